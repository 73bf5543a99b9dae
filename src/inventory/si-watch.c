/* si-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-watch.h"

G_DEFINE_BOXED_TYPE (SiWatch, si_watch, si_watch_copy, si_watch_free)

/**
 * si_watch_copy:
 * @self: a watch
 *
 * Returns: (transfer full): a copy
 */
SiWatch *
si_watch_copy (const SiWatch *self)
{
  SiWatch *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->product_id = g_strdup (self->product_id);
  copy->sku = g_strdup (self->sku);
  copy->godown_id = g_strdup (self->godown_id);
  return copy;
}

/**
 * si_watch_free:
 * @self: (transfer full): a watch
 */
void
si_watch_free (SiWatch *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->product_id);
  g_free (self->sku);
  g_free (self->godown_id);
  g_free (self);
}
