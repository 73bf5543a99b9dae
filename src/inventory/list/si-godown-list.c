/* si-godown-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-list.h"

#include <string.h>

struct _SiGodown
{
  GObject parent_instance;

  char *id;         /* (owned) */
  char *key;        /* (owned) */
  char *name;       /* (owned) */
  char *stock_text; /* (owned) (nullable) */
  SiQuantity stock;
};

G_DEFINE_FINAL_TYPE (SiGodown, si_godown, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
si_godown_finalize (GObject *object)
{
  SiGodown *self = SI_GODOWN (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->stock_text, g_free);

  G_OBJECT_CLASS (si_godown_parent_class)->finalize (object);
}

static void
si_godown_class_init (SiGodownClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_godown_finalize;

  /**
   * SiGodown::changed:
   *
   * The stock in the godown is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_godown_init (SiGodown *self)
{
}

static SiGodown *
si_godown_new (const char *id, const char *name, SiQuantity stock, const char *stock_text)
{
  SiGodown *self = g_object_new (SI_TYPE_GODOWN, NULL);

  self->id = g_strdup (id);
  self->key = si_godown_make_key (id, name);
  self->name = g_strdup (name);
  self->stock = stock;
  self->stock_text = g_strdup (stock_text);
  return self;
}

static void
si_godown_set_stock (SiGodown *self, SiQuantity stock, const char *stock_text)
{
  if (si_quantity_is_same (self->stock, self->stock_text, stock, stock_text))
    return;

  g_free (self->stock_text);
  self->stock_text = g_strdup (stock_text);
  self->stock = stock;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * si_godown_get_key:
 * @self: a godown
 *
 * Returns: (transfer none): the key by which a filter chooses it
 */
const char *
si_godown_get_key (SiGodown *self)
{
  g_return_val_if_fail (SI_IS_GODOWN (self), NULL);

  return self->key;
}

/**
 * si_godown_get_id:
 * @self: a godown
 *
 * Returns: (transfer none): its id, as the service writes it; "" where it has none
 */
const char *
si_godown_get_id (SiGodown *self)
{
  g_return_val_if_fail (SI_IS_GODOWN (self), NULL);

  return self->id;
}

/**
 * si_godown_get_name:
 * @self: a godown
 *
 * Returns: (transfer none): its name
 */
const char *
si_godown_get_name (SiGodown *self)
{
  g_return_val_if_fail (SI_IS_GODOWN (self), NULL);

  return self->name;
}

/**
 * si_godown_get_stock:
 * @self: a godown
 *
 * Returns: the product's stock there; absent for a godown by itself
 */
SiQuantity
si_godown_get_stock (SiGodown *self)
{
  g_return_val_if_fail (SI_IS_GODOWN (self), SI_QUANTITY_NONE);

  return self->stock;
}

/**
 * si_godown_get_stock_text:
 * @self: a godown
 *
 * Returns: (transfer none) (nullable): the stock as the server wrote it, where it is
 *   neither exact nor absent
 */
const char *
si_godown_get_stock_text (SiGodown *self)
{
  g_return_val_if_fail (SI_IS_GODOWN (self), NULL);

  return self->stock_text;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SiGodown *godown_a = *(const SiGodown *const *) a;
  const SiGodown *godown_b = *(const SiGodown *const *) b;
  const int order = g_utf8_collate (godown_a->name, godown_b->name);

  return order != 0 ? order : strcmp (godown_a->id, godown_b->id);
}

/**
 * si_godown_list_new_for_table:
 * @table: (nullable): an inventory
 *
 * Returns: (transfer full): a #GListModel of #SiGodown with the godowns that have an id or a name,
 * in the order of their names
 */
GListModel *
si_godown_list_new_for_table (SiTable *table)
{
  g_autoptr (GPtrArray) godowns = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (SI_TYPE_GODOWN);

  for (guint i = 0; table != NULL && i < si_table_get_n_all_godowns (table); i++)
    if (*si_table_get_godown_id (table, i) != '\0' || *si_table_get_godown_name (table, i) != '\0')
      g_ptr_array_add (godowns,
                       si_godown_new (si_table_get_godown_id (table, i),
                                      si_table_get_godown_name (table, i), SI_QUANTITY_NONE, NULL));

  g_ptr_array_sort (godowns, compare_names);
  g_list_store_splice (store, 0, 0, godowns->pdata, godowns->len);
  return G_LIST_MODEL (store);
}

static void
get_line (SiProduct *product, guint nth, SiGodownStock *stock)
{
  si_table_get_godown_stock (si_product_get_table (product), si_product_get_row (product), nth,
                             stock);
}

/* Tells whether a line of the list and a line of the product have the same godown and name. */
static gboolean
is_same_line (GListStore *store, guint position, SiProduct *product, guint nth)
{
  g_autoptr (SiGodown) godown = g_list_model_get_item (G_LIST_MODEL (store), position);
  SiGodownStock stock;

  get_line (product, nth, &stock);
  return g_str_equal (godown->id, stock.id) && g_str_equal (godown->name, stock.name);
}

static void
splice_lines (GListStore *store, guint position, guint n_removed, SiProduct *product, guint n_added)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = position; i < position + n_added; i++)
    {
      SiGodownStock stock;

      get_line (product, i, &stock);
      g_ptr_array_add (added, si_godown_new (stock.id, stock.name, stock.stock, stock.stock_text));
    }
  if (n_removed > 0 || n_added > 0)
    g_list_store_splice (store, position, n_removed, added->pdata, n_added);
}

/* The lines that stay at both ends keep their objects, so that their rows on screen stay, too. */
static void
follow_product (SiProduct *product, GListStore *store)
{
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (store));
  const guint n_after
      = si_table_get_n_godown_stocks (si_product_get_table (product), si_product_get_row (product));
  const guint n_common = MIN (n_before, n_after);
  guint first = 0;
  guint last = 0;

  while (first < n_common && is_same_line (store, first, product, first))
    first++;
  while (last < n_common - first
         && is_same_line (store, n_before - 1 - last, product, n_after - 1 - last))
    last++;
  splice_lines (store, first, n_before - first - last, product, n_after - first - last);

  for (guint i = 0; i < n_after; i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (G_LIST_MODEL (store), i);
      SiGodownStock stock;

      get_line (product, i, &stock);
      si_godown_set_stock (godown, stock.stock, stock.stock_text);
    }
}

/**
 * si_godown_list_new_for_product:
 * @product: a product
 *
 * Lists the product's godown lines in the server's order and follows it through refreshes.
 * A line that keeps its id and name, before or after all that come and go, keeps its #SiGodown,
 * too, which emits "changed" when the stock there is another one.
 *
 * Returns: (transfer full): a #GListModel of #SiGodown
 */
GListModel *
si_godown_list_new_for_product (SiProduct *product)
{
  GListStore *store;

  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  store = g_list_store_new (SI_TYPE_GODOWN);
  follow_product (product, store);
  g_signal_connect_object (product, "changed", G_CALLBACK (follow_product), store, 0);
  return G_LIST_MODEL (store);
}
