/* si-product-scroll.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-scroll.h"

#include "si-compat.h"

/* GTK makes widgets for so many rows around the one that it scrolls to. */
#define ROWS_OF_GTK 202

struct _SiProductScroll
{
  GObject parent_instance;

  GtkColumnView *view;           /* (borrowed): it outlives this */
  SiProductSelection *selection; /* (owned) */
  guint reveal_id;               /* the idle source that scrolls once the rows are there */
  gboolean reveal_wanted;
  gboolean reveal_top; /* it scrolls to the top, not to the selected row */
  gboolean had_focus;  /* before the rows turned over */
};

G_DEFINE_FINAL_TYPE (SiProductScroll, si_product_scroll, G_TYPE_OBJECT)

static gboolean
reveal (gpointer user_data)
{
  SiProductScroll *self = user_data;
  guint position = si_product_selection_get_position (self->selection);

  self->reveal_id = 0;
  if (si_product_list_get_busy (si_product_selection_get_list (self->selection)))
    return G_SOURCE_REMOVE;

  self->reveal_wanted = FALSE;
  if (self->reveal_top || position == GTK_INVALID_LIST_POSITION)
    position = 0;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    si_compat_scroll_to (GTK_WIDGET (self->view), position);
  return G_SOURCE_REMOVE;
}

static void
busy_changed (SiProductScroll *self)
{
  g_assert (SI_IS_PRODUCT_SCROLL (self));

  if (self->reveal_wanted && self->reveal_id == 0)
    self->reveal_id = g_idle_add (reveal, self);
}

static void
filter_changed (SiProductScroll *self, GParamSpec *pspec, SiFilter *filter)
{
  const char *search = si_filter_get_search (filter);

  g_assert (SI_IS_PRODUCT_SCROLL (self));

  si_product_scroll_reveal (self, search != NULL && *search != '\0');
}

static gboolean
has_focus (SiProductScroll *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* Scrolls past the first new rows, so that all rows with widgets are new. */
static void
rows_turning (SiProductScroll *self, guint position, guint n_rows)
{
  g_assert (SI_IS_PRODUCT_SCROLL (self));

  self->had_focus = has_focus (self);
  si_compat_scroll_to (GTK_WIDGET (self->view), position + MIN (n_rows - 1, ROWS_OF_GTK));
}

/* The focus was in a row that has left. */
static void
rows_turned (SiProductScroll *self)
{
  g_assert (SI_IS_PRODUCT_SCROLL (self));

  si_compat_scroll_to (GTK_WIDGET (self->view), 0);
  if (self->had_focus && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
si_product_scroll_dispose (GObject *object)
{
  SiProductScroll *self = SI_PRODUCT_SCROLL (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (si_product_scroll_parent_class)->dispose (object);
}

static void
si_product_scroll_class_init (SiProductScrollClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_product_scroll_dispose;
}

static void
si_product_scroll_init (SiProductScroll *self)
{
}

/**
 * si_product_scroll_new:
 * @view: a list, which is to outlive this
 * @selection: the selection in its products
 *
 * Returns: (transfer full): the rows on screen, which follow the filter of the products
 */
SiProductScroll *
si_product_scroll_new (GtkColumnView *view, SiProductSelection *selection)
{
  static const char *const of_filter[]
      = { "notify::search", "notify::findings", "notify::godown-ids" };
  SiProductScroll *self;
  SiProductList *list;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (selection), NULL);

  self = g_object_new (SI_TYPE_PRODUCT_SCROLL, NULL);
  self->view = view;
  self->selection = g_object_ref (selection);
  list = si_product_selection_get_list (selection);
  for (guint i = 0; i < G_N_ELEMENTS (of_filter); i++)
    g_signal_connect_object (si_product_list_get_filter (list), of_filter[i],
                             G_CALLBACK (filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::busy", G_CALLBACK (busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "turning", G_CALLBACK (rows_turning), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "turned", G_CALLBACK (rows_turned), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_product_scroll_reveal:
 * @self: the rows on screen
 * @top: whether to scroll to the first row, not to the selected one
 *
 * Scrolls in an idle callback, since a thread finds the rows of a large inventory, and the view has
 * to have taken them.
 */
void
si_product_scroll_reveal (SiProductScroll *self, gboolean top)
{
  g_return_if_fail (SI_IS_PRODUCT_SCROLL (self));

  self->reveal_wanted = TRUE;
  self->reveal_top = top;
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add (reveal, self);
}
