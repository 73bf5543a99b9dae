/* si-record-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-record-reader.h"

#include "si-pack.h"
#include "si-record-format.h"

struct _SiRecordReader
{
  GBytes *bytes; /* (owned) */
  SiUnpacker from;
  guint64 next;      /* the lowest number that the next record may have */
  guint64 n_records; /* how many are still to come */
  GPtrArray *names;  /* (owned) (element-type utf8): the godowns so far, an id and a name each */
  GPtrArray *unreadable; /* (owned) (nullable) (element-type utf8) */
};

static void
unpack_unreadable (SiRecordReader *self)
{
  guint64 n = si_unpack_number (&self->from);

  self->unreadable = g_ptr_array_new ();
  for (; n > 0 && !self->from.failed; n--)
    g_ptr_array_add (self->unreadable, (gpointer) si_unpack_text (&self->from));
}

/*< private >
 * si_record_reader_new:
 * @bytes: packed records
 * @snapshot: the snapshot to which they lead back
 *
 * Returns: (transfer full) (nullable): a reader before its first record; %NULL if the bytes are not
 *   what was written for this snapshot
 */
SiRecordReader *
si_record_reader_new (GBytes *bytes, gint64 snapshot)
{
  g_autoptr (SiRecordReader) self = g_new0 (SiRecordReader, 1);

  self->bytes = g_bytes_ref (bytes);
  self->names = g_ptr_array_new ();
  if (!si_unpacker_init (&self->from, bytes, (guint64) snapshot))
    return NULL;

  if (si_unpack_number (&self->from) != 0)
    unpack_unreadable (self);
  self->n_records = si_unpack_number (&self->from);
  return self->from.failed ? NULL : g_steal_pointer (&self);
}

/*< private >
 * si_record_reader_free:
 * @self: (transfer full): a reader
 */
void
si_record_reader_free (SiRecordReader *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/*< private >
 * si_record_reader_get_bytes:
 * @self: a reader
 *
 * Returns: (transfer none): the bytes that the texts of all products belong to that the reader was
 *   applied to
 */
GBytes *
si_record_reader_get_bytes (const SiRecordReader *self)
{
  return self->bytes;
}

/*< private >
 * si_record_reader_get_unreadable:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the rows of the older inventory that
 *   could not be read, in the bytes of the reader; %NULL where they were the same
 */
GPtrArray *
si_record_reader_get_unreadable (const SiRecordReader *self)
{
  return self->unreadable;
}

/*< private >
 * si_record_reader_next:
 * @self: a reader
 * @number: (out): the number of the product that the next record is about
 *
 * Returns: whether there is another record, which has to be applied
 */
gboolean
si_record_reader_next (SiRecordReader *self, guint64 *number)
{
  if (self->n_records == 0 || self->from.failed)
    return FALSE;

  self->n_records--;
  *number = self->next + si_unpack_number (&self->from);
  self->next = *number + 1;
  return !self->from.failed;
}

static SiQuantity
unpack_stock (SiUnpacker *from, const char **text)
{
  const guint64 head = si_unpack_number (from);
  const guint64 unit = head >> SI_RECORD_KIND_BITS;
  const guint64 n_units = (guint64) si_unpack_signed (from);
  SiQuantity stock = { 0, (SiQuantityKind) (head & SI_RECORD_KIND_MASK) };

  *text = NULL;
  if (unit >= G_N_ELEMENTS (si_record_units))
    from->failed = TRUE;
  else
    stock.millionths = (gint64) (n_units * (guint64) si_record_units[unit]);
  if (stock.kind == SI_QUANTITY_INEXACT || stock.kind == SI_QUANTITY_UNREADABLE)
    *text = si_unpack_text (from);
  return stock;
}

static void
add (SiUnpacker *from, SiQuantity *stock, guint64 more)
{
  from->failed |= stock->kind != SI_QUANTITY_EXACT;
  stock->millionths = (gint64) ((guint64) stock->millionths + more);
}

/* Returns by how much the older total is more than the newer one as far as the lines tell. */
static guint64
apply_lines (SiRecordReader *self, guint64 n_lines, guint64 scale, SiProductState *state)
{
  SiUnpacker *from = &self->from;
  guint64 line = 0, total = 0;

  for (; n_lines > 0 && !from->failed; n_lines--, line++)
    {
      guint64 more;

      line += si_unpack_number (from);
      more = (guint64) si_unpack_signed (from) * scale;
      total += more;
      if (state == NULL)
        continue;
      if (line < state->lines->len)
        add (from, &si_product_state_get_line (state, (guint) line)->stock, more);
      else
        from->failed = TRUE;
    }
  return total;
}

static void
apply_stocks (SiRecordReader *self, guint64 head, SiProductState *state)
{
  SiUnpacker *from = &self->from;
  const guint64 unit = head >> SI_RECORD_UNIT_SHIFT & SI_RECORD_UNIT_MASK;
  guint64 total, scale;

  from->failed |= unit >= G_N_ELEMENTS (si_record_units) || (state != NULL && !state->present);
  if (from->failed)
    return;

  scale = (guint64) si_record_units[unit];
  total = apply_lines (self, head >> SI_RECORD_COUNT_SHIFT, scale, state);
  if ((head & SI_RECORD_OTHER_TOTAL) != 0)
    total += (guint64) si_unpack_signed (from) * scale;
  if (state != NULL && state->stock.kind == SI_QUANTITY_EXACT)
    add (from, &state->stock, total);
}

static void
unpack_line (SiRecordReader *self, SiStockLine *line)
{
  SiUnpacker *from = &self->from;
  const guint64 name = si_unpack_number (from);

  if (name == self->names->len / 2)
    {
      g_ptr_array_add (self->names, (gpointer) si_unpack_text (from));
      g_ptr_array_add (self->names, (gpointer) si_unpack_text (from));
    }
  from->failed |= name >= self->names->len / 2;
  if (from->failed)
    return;
  line->id = self->names->pdata[2 * name];
  line->name = self->names->pdata[2 * name + 1];
  line->stock = unpack_stock (from, &line->stock_text);
}

static void
unpack_lines (SiRecordReader *self, SiProductState *state)
{
  guint64 n_lines = si_unpack_number (&self->from);

  if (state != NULL)
    g_array_set_size (state->lines, 0);
  for (; n_lines > 0 && !self->from.failed; n_lines--)
    {
      SiStockLine line = { "", "", SI_QUANTITY_NONE, NULL };

      unpack_line (self, &line);
      if (state != NULL)
        g_array_append_val (state->lines, line);
    }
}

static void
apply_whole (SiRecordReader *self, guint64 head, SiProductState *state)
{
  SiUnpacker *from = &self->from;
  const gboolean same_sku = (head & SI_RECORD_SAME_SKU) != 0;
  const gboolean same_description = (head & SI_RECORD_SAME_DESCRIPTION) != 0;
  const char *id = (head & SI_RECORD_OTHER_ID) != 0 ? si_unpack_text (from) : NULL;
  const char *sku = same_sku ? NULL : si_unpack_text (from);
  const char *description = same_description ? NULL : si_unpack_text (from);
  const char *stock_text;
  const SiQuantity stock = unpack_stock (from, &stock_text);

  if (state != NULL)
    {
      from->failed |= !state->present && (same_sku || same_description);
      state->present = TRUE;
      state->id = id != NULL ? id : state->id;
      state->sku = same_sku ? state->sku : sku;
      state->description = same_description ? state->description : description;
      state->stock = stock;
      state->stock_text = stock_text;
    }
  unpack_lines (self, state);
}

/*< private >
 * si_record_reader_apply:
 * @self: a reader that stands at a record
 * @state: (nullable) (inout): the product as it was at the newer snapshot, and then as it was at
 *   the older one; %NULL to skip the record
 *
 * Returns: whether the record made sense
 */
gboolean
si_record_reader_apply (SiRecordReader *self, SiProductState *state)
{
  const guint64 head = si_unpack_number (&self->from);

  switch (head & SI_RECORD_KIND_MASK)
    {
    case SI_RECORD_GONE:
      if (state != NULL)
        state->present = FALSE;
      break;
    case SI_RECORD_STOCKS:
      apply_stocks (self, head, state);
      break;
    case SI_RECORD_WHOLE:
      apply_whole (self, head, state);
      break;
    default:
      self->from.failed = TRUE;
    }
  return !self->from.failed;
}

/*< private >
 * si_record_reader_is_done:
 * @self: a reader after its last record
 *
 * Returns: whether all records made sense, and nothing follows them
 */
gboolean
si_record_reader_is_done (const SiRecordReader *self)
{
  return !self->from.failed && self->from.position == self->from.length;
}
