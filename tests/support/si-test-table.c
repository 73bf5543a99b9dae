/* si-test-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-table.h"

#include "si-table-builder.h"

SiTable *
si_test_table_new (const char *const *lines)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  for (; *lines != NULL; lines++)
    {
      g_auto (GStrv) cells = g_strsplit (*lines, "|", -1);

      g_assert_cmpuint (g_strv_length (cells), >=, 4);
      si_table_builder_add_product (builder, cells[0], cells[1], cells[2], cells[3]);
      for (guint i = 4; cells[i] != NULL; i++)
        {
          g_auto (GStrv) words = g_strsplit (cells[i], " ", 3);

          g_assert_cmpuint (g_strv_length (words), ==, 3);
          si_table_builder_add_godown_stock (builder, words[0], words[1], words[2]);
        }
    }
  return si_table_builder_finish (builder);
}

char *
si_test_join_skus (const SiTable *table, const GArray *rows)
{
  g_autoptr (GString) skus = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      if (i > 0)
        g_string_append_c (skus, ' ');
      g_string_append (skus, si_table_get_sku (table, g_array_index (rows, guint32, i)));
    }
  return g_string_free (g_steal_pointer (&skus), FALSE);
}
