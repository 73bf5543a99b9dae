/* si-rebuild.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-past.h"
#include "si-table-builder.h"

struct _SiRebuild
{
  SiTable *newest;            /* (owned) */
  SiProductNumbers *numbers;  /* not owned */
  SiProductState **by_number; /* (owned): of those that were met on the way; in @states */
  SiProductState **by_row;    /* (owned): the same by their rows in @newest */
  GPtrArray *states;          /* (owned) (element-type SiProductState) */
  GArray *others;             /* (owned) (element-type guint): numbers of those without a row */
  GPtrArray *bytes;           /* (owned) (element-type GBytes): where the states' texts are */
  GPtrArray *unreadable;      /* (owned) (nullable): in @bytes; %NULL as long as @newest's */
  gint64 n_present;
  SiProductState *before;   /* (owned): for the witness */
  SiRebuildWitness witness; /* (nullable) */
  gpointer user_data;
};

/*< private >
 * si_rebuild_new:
 * @newest: the newest inventory
 * @numbers: the products' numbers, which have to outlive it
 *
 * Returns: (transfer full): an inventory that is still the newest
 */
SiRebuild *
si_rebuild_new (SiTable *newest, SiProductNumbers *numbers)
{
  SiRebuild *self = g_new0 (SiRebuild, 1);

  self->newest = si_table_ref (newest);
  self->numbers = numbers;
  self->by_number = g_new0 (SiProductState *, si_product_numbers_get_n (numbers) + 1);
  self->by_row = g_new0 (SiProductState *, si_table_get_n_products (newest) + 1);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) si_product_state_free);
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->n_present = si_table_get_n_products (newest);
  self->before = si_product_state_new ();
  return self;
}

/*< private >
 * si_rebuild_free:
 * @self: (transfer full): an inventory
 */
void
si_rebuild_free (SiRebuild *self)
{
  si_table_unref (self->newest);
  g_free (self->by_number);
  g_free (self->by_row);
  g_ptr_array_unref (self->states);
  g_array_unref (self->others);
  g_ptr_array_unref (self->bytes);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  si_product_state_free (self->before);
  g_free (self);
}

/*< private >
 * si_rebuild_set_witness:
 * @self: an inventory
 * @witness: (nullable): called for each product that is other a step back
 * @user_data: for @witness
 */
void
si_rebuild_set_witness (SiRebuild *self, SiRebuildWitness witness, gpointer user_data)
{
  self->witness = witness;
  self->user_data = user_data;
}

static SiProductState *
find_state (SiRebuild *self, guint64 number)
{
  const SiProductKey *gone = si_product_numbers_get_gone (self->numbers, number);
  const guint row = si_product_numbers_get_row (self->numbers, number);
  const guint index = (guint) number;
  SiProductState *state;

  if (gone == NULL && row == SI_NO_ROW)
    return NULL;
  if (self->by_number[number] != NULL)
    return self->by_number[number];

  state = si_product_state_new ();
  state->id = gone != NULL ? gone->id : "";
  si_product_state_read (state, self->newest, row);
  g_ptr_array_add (self->states, state);
  self->by_number[number] = state;
  if (row != SI_NO_ROW)
    self->by_row[row] = state;
  else
    g_array_append_val (self->others, index);
  return state;
}

static void
apply (SiRebuild *self, SiRecordReader *reader)
{
  guint64 number;

  while (si_record_reader_next (reader, &number))
    {
      SiProductState *state = find_state (self, number);

      if (state == NULL)
        {
          reader->from.failed = TRUE;
          return;
        }
      if (self->witness != NULL)
        si_product_state_copy (self->before, state);
      self->n_present -= state->present;
      si_record_reader_apply (reader, state);
      self->n_present += state->present;
      if (self->witness != NULL && !reader->from.failed)
        self->witness (state, self->before, self->user_data);
    }
}

/*< private >
 * si_rebuild_step_back:
 * @self: an inventory
 * @past: the way back, where the inventory is, and not at the end
 * @error: return location for an error
 *
 * Takes the inventory one snapshot back.
 *
 * Returns: whether it is there
 */
gboolean
si_rebuild_step_back (SiRebuild *self, SiPast *past, GError **error)
{
  g_auto (SiRecordReader) reader = { { NULL } };
  GBytes *bytes = si_past_step_back (past, &reader, error);

  if (bytes == NULL)
    return FALSE;

  g_ptr_array_add (self->bytes, bytes);
  apply (self, &reader);
  if (!si_record_reader_is_done (&reader)
      || self->n_present != si_past_get_snapshot (past)->n_products)
    return si_database_damaged (error);

  if (reader.unreadable != NULL)
    {
      g_clear_pointer (&self->unreadable, g_ptr_array_unref);
      self->unreadable = g_steal_pointer (&reader.unreadable);
    }
  return TRUE;
}

static void
add_product (SiTableBuilder *builder, const SiProductState *state)
{
  if (!state->present)
    return;
  si_table_builder_add_product_quantity (builder, state->id, state->sku, state->description,
                                         state->stock, state->stock_text);
  for (guint i = 0; i < state->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (state, i);

      si_table_builder_add_godown_quantity (builder, line->id, line->name, line->stock,
                                            line->stock_text);
    }
}

static void
add_unreadable (SiRebuild *self, SiTableBuilder *builder)
{
  if (self->unreadable == NULL)
    for (guint i = 0; i < si_table_get_n_unreadable (self->newest); i++)
      si_table_builder_add_unreadable (builder, si_table_get_unreadable (self->newest, i), -1);
  else
    for (guint i = 0; i < self->unreadable->len; i++)
      si_table_builder_add_unreadable (builder, self->unreadable->pdata[i], -1);
}

static int
compare_others (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/*< private >
 * si_rebuild_make_table:
 * @self: an inventory
 *
 * Returns: (transfer full): the inventory; its products are in the order of the newest one, and
 *   those that it does not have come last
 */
SiTable *
si_rebuild_make_table (SiRebuild *self)
{
  g_autoptr (SiTableBuilder) builder = si_table_builder_new ();
  g_autoptr (SiProductState) state = si_product_state_new ();

  for (guint row = 0; row < si_table_get_n_products (self->newest); row++)
    {
      if (self->by_row[row] == NULL)
        si_product_state_read (state, self->newest, row);
      add_product (builder, self->by_row[row] != NULL ? self->by_row[row] : state);
    }
  g_array_sort (self->others, compare_others);
  for (guint i = 0; i < self->others->len; i++)
    add_product (builder, self->by_number[g_array_index (self->others, guint, i)]);
  add_unreadable (self, builder);
  return si_table_builder_finish (builder);
}
