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
  gsize backlog;    /* atomic */
  guint n_products; /* atomic */

  GMutex lock;             /* for all below */
  SiTableBuilder *builder; /* (owned) (nullable): the parts that are in their places */
  GHashTable *early;       /* (owned) (element-type guint Part): the parts before their turn */
  guint turn;              /* the number of the next part */
};

static void
part_free (gpointer data)
{
  Part *self = data;

  si_table_builder_free (self->builder);
  g_free (self);
}

/**
 * si_reorder_buffer_new:
 *
 * Returns: (transfer full): a buffer without any parts
 */
SiReorderBuffer *
si_reorder_buffer_new (void)
{
  SiReorderBuffer *self = g_new0 (SiReorderBuffer, 1);

  g_mutex_init (&self->lock);
  self->builder = si_table_builder_new ();
  self->early = g_hash_table_new_full (NULL, NULL, NULL, part_free);
  return self;
}

/**
 * si_reorder_buffer_free:
 * @self: (transfer full): a buffer
 */
void
si_reorder_buffer_free (SiReorderBuffer *self)
{
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->builder, si_table_builder_free);
  g_hash_table_unref (self->early);
  g_free (self);
}

/**
 * si_reorder_buffer_expect:
 * @self: a buffer
 * @n_bytes: the size of the batch that the next part will be read from
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
 * @self: a buffer
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
 * @self: a buffer
 * @n_parts: how many parts there are
 *
 * Takes all parts out, if they are in their places.
 *
 * Returns: (transfer full) (nullable): the whole, once; else %NULL
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
 * @self: a buffer
 *
 * Returns: the bytes that are expected and not in their places
 */
gsize
si_reorder_buffer_get_backlog (SiReorderBuffer *self)
{
  return (gsize) g_atomic_pointer_get (&self->backlog);
}

/**
 * si_reorder_buffer_get_n_products:
 * @self: a buffer
 *
 * Returns: the number of products that are in their places
 */
guint
si_reorder_buffer_get_n_products (SiReorderBuffer *self)
{
  return g_atomic_int_get (&self->n_products);
}

/**
 * si_reorder_buffer_look:
 * @self: a buffer
 * @func: called with the parts that are in their places, unless they have been taken
 * @user_data: for @func
 *
 * Lets @func look at the products so far, while no part can be added.
 */
void
si_reorder_buffer_look (SiReorderBuffer *self, SiReorderBufferFunc func, gpointer user_data)
{
  g_mutex_lock (&self->lock);
  if (self->builder != NULL)
    func (self->builder, user_data);
  g_mutex_unlock (&self->lock);
}
