/* si-record-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "si-record-format.h"
#include "si-record.h"
#include "si-checksum.h"

static guint
find_unit (guint unit, gint64 millionths)
{
  while (millionths % si_record_units[unit] != 0)
    unit--;
  return unit;
}

static void
pack_stock (GByteArray *bytes, SiQuantity stock, const char *text)
{
  const guint unit = find_unit (G_N_ELEMENTS (si_record_units) - 1, stock.millionths);

  si_pack_number (bytes, stock.kind | unit << SI_RECORD_KIND_BITS);
  si_pack_signed (bytes, stock.millionths / si_record_units[unit]);
  if (stock.kind == SI_QUANTITY_INEXACT || stock.kind == SI_QUANTITY_UNREADABLE)
    si_pack_text (bytes, text != NULL ? text : "");
}

static gint64
subtract (SiQuantity a, SiQuantity b)
{
  return (gint64) ((guint64) a.millionths - (guint64) b.millionths);
}

static void
pack_stocks (GByteArray *bytes, const SiProductState *before, const SiProductState *after)
{
  const gint64 total = subtract (before->stock, after->stock);
  guint64 sum = 0;
  gint64 rest;
  guint unit = G_N_ELEMENTS (si_record_units) - 1;
  guint n_lines = 0, next = 0;

  for (guint i = 0; i < before->lines->len; i++)
    {
      const gint64 more = subtract (si_product_state_get_line (before, i)->stock,
                                    si_product_state_get_line (after, i)->stock);

      n_lines += more != 0;
      sum += (guint64) more;
      unit = find_unit (unit, more);
    }
  rest = after->stock.kind == SI_QUANTITY_EXACT ? (gint64) ((guint64) total - sum) : 0;
  unit = find_unit (unit, rest);

  si_pack_number (bytes, SI_RECORD_STOCKS | (rest != 0 ? SI_RECORD_OTHER_TOTAL : 0)
                             | unit << SI_RECORD_UNIT_SHIFT
                             | (guint64) n_lines << SI_RECORD_COUNT_SHIFT);
  for (guint i = 0; i < before->lines->len; i++)
    {
      const gint64 more = subtract (si_product_state_get_line (before, i)->stock,
                                    si_product_state_get_line (after, i)->stock);

      if (more == 0)
        continue;
      si_pack_number (bytes, i - next);
      si_pack_signed (bytes, more / si_record_units[unit]);
      next = i + 1;
    }
  if (rest != 0)
    si_pack_signed (bytes, rest / si_record_units[unit]);
}

static void
pack_name (SiRecordWriter *self, const SiStockLine *line)
{
  g_autofree char *key = g_strdup_printf ("%zu %s%s", strlen (line->id), line->id, line->name);
  gpointer number;

  if (g_hash_table_lookup_extended (self->names, key, NULL, &number))
    {
      si_pack_number (self->records, GPOINTER_TO_UINT (number));
      return;
    }
  si_pack_number (self->records, g_hash_table_size (self->names));
  si_pack_text (self->records, line->id);
  si_pack_text (self->records, line->name);
  g_hash_table_insert (self->names, g_steal_pointer (&key),
                       GUINT_TO_POINTER (g_hash_table_size (self->names)));
}

static void
pack_whole (SiRecordWriter *self, const SiProductState *before, const SiProductState *after)
{
  const gboolean same_sku = after->present && strcmp (before->sku, after->sku) == 0;
  const gboolean same_description
      = after->present && strcmp (before->description, after->description) == 0;
  const gboolean same_id = after->present && strcmp (before->id, after->id) == 0;

  si_pack_number (self->records, SI_RECORD_WHOLE | (same_sku ? SI_RECORD_SAME_SKU : 0)
                                     | (same_description ? SI_RECORD_SAME_DESCRIPTION : 0)
                                     | (same_id ? 0 : SI_RECORD_OTHER_ID));
  if (!same_id)
    si_pack_text (self->records, before->id);
  if (!same_sku)
    si_pack_text (self->records, before->sku);
  if (!same_description)
    si_pack_text (self->records, before->description);
  pack_stock (self->records, before->stock, before->stock_text);
  si_pack_number (self->records, before->lines->len);
  for (guint i = 0; i < before->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (before, i);

      pack_name (self, line);
      pack_stock (self->records, line->stock, line->stock_text);
    }
}

/*< private >
 * si_record_writer_init:
 * @self: (out caller-allocates): a writer without a record
 */
void
si_record_writer_init (SiRecordWriter *self)
{
  *self = (SiRecordWriter){ NULL };
  self->records = g_byte_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/*< private >
 * si_record_writer_add:
 * @self: a writer
 * @number: the product's number, higher than that of the record before
 * @before: the product as it was
 * @after: the product as it was then; not the same
 */
void
si_record_writer_add (SiRecordWriter *self,
                      guint64 number,
                      const SiProductState *before,
                      const SiProductState *after)
{
  si_pack_number (self->records, number - self->next);
  self->next = number + 1;
  self->n_records++;

  if (!before->present)
    si_pack_number (self->records, SI_RECORD_GONE);
  else if (after->present && si_product_state_has_same_texts (before, after))
    pack_stocks (self->records, before, after);
  else
    pack_whole (self, before, after);
}

static gboolean
have_same_unreadable (const SiTable *a, const SiTable *b)
{
  const guint n = si_table_get_n_unreadable (a);

  if (n != si_table_get_n_unreadable (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (si_table_get_unreadable (a, i), si_table_get_unreadable (b, i)) != 0)
      return FALSE;
  return TRUE;
}

/*< private >
 * si_record_writer_finish:
 * @self: a writer; cleared
 * @before: the inventory as it was
 * @after: the inventory as it was then
 * @snapshot: when it was @before
 *
 * Returns: (transfer full): the changes
 */
GBytes *
si_record_writer_finish (SiRecordWriter *self,
                         const SiTable *before,
                         const SiTable *after,
                         gint64 snapshot)
{
  const gboolean same = have_same_unreadable (before, after);
  GByteArray *bytes = g_byte_array_sized_new (self->records->len + 32);
  guint64 sum;

  si_pack_u64 (bytes, 0);
  si_pack_number (bytes, same ? 0 : 1);
  if (!same)
    {
      si_pack_number (bytes, si_table_get_n_unreadable (before));
      for (guint i = 0; i < si_table_get_n_unreadable (before); i++)
        si_pack_text (bytes, si_table_get_unreadable (before, i));
    }
  si_pack_number (bytes, self->n_records);
  g_byte_array_append (bytes, self->records->data, self->records->len);
  g_clear_pointer (&self->records, g_byte_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);

  sum = GUINT64_TO_LE (
      si_checksum (bytes->data + sizeof sum, bytes->len - sizeof sum, (guint64) snapshot));
  memcpy (bytes->data, &sum, sizeof sum);
  return g_byte_array_free_to_bytes (bytes);
}
