/* si-export-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-export-job.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-export-file.h"
#include "si-toast.h"

typedef struct
{
  SiToaster *toaster; /* (owned) */
  SiListing *listing; /* (owned) (nullable): %NULL for the whole inventory */
  SiTable *table;     /* (owned) (nullable): the whole inventory */
  char *done;         /* (owned): the sentence for the end */
} Job;

/* The formats in the order in which the dialog offers them */
static const struct
{
  SiExportFormat format;
  const char *name;
  const char *suffix;
  const char *type;
} formats[] = {
  { SI_EXPORT_WORKBOOK, N_ ("Spreadsheet (XLSX)"), "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { SI_EXPORT_SPREADSHEET, N_ ("Table for spreadsheets (CSV)"), "csv", "text/csv" },
  { SI_EXPORT_JSON, N_ ("Data for programs (JSON)"), "json", "application/json" },
};

static void
job_free (Job *job)
{
  g_object_unref (job->toaster);
  g_clear_pointer (&job->listing, si_listing_unref);
  g_clear_pointer (&job->table, si_table_unref);
  g_free (job->done);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* The file is written to its end even if its window is closed, so the program is held. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (si_export_file_finish (result, &error))
    si_toaster_say (job->toaster, job->done);
  else
    si_export_job_fail (job->toaster, error->message);
  g_application_release (g_application_get_default ());
}

/* Chooses the format by the ending of the name, or by the filter if the name has no known
 * ending. */
static SiExportFormat
choose_format (const char *path, guint filter)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *ending = g_strdup_printf (".%s", formats[i].suffix);

      if (g_str_has_suffix (folded, ending))
        return formats[i].format;
    }
  return formats[MIN (filter, G_N_ELEMENTS (formats) - 1)].format;
}

static void
write_file (Job *job, const char *path, SiExportFormat format)
{
  g_application_hold (g_application_get_default ());
  if (job->listing != NULL)
    si_export_file_write_async (path, si_listing_write, si_listing_ref (job->listing),
                                (GDestroyNotify) si_listing_unref, format, NULL, written_cb, job);
  else
    si_export_file_async (path, job->table, format, NULL, written_cb, job);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  guint filter;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = si_compat_save_file_finish (result, &filter, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    write_file (g_steal_pointer (&job), path, choose_format (path, filter));
  else if (file != NULL)
    si_export_job_fail (job->toaster, _ ("choose a folder that is on this computer"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    si_export_job_fail (job->toaster, error->message);
}

static GtkFileFilter *
create_filter (const char *name, const char *suffix, const char *type)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_filter_add_mime_type (filter, type);
  return filter;
}

static void
ask_where (GtkWindow *parent, const char *title, const char *name, Job *job)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_ptr_array_add (filters,
                     create_filter (_ (formats[i].name), formats[i].suffix, formats[i].type));
  si_compat_save_file_async (parent, title, NULL, name, filters, chosen_cb, job);
}

static Job *
job_new (SiToaster *toaster, const char *done)
{
  Job *job = g_new0 (Job, 1);

  job->toaster = g_object_ref (toaster);
  job->done = g_strdup (done);
  return job;
}

/**
 * si_export_job_run:
 * @parent: the window that the dialog belongs to
 * @toaster: tells how it ended
 * @listing: the rows to write
 * @name: the proposed name of the file
 * @done: the sentence for the end
 *
 * Asks for a file, and writes a list to it.
 */
void
si_export_job_run (GtkWindow *parent,
                   SiToaster *toaster,
                   SiListing *listing,
                   const char *name,
                   const char *done)
{
  Job *job;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (listing != NULL && name != NULL && done != NULL);

  job = job_new (toaster, done);
  job->listing = si_listing_ref (listing);
  ask_where (parent, _ ("Export What Is Shown"), name, job);
}

/**
 * si_export_job_run_whole:
 * @parent: the window that the dialog belongs to
 * @toaster: tells how it ended
 * @table: the inventory to write
 * @name: the proposed name of the file
 * @done: the sentence for the end
 *
 * Asks for a file, and writes a whole inventory to it, with all godowns, as the service gave it.
 */
void
si_export_job_run_whole (GtkWindow *parent,
                         SiToaster *toaster,
                         SiTable *table,
                         const char *name,
                         const char *done)
{
  Job *job;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (table != NULL && name != NULL && done != NULL);

  job = job_new (toaster, done);
  job->table = si_table_ref (table);
  ask_where (parent, _ ("Export All"), name, job);
}

/**
 * si_export_job_fail:
 * @toaster: the toaster of the window
 * @reason: the reason, as the end of a sentence
 *
 * Says that nothing was exported, until the person closes the toast.
 */
void
si_export_job_fail (SiToaster *toaster, const char *reason)
{
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (reason != NULL);

  text = g_strdup_printf (_ ("Nothing was exported: %s"), reason);
  toast = si_toast_new (text);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  si_toaster_keep (toaster, toast);
}
