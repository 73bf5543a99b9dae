/* si-reorder-buffer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-reorder-buffer.h"

typedef struct
{
  SiTableBuilder *builder; /* (owned) */
  gsize n_bytes;
} Part;

struct _SiReorderBuffer
{
  gsize backlog;     /* atomic */
  guint n_products;  /* atomic */
  SiTable *snapshot; /* (owned) (nullable), atomic */

  GMutex lock;             /* for all below */
  SiTableBuilder *builder; /* (owned) (nullable) */
  GHashTable *early;       /* (owned) (element-type guint Part): ahead of their turn */
  guint turn;
  guint n_in_snapshot;
};

static void
part_free (gpointer data)
{
  Part *self = data;

  si_table_builder_free (self->builder);
  g_free (self);
}

static void
si_reorder_buffer_clear (gpointer data)
{
  SiReorderBuffer *self = data;

  g_clear_pointer (&self->snapshot, si_table_unref);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->builder, si_table_builder_free);
  g_hash_table_unref (self->early);
}

/**
 * si_reorder_buffer_new:
 *
 * Returns: (transfer full): an assembly of no parts
 */
SiReorderBuffer *
si_reorder_buffer_new (void)
{
  SiReorderBuffer *self = g_atomic_rc_box_new0 (SiReorderBuffer);

  g_mutex_init (&self->lock);
  self->builder = si_table_builder_new ();
  self->early = g_hash_table_new_full (NULL, NULL, NULL, part_free);
  return self;
}

/**
 * si_reorder_buffer_ref:
 * @self: an assembly
 *
 * Returns: (transfer full): @self
 */
SiReorderBuffer *
si_reorder_buffer_ref (SiReorderBuffer *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * si_reorder_buffer_unref:
 * @self: (transfer full): an assembly
 */
void
si_reorder_buffer_unref (SiReorderBuffer *self)
{
  g_atomic_rc_box_release_full (self, si_reorder_buffer_clear);
}

/**
 * si_reorder_buffer_expect:
 * @self: an assembly
 * @n_bytes: the size of what the next part will be read from
 *
 * Adds to the backlog, until the part has been put in its place.
 */
void
si_reorder_buffer_expect (SiReorderBuffer *self, gsize n_bytes)
{
  g_atomic_pointer_add (&self->backlog, n_bytes);
}

/**
 * si_reorder_buffer_add:
 * @self: an assembly
 * @number: the part's place, from 0
 * @part: (transfer full): the part
 * @n_bytes: its size, as expected
 *
 * Puts the part in its place, with those that were waiting for it.
 *
 * Returns: the backlog that is left
 */
gsize
si_reorder_buffer_add (SiReorderBuffer *self, guint number, SiTableBuilder *part, gsize n_bytes)
{
  Part *next = g_new (Part, 1);
  gsize n_done = 0;

  next->builder = part;
  next->n_bytes = n_bytes;

  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->early, GUINT_TO_POINTER (number), next);
  while ((next = g_hash_table_lookup (self->early, GUINT_TO_POINTER (self->turn))) != NULL)
    {
      si_table_builder_append (self->builder, next->builder);
      n_done += next->n_bytes;
      g_hash_table_remove (self->early, GUINT_TO_POINTER (self->turn));
      self->turn++;
    }
  g_atomic_int_set (&self->n_products, si_table_builder_get_n_products (self->builder));
  g_mutex_unlock (&self->lock);

  return (gsize) g_atomic_pointer_add (&self->backlog, -(gssize) n_done) - n_done;
}

/**
 * si_reorder_buffer_take_whole:
 * @self: an assembly
 * @n_parts: how many parts there are
 *
 * Returns: (transfer full) (nullable): everything, the first time that this is called
 *   with all parts in their places; else %NULL
 */
SiTableBuilder *
si_reorder_buffer_take_whole (SiReorderBuffer *self, guint n_parts)
{
  SiTableBuilder *whole = NULL;

  g_mutex_lock (&self->lock);
  if (self->turn == n_parts)
    whole = g_steal_pointer (&self->builder);
  g_mutex_unlock (&self->lock);
  return whole;
}

/**
 * si_reorder_buffer_get_backlog:
 * @self: an assembly
 *
 * Returns: how many of the bytes expected are not in their places
 */
gsize
si_reorder_buffer_get_backlog (SiReorderBuffer *self)
{
  return (gsize) g_atomic_pointer_get (&self->backlog);
}

/**
 * si_reorder_buffer_get_n_products:
 * @self: an assembly
 *
 * Returns: how many products are in their places
 */
guint
si_reorder_buffer_get_n_products (SiReorderBuffer *self)
{
  return g_atomic_int_get (&self->n_products);
}

/**
 * si_reorder_buffer_make_snapshot:
 * @self: an assembly
 *
 * Makes a table of what is in its place, if there is more than in the one before.
 * Takes as long as it takes to copy it.
 */
void
si_reorder_buffer_make_snapshot (SiReorderBuffer *self)
{
  SiTable *table = NULL;

  g_mutex_lock (&self->lock);
  if (self->builder != NULL
      && si_table_builder_get_n_products (self->builder) > self->n_in_snapshot)
    {
      table = si_table_builder_snapshot (self->builder);
      self->n_in_snapshot = si_table_get_n_products (table);
    }
  g_mutex_unlock (&self->lock);

  if (table != NULL)
    table = g_atomic_pointer_exchange (&self->snapshot, table);
  g_clear_pointer (&table, si_table_unref);
}

/**
 * si_reorder_buffer_take_snapshot:
 * @self: an assembly
 *
 * Never waits.
 *
 * Returns: (transfer full) (nullable): the latest snapshot, if it has not been taken
 */
SiTable *
si_reorder_buffer_take_snapshot (SiReorderBuffer *self)
{
  return g_atomic_pointer_exchange (&self->snapshot, NULL);
}
