/* si-copy-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-copy-job.h"

#include <glib/gi18n.h>

#include "si-digits.h"

typedef struct
{
  GdkClipboard *clipboard; /* (owned) */
  SiToaster *toaster;      /* (owned) */
  SiListing *listing;      /* (owned) */
  gboolean titles;
  char *text; /* (owned) (nullable): what is made on the thread, as is the next one */
  char *html; /* (owned) (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->clipboard);
  g_object_unref (job->toaster);
  si_listing_unref (job->listing);
  g_free (job->text);
  g_free (job->html);
  g_free (job);
}

static GdkContentProvider *
create_provider (Job *job)
{
  g_autoptr (GBytes) html = g_bytes_new (job->html, strlen (job->html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_typed (G_TYPE_STRING, job->text),
                                      gdk_content_provider_new_for_bytes ("text/html", html) };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  const guint n = si_listing_get_n_rows (job->listing);
  g_autofree char *words = si_digits_printf (ngettext ("%'u row copied", "%'u rows copied", n), n);
  g_autoptr (GdkContentProvider) provider = create_provider (job);

  gdk_clipboard_set_content (job->clipboard, provider);
  si_toaster_say (job->toaster, words);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  job->text = si_listing_to_tsv (job->listing, job->titles);
  job->html = si_listing_to_html (job->listing, job->titles);
  g_task_return_boolean (task, TRUE);
}

/**
 * si_copy_job_run:
 * @clipboard: the clipboard
 * @toaster: tells how many rows were copied
 * @listing: the rows
 * @titles: whether the titles come first
 *
 * Copies rows as spreadsheets paste them into cells, and as text for other programs. Spreadsheets
 * prefer the table in HTML, which says of each cell whether it is a number.
 */
void
si_copy_job_run (GdkClipboard *clipboard, SiToaster *toaster, SiListing *listing, gboolean titles)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (listing != NULL);

  job = g_new0 (Job, 1);
  job->clipboard = g_object_ref (clipboard);
  job->toaster = g_object_ref (toaster);
  job->listing = si_listing_ref (listing);
  job->titles = titles;
  task = g_task_new (NULL, NULL, made_cb, NULL);
  g_task_set_source_tag (task, si_copy_job_run);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, make_in_thread);
}
