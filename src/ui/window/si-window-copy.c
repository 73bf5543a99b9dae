/* si-window-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-window-private.h"

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiWindow *self = SI_WINDOW (source);
  const SiListing *listing = g_task_get_task_data (G_TASK (result));
  const guint n = si_listing_get_n_rows (listing);
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = si_digits_printf (ngettext ("%'u row copied", "%'u rows copied", n), n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  si_window_toast (self, words);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, si_listing_to_tsv (task_data, TRUE), g_free);
}

/**
 * si_window_copy_shown:
 * @self: a window
 *
 * Copies the list on screen, with its titles, as text that spreadsheets paste into cells.
 */
void
si_window_copy_shown (SiWindow *self)
{
  g_autoptr (SiListing) listing = si_window_create_listing (self);
  g_autoptr (GTask) task = NULL;

  /* An empty text would only replace something useful on the clipboard. */
  if (listing == NULL || si_listing_get_n_rows (listing) == 0)
    {
      si_window_toast (self, _ ("Nothing was copied: no row is shown"));
      return;
    }
  task = g_task_new (self, NULL, copied_cb, NULL);
  g_task_set_source_tag (task, si_window_copy_shown);
  g_task_set_task_data (task, g_steal_pointer (&listing), (GDestroyNotify) si_listing_unref);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * si_window_copy_selected:
 * @self: a window
 *
 * Copies the selected row, without titles.
 */
void
si_window_copy_selected (SiWindow *self)
{
  g_autoptr (SiListing) listing = si_window_create_selected_listing (self);
  g_autofree char *text = listing != NULL ? si_listing_to_tsv (listing, FALSE) : NULL;

  if (text == NULL)
    {
      si_window_toast (self, _ ("Nothing was copied: no row is selected"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  si_window_toast (self, self->changes_shown ? _ ("Change copied") : _ ("Product copied"));
}

/**
 * si_window_copy_sku:
 * @self: a window
 *
 * Copies the unchanged SKU code of the selected product.
 */
void
si_window_copy_sku (SiWindow *self)
{
  SiProduct *product = si_product_selection_get_selected (self->selection);

  if (product == NULL || *si_product_get_sku (product) == '\0')
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          si_product_get_sku (product));
  si_window_toast (self, _ ("SKU code copied"));
}
