/* si-snapshot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-snapshot.h"

/**
 * si_snapshot_copy:
 * @self: a snapshot
 *
 * Returns: (transfer full): a copy
 */
SiSnapshot *
si_snapshot_copy (const SiSnapshot *self)
{
  SiSnapshot *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->filter = g_strdup (self->filter);
  return copy;
}

/**
 * si_snapshot_free:
 * @self: (transfer full): a snapshot
 */
void
si_snapshot_free (SiSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->filter);
  g_free (self);
}
