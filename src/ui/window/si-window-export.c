/* si-window-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-digits.h"
#include "si-export-file.h"
#include "si-filter-text.h"
#include "si-toast.h"
#include "si-window-private.h"

/* An export. It writes the list as it is when the person asks for it, even if the list changes
 * before a file is chosen. */
typedef struct
{
  SiWindow *window;   /* (owned) */
  SiListing *listing; /* (owned) (nullable): NULL for the whole inventory */
  SiTable *table;     /* (owned) (nullable): the whole inventory */
  gboolean changes;
  gboolean whole; /* whether the inventory was read to its end */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->window);
  g_clear_pointer (&job->listing, si_listing_unref);
  g_clear_pointer (&job->table, si_table_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Shows a toast that stays until the person closes it. */
static void
tell_failure (SiWindow *self, const char *words)
{
  g_autofree char *text = g_strdup_printf (_ ("Nothing was exported: %s"), words);
  AdwToast *toast = si_toast_new (text);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  si_window_announce_toast (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
describe (const Job *job)
{
  const guint n = job->listing != NULL ? si_listing_get_n_rows (job->listing)
                                       : si_table_get_n_products (job->table);
  const guint n_unreadable = job->table != NULL ? si_table_get_n_unreadable (job->table) : 0;
  g_autofree char *count = NULL;

  if (job->changes)
    return si_digits_printf (ngettext ("%'u change exported", "%'u changes exported", n), n);

  count = si_digits_printf (ngettext ("%'u product exported", "%'u products exported", n), n);
  if (!job->whole)
    return g_strdup_printf (_ ("%s: the inventory was not read to its end"), count);
  if (n_unreadable > 0)
    return si_digits_printf (ngettext ("%s, without %'u row that could not be read",
                                       "%s, without %'u rows that could not be read", n_unreadable),
                             count, n_unreadable);
  return g_steal_pointer (&count);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (si_export_file_finish (result, &error))
    {
      g_autofree char *words = describe (job);

      si_window_toast (job->window, words);
    }
  else
    {
      tell_failure (job->window, error->message);
    }
  g_application_release (g_application_get_default ());
}

/* Chooses the format by the ending of the name, or by the filter if the name has no known
 * ending. */
static SiExportFormat
choose_format (const char *path, guint filter)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);

  if (g_str_has_suffix (folded, ".json"))
    return SI_EXPORT_JSON;
  if (g_str_has_suffix (folded, ".csv"))
    return SI_EXPORT_SPREADSHEET;
  return filter == 1 ? SI_EXPORT_JSON : SI_EXPORT_SPREADSHEET;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  guint filter;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = si_compat_save_file_finish (result, &filter, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  SiExportFormat format;

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell_failure (job->window, error->message);
      return;
    }
  if (path == NULL)
    {
      tell_failure (job->window, _ ("choose a folder that is on this computer"));
      return;
    }

  format = choose_format (path, filter);
  /* The export is finished even if its window is closed. */
  g_application_hold (g_application_get_default ());
  if (job->listing != NULL)
    si_export_file_write_async (path, si_listing_write, si_listing_ref (job->listing),
                                (GDestroyNotify) si_listing_unref, format, NULL, written_cb, job);
  else
    si_export_file_async (path, job->table, NULL, format, NULL, written_cb, job);
  g_steal_pointer (&job);
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

/* Returns: the godowns and findings of the filter for the file's name, so that nobody takes a part
 *   for the whole. */
static char *
name_filter (SiWindow *self)
{
  SiFilter *filter = si_product_list_get_filter (self->list);
  g_autofree char *godowns
      = si_filter_text_godowns (filter, si_product_list_get_table (self->list));
  g_autofree char *findings = si_filter_text_findings (filter);

  return g_strconcat (godowns != NULL ? " " : "", godowns != NULL ? godowns : "",
                      findings != NULL ? " " : "", findings != NULL ? findings : "", NULL);
}

/* Proposes a name from the connection, the part that is shown, and the day of the figures. */
static char *
propose_name (SiWindow *self, gboolean shown)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  const char *shop = connection != NULL ? si_connection_get_name (connection) : NULL;
  GDateTime *time = si_inventory_get_time (si_engine_get_inventory (self->engine));
  g_autoptr (GDateTime) local
      = time != NULL ? g_date_time_to_local (time) : g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *filter = shown ? name_filter (self) : g_strdup ("");
  g_autofree char *name
      = g_strconcat (shop != NULL && *shop != '\0' ? shop : _ ("Inventory"), filter, NULL);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (shown && self->changes_shown)
    /* Translators: a file's name: the shop, and the date. */
    return g_strdup_printf (_ ("%s changes %s.csv"), name, date);
  return g_strdup_printf ("%s %s.csv", name, date);
}

static void
ask_where (Job *job, const char *title)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = propose_name (job->window, job->listing != NULL);

  g_ptr_array_add (filters, create_filter (_ ("Table for spreadsheets (CSV)"), "csv", "text/csv"));
  g_ptr_array_add (filters,
                   create_filter (_ ("Data for programs (JSON)"), "json", "application/json"));
  si_compat_save_file_async (GTK_WINDOW (job->window), title, NULL, name, filters, chosen_cb, job);
}

static Job *
job_new (SiWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (self);
  job->whole = si_inventory_get_whole (si_engine_get_inventory (self->engine));
  return job;
}

/**
 * si_window_export_shown:
 * @self: a window
 *
 * Asks for a file, and writes the list on screen to it: its rows in their order, with the columns
 * shown.
 */
void
si_window_export_shown (SiWindow *self)
{
  g_autoptr (SiListing) listing = si_window_create_listing (self);
  Job *job;

  if (listing == NULL)
    {
      tell_failure (self, _ ("there is no list on screen"));
      return;
    }
  job = job_new (self);
  job->listing = g_steal_pointer (&listing);
  job->changes = self->changes_shown;
  ask_where (job, _ ("Export what is shown"));
}

/**
 * si_window_export_all:
 * @self: a window
 *
 * Asks for a file, and writes the whole inventory to it, with all godowns, as the service gave it.
 */
void
si_window_export_all (SiWindow *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  Job *job;

  if (table == NULL)
    return;
  job = job_new (self);
  job->table = si_table_ref (table);
  ask_where (job, _ ("Export all"));
}
