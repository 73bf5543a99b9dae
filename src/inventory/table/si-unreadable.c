/* si-unreadable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row that could not be read may still name its product, which is then unreadable and not gone.
 */

#include "si-unreadable.h"

#include <string.h>

#include "si-table-builder.h"

/* Returns the text after a member's name, or NULL where there is no such member. */
static const char *
find_member (const char *text, const char *name)
{
  const gsize length = strlen (name);

  for (; (text = strchr (text, '"')) != NULL; text++)
    {
      const char *end = text + 1 + length;

      if (g_ascii_strncasecmp (text + 1, name, length) != 0 || *end != '"')
        continue;
      end += 1 + strspn (end + 1, " \t\r\n");
      if (*end == ':')
        return end + 1 + strspn (end + 1, " \t\r\n");
    }
  return NULL;
}

/* Returns the value that a text begins with, or NULL where it is no string or number, or where its
 * end was cut off. */
static char *
get_value (const char *text)
{
  g_autoptr (GString) value = NULL;

  if (text == NULL)
    return NULL;
  if (*text != '"')
    {
      const gsize length = strspn (text, "0123456789.-");

      return text[length] != '\0' && length > 0 ? g_strndup (text, length) : NULL;
    }

  value = g_string_new (NULL);
  for (text++; *text != '"'; text++)
    {
      /* An escaped letter, such as \n, stands for another one. No server writes codes with it. */
      if (*text == '\\' && g_ascii_isalpha (*++text))
        return NULL;
      if (*text == '\0')
        return NULL;
      g_string_append_c (value, *text);
    }
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/**
 * si_unreadable_get_names:
 * @text: a row that could not be read, as it came
 * @product_id: (out) (nullable): the id in it, %NULL where there is none
 * @sku: (out) (nullable): the SKU code in it, %NULL where there is none
 *
 * Returns: whether the row names a product
 */
gboolean
si_unreadable_get_names (const char *text, char **product_id, char **sku)
{
  g_return_val_if_fail (text != NULL && product_id != NULL && sku != NULL, FALSE);

  *product_id = get_value (find_member (text, "products_id"));
  *sku = get_value (find_member (text, "SkuCode"));
  return (*product_id != NULL && **product_id != '\0') || (*sku != NULL && **sku != '\0');
}

/* Returns whether two names are equal, or -1 where one of them is missing or empty. */
static int
name_equal (const char *a, const char *b)
{
  return a == NULL || b == NULL || *a == '\0' || *b == '\0' ? -1 : g_str_equal (a, b);
}

/**
 * si_unreadable_has_product:
 * @table: an inventory
 * @key: the key of a product that the inventory does not have
 *
 * Returns: whether a row that could not be read names the product: by its SKU code, or by its id if
 *   it names no other code
 */
gboolean
si_unreadable_has_product (const SiTable *table, const SiProductKey *key)
{
  g_return_val_if_fail (table != NULL && key != NULL, FALSE);

  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *sku = NULL;
      int same_sku;

      if (!si_unreadable_get_names (si_table_get_unreadable (table, i), &id, &sku))
        continue;
      same_sku = name_equal (sku, key->sku);
      if (same_sku == TRUE || (same_sku < 0 && name_equal (id, key->id) == TRUE))
        return TRUE;
    }
  return FALSE;
}

/**
 * si_unreadable_make_table:
 * @table: an inventory
 *
 * Returns: (transfer full) (nullable): a table with the id and the SKU code of each product that a
 *   row names which could not be read; %NULL where there is none
 */
SiTable *
si_unreadable_make_table (const SiTable *table)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();

  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < si_table_get_n_unreadable (table); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *sku = NULL;

      if (si_unreadable_get_names (si_table_get_unreadable (table, i), &id, &sku))
        si_table_builder_add_product (builder, id, sku, NULL, NULL);
    }
  return si_table_builder_get_n_products (builder) > 0 ? si_table_builder_finish (builder) : NULL;
}
