/* si-held-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-held-view.h"

#include <glib/gi18n.h>

#include "si-held-text.h"
#include "si-product-view.h"

struct _SiHeldView
{
  AdwWindow parent_instance;

  SiEngine *engine;              /* (owned) */
  SiHeldAnswer *held;            /* (owned): the answer on screen */
  GCancellable *reading;         /* (owned) */
  SiProductList *list;           /* (owned) */
  SiProductSelection *selection; /* (owned) */

  /* Template widgets */
  AdwWindowTitle *title;
  GtkLabel *text;
  GtkButton *back;
  GtkButton *use;
  GtkSearchEntry *search;
  GtkStack *body;
  AdwStatusPage *page;
  SiProductView *view;
};

G_DEFINE_FINAL_TYPE (SiHeldView, si_held_view, ADW_TYPE_WINDOW)

static void
use_clicked (SiHeldView *self)
{
  g_assert (SI_IS_HELD_VIEW (self));

  si_refresh_use_held (si_engine_get_refresh (self->engine), self->held);
  gtk_window_close (GTK_WINDOW (self));
}

static void
search_changed (SiHeldView *self)
{
  g_assert (SI_IS_HELD_VIEW (self));

  si_filter_set_search (si_product_list_get_filter (self->list),
                        gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Escape empties the search field first, and closes the window when it is empty. */
static void
search_stopped (SiHeldView *self)
{
  g_assert (SI_IS_HELD_VIEW (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
show_page (SiHeldView *self, const char *title, const char *text)
{
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, markup);
  gtk_stack_set_visible_child (self->body, GTK_WIDGET (self->page));
}

static void
rows_changed (SiHeldView *self)
{
  SiTable *table = si_product_list_get_table (self->list);

  g_assert (SI_IS_HELD_VIEW (self));

  if (table == NULL || si_product_list_get_busy (self->list))
    return;
  if (si_table_get_n_products (table) == 0)
    show_page (self, _ ("No products"), _ ("The server’s answer has no products."));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    show_page (self, _ ("No match"), _ ("No product in the held answer matches the search."));
  else
    gtk_stack_set_visible_child (self->body, GTK_WIDGET (self->view));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiHeldView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiTable) table
      = si_answer_guard_held_finish (SI_ANSWER_GUARD (source), result, NULL, &error);

  /* A window that is closed has cancelled it, and is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (table == NULL)
    {
      show_page (self, _ ("The held answer cannot be shown"), error->message);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->use), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), si_table_get_n_products (table) > 0);
  si_product_list_set_table (self->list, table);
  rows_changed (self);
}

/* Closes the window if its answer is not held any more: another one may have come, or another
 * program may have accepted it. */
static void
held_changed (SiHeldView *self)
{
  g_assert (SI_IS_HELD_VIEW (self));

  gtk_window_close (GTK_WINDOW (self));
}

static void
si_held_view_dispose (GObject *object)
{
  SiHeldView *self = SI_HELD_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->held, si_held_answer_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_held_view_parent_class)->dispose (object);
}

static void
si_held_view_class_init (SiHeldViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_held_view_dispose;

  g_type_ensure (SI_TYPE_PRODUCT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-held-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, back);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, body);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, page);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, search);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, text);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, title);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, use);
  gtk_widget_class_bind_template_child (widget_class, SiHeldView, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked);
}

static void
si_held_view_init (SiHeldView *self)
{
  self->reading = g_cancellable_new ();
  self->list = si_product_list_new ();
  self->selection = si_product_selection_new (self->list);

  gtk_widget_init_template (GTK_WIDGET (self));

  si_product_view_set_selection (self->view, self->selection);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (rows_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (rows_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
describe (SiHeldView *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *loss = si_held_text_loss (
      self->held, si_inventory_get_table (si_engine_get_inventory (self->engine)), now);
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is a sentence that tells what is missing from an answer. */
      _ ("%s This is that answer, not your inventory."), loss);

  gtk_label_set_label (self->text, text);
  if (connection != NULL)
    adw_window_title_set_subtitle (self->title, si_connection_get_name (connection));
}

/**
 * si_held_view_new:
 * @parent: the window that it is shown over
 * @engine: an engine with a held answer
 *
 * Returns: (transfer none): a window, not yet presented
 */
SiHeldView *
si_held_view_new (GtkWindow *parent, SiEngine *engine)
{
  SiHeldView *self;
  SiAnswerGuard *guard;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  guard = si_engine_get_guard (engine);
  g_return_val_if_fail (si_answer_guard_get_held (guard) != NULL, NULL);

  self = g_object_new (SI_TYPE_HELD_VIEW, "transient-for", parent, NULL);
  self->engine = g_object_ref (engine);
  self->held = si_held_answer_ref (si_answer_guard_get_held (guard));
  describe (self);
  g_signal_connect_object (guard, "notify::held", G_CALLBACK (held_changed), self,
                           G_CONNECT_SWAPPED);
  si_answer_guard_read_held_async (guard, self->reading, read_cb, self);
  return self;
}
