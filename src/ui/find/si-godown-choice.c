/* si-godown-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-choice.h"

#include <glib/gi18n.h>

#include "si-cut.h"

static GPtrArray *
get_ids (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), "si-godown-ids");
}

/**
 * si_godown_choice_fill:
 * @choice: a drop-down
 * @product: the product whose godowns it offers, after “All Godowns”, which it selects
 */
void
si_godown_choice_fill (GtkDropDown *choice, SiProduct *product)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  SiTable *table;
  guint row;

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));
  g_return_if_fail (SI_IS_PRODUCT (product));

  table = si_product_get_table (product);
  row = si_product_get_row (product);
  gtk_string_list_append (names, _ ("All Godowns"));
  for (guint i = 0; i < si_table_get_n_godown_stocks (table, row); i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *name = NULL;
      g_autofree char *key = NULL;
      SiGodownStock stock;

      si_table_get_godown_stock (table, row, i, &stock);
      key = si_godown_make_key (stock.id, stock.name);
      if (g_ptr_array_find_with_equal_func (ids, key, g_str_equal, NULL))
        continue;
      words = si_table_describe_godown (table, key);
      g_ptr_array_add (ids, g_steal_pointer (&key));
      name = si_cut_name (words);
      gtk_string_list_append (names, name);
    }
  g_object_set_data_full (G_OBJECT (choice), "si-godown-ids", ids,
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, 0);
}

/**
 * si_godown_choice_get:
 * @choice: a drop-down that was filled
 *
 * Returns: (transfer none) (nullable): the key of the chosen godown; %NULL for all
 */
const char *
si_godown_choice_get (GtkDropDown *choice)
{
  const guint chosen = gtk_drop_down_get_selected (choice);
  GPtrArray *ids = get_ids (choice);

  return ids != NULL && chosen > 0 && chosen <= ids->len ? ids->pdata[chosen - 1] : NULL;
}

/**
 * si_godown_choice_set:
 * @choice: a drop-down that was filled
 * @godown_id: (nullable): the godown to choose; %NULL, or a godown that is not offered, chooses all
 */
void
si_godown_choice_set (GtkDropDown *choice, const char *godown_id)
{
  GPtrArray *ids = get_ids (choice);
  guint index;

  if (godown_id != NULL && ids != NULL
      && g_ptr_array_find_with_equal_func (ids, godown_id, g_str_equal, &index))
    gtk_drop_down_set_selected (choice, index + 1);
  else
    gtk_drop_down_set_selected (choice, 0);
}
