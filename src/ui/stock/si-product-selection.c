/* si-product-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-selection.h"

#include "si-marked-rows.h"

/* Up to so many rows, GTK finds the focused row and the place on screen again in no time. */
#define MOST_IN_ONE_PIECE 20000

struct _SiProductSelection
{
  GObject parent_instance;

  SiProductList *list; /* (owned) */
  SiMarkedRows *marks; /* (owned): all selected rows, whether the list shows them or not */
  SiProduct *chosen;   /* (owned) (nullable): selected last; the list may not show it */
  SiProduct *selected; /* (unowned) (nullable): the chosen one, or NULL while it does not count as
                          selected */
  gboolean anyway;     /* the chosen one counts as selected even if the list does not show it */
  guint position;      /* of the chosen one, or GTK_INVALID_LIST_POSITION */
  SiProduct *anchor;   /* (owned) (nullable): the end of a range that does not move */

  SiProductRows *old_rows; /* (owned) (nullable): the list's rows before, while they turn over */
  guint n_ahead;           /* the number of @old_rows that are here before the first new row */
  guint n_old;             /* the number of those that leave */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiProductSelection,
                               si_product_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  TURNING,
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const SiProductRows *
get_rows (SiProductSelection *self)
{
  return si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self->list));
}

static guint
get_row_at (SiProductSelection *self, guint position)
{
  const SiProductRows *rows = get_rows (self);

  if (self->old_rows != NULL && position < self->n_ahead)
    rows = self->old_rows;
  else if (self->old_rows != NULL)
    position -= self->n_old;
  return rows != NULL && position < rows->rows->len ? g_array_index (rows->rows, guint32, position)
                                                    : SI_NO_ROW;
}

/* Finds the chosen product in the list again. Returns: %TRUE if another product is selected now. */
static gboolean
update (SiProductSelection *self)
{
  SiProduct *before = self->selected;

  si_marked_rows_follow (self->marks, get_rows (self));
  self->position = GTK_INVALID_LIST_POSITION;
  if (self->chosen != NULL)
    self->position = si_shown_products_find (SI_SHOWN_PRODUCTS (self->list), self->chosen);
  si_marked_rows_set (self->marks, get_row_at (self, self->position), TRUE);
  if (self->position != GTK_INVALID_LIST_POSITION
      || (self->chosen != NULL && (self->anyway || !si_product_get_current (self->chosen))))
    self->selected = self->chosen;
  else
    self->selected = NULL;
  return self->selected != before;
}

static gboolean
has_others (SiProductSelection *self)
{
  const guint row = get_row_at (self, self->position);
  const guint n = si_marked_rows_get_n (self->marks);

  return n > (si_marked_rows_contains (self->marks, row) ? 1 : 0);
}

static void
tell_of_positions (SiProductSelection *self, guint first, guint last)
{
  if (last == GTK_INVALID_LIST_POSITION)
    last = first;
  if (first != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

/* Takes another product as the one that was selected last. @several is whether other rows than
 * these two are selected, or no longer selected, too. */
static void
change_lead (SiProductSelection *self, SiProduct *product, gboolean anyway, gboolean several)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));
  const guint before = self->position;

  g_set_object (&self->chosen, product);
  self->anyway = anyway;
  /* The old product may be freed by now: update() only compares its address. */
  if (update (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);

  /* GTK looks at the rows that have widgets, however many are said to have changed. */
  if (several && n_items > 0)
    tell_of_positions (self, 0, n_items - 1);
  else if (before != self->position)
    tell_of_positions (self, MIN (before, self->position), MAX (before, self->position));
}

/* Selects one product alone, or none. */
static void
choose (SiProductSelection *self, SiProduct *product, gboolean anyway)
{
  const gboolean others = has_others (self);

  if (self->chosen == product && self->anyway == anyway && !others)
    return;
  si_marked_rows_clear (self->marks);
  g_set_object (&self->anchor, product);
  change_lead (self, product, anyway, others);
}

/* GTK destroys the widgets of rows that leave, makes those of rows that come, and looks among all
 * of them for the focused row. Where there are many, the new rows come behind the old ones first. A
 * view that scrolls to them uses its widgets for them, which takes a tenth of the time. */
static void
turn_over (SiProductSelection *self,
           SiProductRows *old_rows,
           guint position,
           guint removed,
           guint added)
{
  self->old_rows = si_product_rows_ref (old_rows);
  self->n_ahead = position + removed;
  self->n_old = removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position + removed, 0, added);
  g_signal_emit (self, signals[TURNING], 0, position + removed, added);
  g_clear_pointer (&self->old_rows, si_product_rows_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 0);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
list_changed (SiProductSelection *self,
              guint position,
              guint removed,
              guint added,
              GListModel *list)
{
  SiProductRows *old_rows = si_shown_products_get_old_rows (SI_SHOWN_PRODUCTS (list));
  gboolean changed;

  g_assert (SI_IS_PRODUCT_SELECTION (self));
  g_assert (G_IS_LIST_MODEL (list));

  /* The selection is updated first, since views ask for it when the rows change. */
  changed = update (self);
  if (removed > 0 && added > 0 && MAX (removed, added) > MOST_IN_ONE_PIECE && old_rows != NULL
      && old_rows->table == get_rows (self)->table)
    turn_over (self, old_rows, position, removed, added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Follows a table with the same products in the same order, of which the list emits no change. */
static void
list_updated (SiProductSelection *self, SiProductList *list)
{
  g_assert (SI_IS_PRODUCT_SELECTION (self));
  g_assert (SI_IS_PRODUCT_LIST (list));

  if (update (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static GType
get_item_type (GListModel *model)
{
  return SI_TYPE_PRODUCT;
}

static guint
get_n_items (GListModel *model)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  return self->old_rows != NULL ? n_items + self->n_old : n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);

  if (self->old_rows == NULL)
    return g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (position >= self->n_ahead)
    return g_list_model_get_item (G_LIST_MODEL (self->list), position - self->n_old);
  return si_product_list_get_product (self->list, get_row_at (self, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);

  /* The rows of a new table have widgets before the list has emitted its change. */
  si_marked_rows_follow (self->marks, get_rows (self));
  return si_marked_rows_contains (self->marks, get_row_at (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  const guint end = MIN (g_list_model_get_n_items (G_LIST_MODEL (model)),
                         position + MIN (n_items, G_MAXUINT - position));
  GtkBitset *selection = gtk_bitset_new_empty ();

  for (guint i = position; i < end; i++)
    if (is_selected (model, i))
      gtk_bitset_add (selection, i);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (product == NULL)
    return FALSE;
  if (unselect_rest)
    {
      choose (self, product, FALSE);
      return TRUE;
    }
  g_set_object (&self->anchor, product);
  change_lead (self, product, FALSE, FALSE);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the selected product that is the next one in the list. */
static SiProduct *
find_near (SiProductSelection *self, guint position)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = position; i < n_items; i++)
    if (si_marked_rows_contains (self->marks, get_row_at (self, i)))
      return g_list_model_get_item (G_LIST_MODEL (self), i);
  for (guint i = MIN (position, n_items); i-- > 0;)
    if (si_marked_rows_contains (self->marks, get_row_at (self, i)))
      return g_list_model_get_item (G_LIST_MODEL (self), i);
  return NULL;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  g_autoptr (SiProduct) lead = NULL;

  if (get_rows (self) == NULL)
    return TRUE;
  update (self);
  si_marked_rows_set_range (self->marks, get_rows (self), position, n_items, FALSE);
  if (self->chosen != NULL && self->position != GTK_INVALID_LIST_POSITION
      && self->position - position < n_items)
    lead = find_near (self, position);
  else
    lead = self->chosen != NULL ? g_object_ref (self->chosen) : NULL;
  change_lead (self, lead, self->anyway && lead == self->chosen, TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

/* The keyboard and the pointer extend a range from the row that was selected by itself last, so the
 * other end is the row that was selected last. */
static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  const guint last = position + n_items - 1;
  guint anchor = GTK_INVALID_LIST_POSITION;
  g_autoptr (SiProduct) lead = NULL;

  if (get_rows (self) == NULL || n_items == 0)
    return FALSE;
  update (self);
  if (self->anchor != NULL)
    anchor = si_shown_products_find (SI_SHOWN_PRODUCTS (self->list), self->anchor);
  if (unselect_rest)
    si_marked_rows_clear (self->marks);
  si_marked_rows_set_range (self->marks, get_rows (self), position, n_items, TRUE);
  lead = g_list_model_get_item (G_LIST_MODEL (model), anchor == last ? position : last);
  change_lead (self, lead, FALSE, TRUE);
  return TRUE;
}

/* The panel goes on showing the same product. */
static gboolean
select_all (GtkSelectionModel *model)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (SiProduct) lead = NULL;

  if (get_rows (self) == NULL || n_items == 0)
    return TRUE;
  update (self);
  si_marked_rows_set_range (self->marks, get_rows (self), 0, n_items, TRUE);
  lead = self->position != GTK_INVALID_LIST_POSITION
             ? g_object_ref (self->chosen)
             : g_list_model_get_item (G_LIST_MODEL (model), 0);
  change_lead (self, lead, FALSE, TRUE);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  choose (SI_PRODUCT_SELECTION (model), NULL, FALSE);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

static void
si_product_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (object);

  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, si_product_selection_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_product_selection_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (object);

  switch (id)
    {
    case PROP_SELECTED:
      si_product_selection_set_selected (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_product_selection_dispose (GObject *object)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (object);

  self->selected = NULL;
  self->position = GTK_INVALID_LIST_POSITION;
  g_clear_object (&self->chosen);
  g_clear_object (&self->anchor);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_product_selection_parent_class)->dispose (object);
}

static void
si_product_selection_finalize (GObject *object)
{
  si_marked_rows_free (SI_PRODUCT_SELECTION (object)->marks);

  G_OBJECT_CLASS (si_product_selection_parent_class)->finalize (object);
}

static void
si_product_selection_class_init (SiProductSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_product_selection_get_property;
  object_class->set_property = si_product_selection_set_property;
  object_class->dispose = si_product_selection_dispose;
  object_class->finalize = si_product_selection_finalize;

  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, SI_TYPE_PRODUCT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TURNING] = g_signal_new ("turning", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_product_selection_init (SiProductSelection *self)
{
  self->marks = si_marked_rows_new ();
  self->position = GTK_INVALID_LIST_POSITION;
}

/**
 * si_product_selection_new:
 * @list: the list of products
 *
 * Returns: (transfer full): a selection in @list, without a product
 */
SiProductSelection *
si_product_selection_new (SiProductList *list)
{
  SiProductSelection *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_PRODUCT_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (list_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (list_updated), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_product_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list of products
 */
SiProductList *
si_product_selection_get_list (SiProductSelection *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), NULL);

  return self->list;
}

/**
 * si_product_selection_get_selected:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): the product that was selected last, if the list shows it,
 * the inventory does not have it any more, or si_product_selection_show() selected it
 */
SiProduct *
si_product_selection_get_selected (SiProductSelection *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), NULL);

  return self->selected;
}

/**
 * si_product_selection_set_selected:
 * @self: a selection
 * @product: (nullable): a product of the list's table, or NULL to select nothing
 *
 * Selects a product alone, or selects it later, when the list shows it.
 */
void
si_product_selection_set_selected (SiProductSelection *self, SiProduct *product)
{
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (self));
  g_return_if_fail (product == NULL || SI_IS_PRODUCT (product));

  choose (self, product, FALSE);
}

/**
 * si_product_selection_show:
 * @self: a selection
 * @product: a product of the list's table
 *
 * Selects a product alone until another one is selected, even if the list does not show it.
 */
void
si_product_selection_show (SiProductSelection *self, SiProduct *product)
{
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (self));
  g_return_if_fail (SI_IS_PRODUCT (product));

  choose (self, product, TRUE);
}

/**
 * si_product_selection_get_position:
 * @self: a selection
 *
 * Returns: the position of the product that was selected last, or GTK_INVALID_LIST_POSITION
 */
guint
si_product_selection_get_position (SiProductSelection *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

/**
 * si_product_selection_get_n_rows:
 * @self: a selection
 *
 * Returns: the number of selected products that the list shows
 */
guint
si_product_selection_get_n_rows (SiProductSelection *self)
{
  g_autoptr (GArray) rows = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), 0);

  if (!has_others (self))
    return self->position != GTK_INVALID_LIST_POSITION ? 1 : 0;
  rows = si_product_selection_get_rows (self);
  return rows->len;
}

/**
 * si_product_selection_get_rows:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type guint32): the rows of the selected products that the list
 *   shows, in its order; they are rows of the table in si_shown_products_get_rows()
 */
GArray *
si_product_selection_get_rows (SiProductSelection *self)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));
  GArray *selected;

  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), NULL);

  selected = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (si_marked_rows_get_n (self->marks) == 0)
    return selected;
  for (guint i = 0; i < n_items; i++)
    {
      const guint32 row = get_row_at (self, i);

      if (si_marked_rows_contains (self->marks, row))
        g_array_append_val (selected, row);
    }
  return selected;
}
