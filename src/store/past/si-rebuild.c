/* si-rebuild.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-rebuild.h"

#include <glib/gi18n.h>

#include "si-numbering.h"
#include "si-table-builder.h"

struct _SiRebuild
{
  SiTable *newest;            /* (owned) */
  SiProductNumbers *numbers;  /* (owned) */
  SiPast *past;               /* (owned): the way back */
  GPtrArray *states;          /* (owned) (element-type SiProductState): of all that had a record */
  SiProductState **by_number; /* (owned): @states by their numbers */
  SiProductState **by_row;    /* (owned): @states by their rows in @newest */
  GArray *others;        /* (owned) (element-type guint): the numbers of @states without a row */
  GPtrArray *bytes;      /* (owned) (element-type GBytes): the texts of @states */
  GPtrArray *unreadable; /* (owned) (nullable): in @bytes; %NULL where they are @newest's */
  gint64 n_present;
  SiProductState *newer;    /* (owned): a product before the step, for @witness */
  SiRebuildWitness witness; /* (nullable) */
  gpointer user_data;
};

/*< private >
 * si_rebuild_new:
 * @database: a connection in a transaction, which must outlive the rebuild
 * @state: its state
 * @newest: the newest inventory
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a rebuild, at the newest inventory
 */
SiRebuild *
si_rebuild_new (SiDatabase *database, const SiState *state, SiTable *newest, GError **error)
{
  g_autoptr (SiProductNumbers) numbers = si_numbering_read (database, state, newest, error);
  SiPast *past = numbers != NULL ? si_past_new (database, state, error) : NULL;
  SiRebuild *self;

  if (past == NULL)
    return NULL;
  self = g_new0 (SiRebuild, 1);
  self->newest = si_table_ref (newest);
  self->by_number = g_new0 (SiProductState *, si_product_numbers_get_n (numbers) + 1);
  self->numbers = g_steal_pointer (&numbers);
  self->past = past;
  self->by_row = g_new0 (SiProductState *, si_table_get_n_products (newest) + 1);
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) si_product_state_free);
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->n_present = si_table_get_n_products (newest);
  self->newer = si_product_state_new ();
  return self;
}

/*< private >
 * si_rebuild_free:
 * @self: (transfer full): a rebuild
 */
void
si_rebuild_free (SiRebuild *self)
{
  si_table_unref (self->newest);
  si_product_numbers_free (self->numbers);
  si_past_free (self->past);
  g_free (self->by_number);
  g_free (self->by_row);
  g_ptr_array_unref (self->states);
  g_array_unref (self->others);
  g_ptr_array_unref (self->bytes);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  si_product_state_free (self->newer);
  g_free (self);
}

/*< private >
 * si_rebuild_set_witness:
 * @self: a rebuild
 * @witness: called for each product that differs by a step
 * @user_data: for @witness
 *
 * Lets somebody see the differences on the way.
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

static gboolean
apply (SiRebuild *self, SiRecordReader *reader)
{
  guint64 number;

  while (si_record_reader_next (reader, &number))
    {
      SiProductState *state = find_state (self, number);

      if (state == NULL)
        return FALSE;
      if (self->witness != NULL)
        si_product_state_copy (self->newer, state);
      self->n_present -= state->present;
      if (!si_record_reader_apply (reader, state))
        return FALSE;
      self->n_present += state->present;
      if (self->witness != NULL)
        self->witness (state, self->newer, self->user_data);
    }
  return si_record_reader_is_done (reader);
}

/*< private >
 * si_rebuild_get_past:
 * @self: a rebuild
 *
 * Returns: (transfer none): the way back, as far as it has come
 */
const SiPast *
si_rebuild_get_past (const SiRebuild *self)
{
  return self->past;
}

/*< private >
 * si_rebuild_step_back:
 * @self: a rebuild whose way back is not at its end
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Takes the inventory one snapshot back.
 *
 * Returns: whether it is there
 */
gboolean
si_rebuild_step_back (SiRebuild *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiRecordReader) reader = NULL;
  GPtrArray *unreadable;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  reader = si_past_step_back (self->past, error);
  if (reader == NULL)
    return FALSE;

  g_ptr_array_add (self->bytes, g_bytes_ref (si_record_reader_get_bytes (reader)));
  if (!apply (self, reader) || self->n_present != si_past_get_snapshot (self->past)->n_products)
    return si_database_damaged (error);

  unreadable = si_record_reader_get_unreadable (reader);
  if (unreadable != NULL)
    {
      g_clear_pointer (&self->unreadable, g_ptr_array_unref);
      self->unreadable = g_ptr_array_ref (unreadable);
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

/*< private >
 * si_rebuild_get_n_unreadable:
 * @self: a rebuild
 *
 * Returns: the number of rows of the snapshot that could not be read
 */
guint
si_rebuild_get_n_unreadable (const SiRebuild *self)
{
  return self->unreadable != NULL ? self->unreadable->len
                                  : si_table_get_n_unreadable (self->newest);
}

/*< private >
 * si_rebuild_get_unreadable:
 * @self: a rebuild
 * @index: which of the rows that could not be read
 *
 * Returns: (transfer none): the row's text
 */
const char *
si_rebuild_get_unreadable (const SiRebuild *self, guint index)
{
  return self->unreadable != NULL ? self->unreadable->pdata[index]
                                  : si_table_get_unreadable (self->newest, index);
}

static int
compare_others (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/*< private >
 * si_rebuild_make_table:
 * @self: a rebuild
 *
 * Returns: (transfer full): the inventory, its products in the order of the newest one; products
 *   that the newest one does not have come last
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
  for (guint i = 0; i < si_rebuild_get_n_unreadable (self); i++)
    si_table_builder_add_unreadable (builder, si_rebuild_get_unreadable (self, i), -1);
  return si_table_builder_finish (builder);
}

static SiTable *
no_such_snapshot (GError **error)
{
  g_set_error_literal (error, SI_STORE_ERROR, SI_STORE_ERROR_FAILED,
                       _ ("The inventory of that time is not stored any more."));
  return NULL;
}

/*< private >
 * si_rebuild_table:
 * @database: a connection in a transaction
 * @state: its state
 * @newest: (nullable): the newest inventory
 * @snapshot: the id of a snapshot
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the inventory as it was at the snapshot
 */
SiTable *
si_rebuild_table (SiDatabase *database,
                  const SiState *state,
                  SiTable *newest,
                  gint64 snapshot,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (SiRebuild) self = NULL;

  if (newest == NULL)
    return no_such_snapshot (error);
  if (snapshot == state->snapshot)
    return si_table_ref (newest);

  self = si_rebuild_new (database, state, newest, error);
  if (self == NULL)
    return NULL;
  if (!si_past_has_snapshot (self->past, snapshot))
    return no_such_snapshot (error);
  while (si_past_get_snapshot (self->past)->id != snapshot)
    if (!si_rebuild_step_back (self, cancellable, error))
      return NULL;
  return si_rebuild_make_table (self);
}
