/* si-record-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-record-writer.h"

#include <string.h>

#include "si-checksum.h"
#include "si-pack.h"
#include "si-record-format.h"

struct _SiRecordWriter
{
  GByteArray *records; /* (owned) */
  GHashTable *names;   /* (owned) (element-type utf8 guint): a godown's id and name -> its number */
  guint64 next;        /* the lowest number that the next record may have */
  guint n_records;
};

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

/* How many millionths more a line of the older product has. */
static gint64
subtract_line (const SiProductState *before, const SiProductState *after, guint ordinal)
{
  return subtract (si_product_state_get_line (before, ordinal)->stock,
                   si_product_state_get_line (after, ordinal)->stock);
}

static void
pack_lines (GByteArray *bytes,
            const SiProductState *before,
            const SiProductState *after,
            guint unit)
{
  guint next = 0;

  for (guint i = 0; i < before->lines->len; i++)
    {
      const gint64 more = subtract_line (before, after, i);

      if (more == 0)
        continue;
      si_pack_number (bytes, i - next);
      si_pack_signed (bytes, more / si_record_units[unit]);
      next = i + 1;
    }
}

static void
pack_stocks (GByteArray *bytes, const SiProductState *before, const SiProductState *after)
{
  guint unit = G_N_ELEMENTS (si_record_units) - 1;
  guint64 sum = 0;
  guint n_lines = 0;
  gint64 rest = 0;

  for (guint i = 0; i < before->lines->len; i++)
    {
      const gint64 more = subtract_line (before, after, i);

      n_lines += more != 0;
      sum += (guint64) more;
      unit = find_unit (unit, more);
    }
  if (after->stock.kind == SI_QUANTITY_EXACT)
    rest = (gint64) ((guint64) subtract (before->stock, after->stock) - sum);
  unit = find_unit (unit, rest);

  si_pack_number (bytes, SI_RECORD_STOCKS | (rest != 0 ? SI_RECORD_OTHER_TOTAL : 0)
                             | unit << SI_RECORD_UNIT_SHIFT
                             | (guint64) n_lines << SI_RECORD_COUNT_SHIFT);
  pack_lines (bytes, before, after, unit);
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
 * si_record_writer_new:
 *
 * Returns: (transfer full): a writer without a record
 */
SiRecordWriter *
si_record_writer_new (void)
{
  SiRecordWriter *self = g_new0 (SiRecordWriter, 1);

  self->records = g_byte_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/*< private >
 * si_record_writer_free:
 * @self: (transfer full): a writer
 */
void
si_record_writer_free (SiRecordWriter *self)
{
  g_byte_array_unref (self->records);
  g_hash_table_unref (self->names);
  g_free (self);
}

/*< private >
 * si_record_writer_add:
 * @self: a writer
 * @number: the product's number, higher than that of the last record
 * @before: the product in the older inventory
 * @after: the product in the newer one, where it differs
 *
 * Adds a record.
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

static void
pack_unreadable (GByteArray *bytes, const SiTable *before, const SiTable *after)
{
  const gboolean same = have_same_unreadable (before, after);

  si_pack_number (bytes, same ? 0 : 1);
  if (same)
    return;
  si_pack_number (bytes, si_table_get_n_unreadable (before));
  for (guint i = 0; i < si_table_get_n_unreadable (before); i++)
    si_pack_text (bytes, si_table_get_unreadable (before, i));
}

/*< private >
 * si_record_writer_finish:
 * @self: a writer with all records
 * @before: the older inventory
 * @after: the newer one
 * @snapshot: the snapshot of the older one
 *
 * Returns: (transfer full): the packed records, of %SI_NO_RECORDS_LENGTH bytes where nothing
 *   differs
 */
GBytes *
si_record_writer_finish (SiRecordWriter *self,
                         const SiTable *before,
                         const SiTable *after,
                         gint64 snapshot)
{
  GByteArray *bytes = g_byte_array_sized_new (self->records->len + 32);
  guint64 sum;

  si_pack_u64 (bytes, 0);
  pack_unreadable (bytes, before, after);
  si_pack_number (bytes, self->n_records);
  g_byte_array_append (bytes, self->records->data, self->records->len);

  sum = GUINT64_TO_LE (
      si_checksum (bytes->data + sizeof sum, bytes->len - sizeof sum, (guint64) snapshot));
  memcpy (bytes->data, &sum, sizeof sum);
  return g_byte_array_free_to_bytes (bytes);
}
