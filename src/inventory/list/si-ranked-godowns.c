/* si-ranked-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-ranked-godowns.h"

static gboolean
has_none (const SiRankedGodown *entry)
{
  const SiQuantity stock = entry->stock.stock;

  return !entry->is_there || stock.kind == SI_QUANTITY_ABSENT
         || (stock.kind == SI_QUANTITY_EXACT && stock.millionths == 0);
}

/* Returns: the place of a godown's group in the list. */
static guint
get_group (const SiRankedGodown *entry)
{
  if (entry->is_chosen)
    return 0;
  if (has_none (entry))
    return 4;
  if (!si_quantity_is_number (entry->stock.stock))
    return 2;
  return entry->stock.stock.millionths >= 0 ? 1 : 3;
}

/* Equal stocks stay in the server's order, since g_array_sort() is stable. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const SiRankedGodown *one = a;
  const SiRankedGodown *other = b;
  const guint group = get_group (one);
  const guint other_group = get_group (other);
  const gint64 stock = one->stock.stock.millionths;
  const gint64 other_stock = other->stock.stock.millionths;

  if (group != other_group)
    return group < other_group ? -1 : 1;
  return (stock < other_stock) - (stock > other_stock);
}

/* Returns: (transfer full): a flag for each godown that the product has a line for. */
static gboolean *
add_lines (SiRankedGodowns *self, guint row, const SiScope *chosen)
{
  const guint n_lines = si_table_get_n_godown_stocks (self->table, row);
  gboolean *is_there = g_new0 (gboolean, si_table_get_n_all_godowns (self->table) + 1);
  g_autofree gboolean *has_stock = g_new0 (gboolean, si_table_get_n_all_godowns (self->table) + 1);

  for (guint i = 0; i < n_lines; i++)
    {
      SiRankedGodown entry = { .is_there = TRUE };
      const guint *godown = &entry.stock.godown;

      si_table_get_godown_stock (self->table, row, i, &entry.stock);
      entry.is_chosen = chosen != NULL && si_scope_has_godown (chosen, *godown);
      self->n_all += !is_there[*godown];
      self->n_with_stock += !has_none (&entry) && !has_stock[*godown];
      is_there[*godown] = TRUE;
      has_stock[*godown] |= !has_none (&entry);
      g_array_append_val (self->entries, entry);
    }
  return is_there;
}

static void
add_others (SiRankedGodowns *self, const gboolean *is_there, const SiScope *chosen)
{
  for (guint i = 0; i < si_table_get_n_all_godowns (self->table); i++)
    {
      const char *id = si_table_get_godown_id (self->table, i);
      const char *name = si_table_get_godown_name (self->table, i);
      const SiRankedGodown entry
          = { .stock = { .godown = i, .id = id, .name = name, .stock = SI_QUANTITY_NONE },
              .is_chosen = chosen != NULL && si_scope_has_godown (chosen, i) };

      /* A line without an id and a name names no godown that a person could choose. */
      if (is_there[i] || (*id == '\0' && *name == '\0'))
        continue;
      self->n_all++;
      g_array_append_val (self->entries, entry);
    }
}

/**
 * si_ranked_godowns_new:
 * @product: a product
 * @chosen_ids: (nullable): the keys of the chosen godowns; %NULL where all are shown
 *
 * Takes O(n log n) time for n godowns.
 *
 * Returns: (transfer full): the godowns, in the order in which a person looks for them
 */
SiRankedGodowns *
si_ranked_godowns_new (SiProduct *product, const char *const *chosen_ids)
{
  SiRankedGodowns *self;
  g_autoptr (SiScope) chosen = NULL;
  g_autofree gboolean *is_there = NULL;

  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  self = g_atomic_rc_box_new0 (SiRankedGodowns);
  self->table = si_table_ref (si_product_get_table (product));
  self->entries = g_array_new (FALSE, FALSE, sizeof (SiRankedGodown));
  if (chosen_ids != NULL)
    chosen = si_scope_new (self->table, chosen_ids);
  is_there = add_lines (self, si_product_get_row (product), chosen);
  add_others (self, is_there, chosen);
  g_array_sort (self->entries, compare);
  while (self->n_shown < self->entries->len
         && get_group (si_ranked_godowns_get (self, self->n_shown)) < 4)
    self->n_shown++;
  return self;
}

/**
 * si_ranked_godowns_ref:
 * @self: ranked godowns
 *
 * Returns: (transfer full): @self
 */
SiRankedGodowns *
si_ranked_godowns_ref (SiRankedGodowns *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_ranked_godowns_clear (gpointer data)
{
  SiRankedGodowns *self = data;

  si_table_unref (self->table);
  g_array_unref (self->entries);
}

/**
 * si_ranked_godowns_unref:
 * @self: (transfer full): ranked godowns
 */
void
si_ranked_godowns_unref (SiRankedGodowns *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_ranked_godowns_clear);
}
