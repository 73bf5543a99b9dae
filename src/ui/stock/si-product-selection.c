/* si-product-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-selection.h"

struct _SiProductSelection
{
  GObject parent_instance;

  SiProductList *list; /* (owned) */
  SiProduct *chosen;   /* (owned) (nullable): the list may not show it */
  SiProduct *selected; /* (unowned) (nullable): the chosen one, or NULL while it does not count as
                          selected */
  gboolean anyway;     /* the chosen one counts as selected even if the list does not show it */
  guint position;      /* of the chosen one, or GTK_INVALID_LIST_POSITION */
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

/* Finds the chosen product in the list again. Returns: %TRUE if another product is selected now. */
static gboolean
update (SiProductSelection *self)
{
  SiProduct *before = self->selected;

  self->position = GTK_INVALID_LIST_POSITION;
  if (self->chosen != NULL)
    self->position = si_shown_products_find (SI_SHOWN_PRODUCTS (self->list), self->chosen);
  if (self->position != GTK_INVALID_LIST_POSITION
      || (self->chosen != NULL && (self->anyway || !si_product_get_current (self->chosen))))
    self->selected = self->chosen;
  else
    self->selected = NULL;
  return self->selected != before;
}

static void
choose (SiProductSelection *self, SiProduct *product, gboolean anyway)
{
  guint before = self->position;
  guint first;
  guint last;

  if (self->chosen == product && self->anyway == anyway)
    return;
  g_set_object (&self->chosen, product);
  self->anyway = anyway;

  /* The old product may be freed by now: update() only compares its address. */
  if (update (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);

  if (before == self->position)
    return;
  first = MIN (before, self->position);
  last = MAX (before, self->position);
  if (last == GTK_INVALID_LIST_POSITION)
    last = first;
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

static void
list_changed (SiProductSelection *self,
              guint position,
              guint removed,
              guint added,
              GListModel *list)
{
  gboolean changed;

  g_assert (SI_IS_PRODUCT_SELECTION (self));
  g_assert (G_IS_LIST_MODEL (list));

  /* The selection is updated first, since views ask for it when the rows change. */
  changed = update (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (changed)
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

  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);

  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
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

  return position != GTK_INVALID_LIST_POSITION && self->position == position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  SiProductSelection *self = SI_PRODUCT_SELECTION (model);
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, self->position);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (product != NULL)
    choose (SI_PRODUCT_SELECTION (model), product, FALSE);
  return product != NULL;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  if (is_selected (model, position))
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
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_product_selection_parent_class)->dispose (object);
}

static void
si_product_selection_class_init (SiProductSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_product_selection_get_property;
  object_class->set_property = si_product_selection_set_property;
  object_class->dispose = si_product_selection_dispose;

  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, SI_TYPE_PRODUCT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_product_selection_init (SiProductSelection *self)
{
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
 * Returns: (transfer none) (nullable): the selected product, if the list shows it, the inventory
 *   does not have it any more, or si_product_selection_show() selected it
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
 * Selects a product, or selects it later, when the list shows it.
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
 * Selects a product until another one is selected, even if the list does not show it.
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
 * Returns: the row of the selected product, or GTK_INVALID_LIST_POSITION
 */
guint
si_product_selection_get_position (SiProductSelection *self)
{
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
