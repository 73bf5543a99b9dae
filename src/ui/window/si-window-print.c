/* si-window-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-filter-text.h"
#include "si-finding-text.h"
#include "si-print-list.h"
#include "si-print-product.h"
#include "si-text.h"
#include "si-window-private.h"

static void
print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, SiWindow *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      gtk_print_operation_get_error (operation, &error);
      text = g_strdup_printf (_ ("Nothing was printed: %s"),
                              error != NULL ? error->message : _ ("no printer answers"));
      si_window_toast (self, text);
    }
  g_signal_handlers_disconnect_by_func (operation, print_done, self);
  g_application_release (g_application_get_default ());
  g_object_unref (self);
  g_object_unref (operation);
}

/* Returns: TRUE if a preview can be shown. GTK uses evince or another viewer of PDF files, and
 *   without one it silently does nothing. In a sandbox, the desktop looks for a viewer. */
static gboolean
has_viewer (void)
{
  g_autofree char *evince = g_find_program_in_path ("evince");
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_type ("application/pdf", FALSE);

  return evince != NULL || viewer != NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* Prints, and frees the operation when it is done. */
static void
run (SiWindow *self, GtkPrintOperation *operation, const char *name, GtkPrintOperationAction action)
{
  if (action == GTK_PRINT_OPERATION_ACTION_PREVIEW && !has_viewer ())
    {
      si_window_toast (self, _ ("No program here shows a preview. Print to a file instead."));
      g_object_unref (operation);
      return;
    }

  if (action == GTK_PRINT_OPERATION_ACTION_PREVIEW)
    si_compat_survive_preview (operation);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (print_done), g_object_ref (self));
  g_application_hold (g_application_get_default ());
  /* print_done() gets an error as well, so this one is not needed. */
  gtk_print_operation_run (operation, action, GTK_WINDOW (self), NULL);
}

static const char *
get_title (SiWindow *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  const char *name = connection != NULL ? si_connection_get_name (connection) : NULL;

  return name != NULL ? name : _ ("Inventory");
}

/* Adds the time of the figures, and not their age, which would be wrong on paper soon. */
static void
add_time (SiWindow *self, GPtrArray *words)
{
  GDateTime *time = si_inventory_get_time (si_engine_get_inventory (self->engine));
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (local != NULL)
    {
      g_autofree char *date = si_text_date (local);

      /* Translators: when the figures were read, such as 23 Nov 2026, 10:42. */
      g_ptr_array_add (words, g_strdup_printf (_ ("as of %s"), date));
    }
  if (!si_inventory_get_whole (si_engine_get_inventory (self->engine)))
    g_ptr_array_add (words, g_strdup (_ ("not read to its end")));
}

static void
add_filter (SiWindow *self, GPtrArray *words)
{
  SiTable *table = si_product_list_get_table (self->list);
  SiFilter *filter = si_product_list_get_filter (self->list);
  const SiFindings findings = si_filter_get_findings (filter);
  g_autofree char *godowns = si_filter_text_godowns (filter, table);
  g_autofree char *text = self->changes_shown
                              ? g_strdup (si_search_controller_get_typed_text (self->finder))
                              : si_search_controller_get_query (self->finder);
  g_autofree char *code = si_direction_align (text);

  if (*text != '\0')
    g_ptr_array_add (words, g_strdup_printf (_ ("search: %s"), code));
  if (godowns != NULL)
    {
      g_autofree char *name = si_direction_align (godowns);

      g_ptr_array_add (words, g_strdup_printf (_ ("godown: %s"), name));
    }
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if ((findings & si_findings[i].flag) != 0)
      g_ptr_array_add (words, g_strdup (si_finding_text_only (si_findings[i].flag)));
}

static void
add_count (SiWindow *self, GPtrArray *words, guint n)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  const guint n_all = table != NULL ? si_table_get_n_products (table) : n;

  if (self->changes_shown)
    g_ptr_array_add (words, si_digits_printf (ngettext ("%'u change", "%'u changes", n), n));
  else if (n == n_all)
    g_ptr_array_add (words, si_digits_printf (ngettext ("%'u product", "%'u products", n), n));
  else
    g_ptr_array_add (
        words,
        /* Translators: how many are shown, of all; the plural goes by the second number. */
        si_digits_printf (ngettext ("%'u of %'u product", "%'u of %'u products", n_all), n, n_all));
}

static char *
join (GPtrArray *words)
{
  g_auto (GStrv) aligned = g_new0 (char *, words->len + 1);

  for (guint i = 0; i < words->len; i++)
    aligned[i] = si_direction_align (words->pdata[i]);
  return g_strjoinv (" · ", aligned);
}

/**
 * si_window_print_list:
 * @self: a window
 * @action: whether to print it, or to preview it
 *
 * Prints the list on screen.
 */
void
si_window_print_list (SiWindow *self, GtkPrintOperationAction action)
{
  g_autoptr (SiListing) listing = si_window_create_listing (self);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *heading = NULL;

  if (listing == NULL)
    {
      si_window_toast (self, _ ("There is no list on screen"));
      return;
    }
  add_time (self, words);
  if (self->changes_shown)
    g_ptr_array_add (words, g_strdup (_ ("what has changed")));
  add_filter (self, words);
  add_count (self, words, si_listing_get_n_rows (listing));
  heading = join (words);
  run (self, GTK_PRINT_OPERATION (si_print_list_new (listing, get_title (self), heading)),
       get_title (self), action);
}

/**
 * si_window_print_product:
 * @self: a window
 * @action: whether to print it, or to preview it
 *
 * Prints the selected product.
 */
void
si_window_print_product (SiWindow *self, GtkPrintOperationAction action)
{
  SiProduct *product = si_product_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *heading = NULL;
  g_autofree char *note = NULL;

  if (product == NULL)
    return;
  add_time (self, words);
  heading = join (words);
  note = si_product_list_get_note (self->list, product);
  run (self, GTK_PRINT_OPERATION (si_print_product_new (product, note, get_title (self), heading)),
       si_product_get_sku (product), action);
}
