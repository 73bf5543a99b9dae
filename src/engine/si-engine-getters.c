/* si-engine-getters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-engine-private.h"

/**
 * si_engine_get_state:
 * @self: an engine
 *
 * Returns: what it is doing
 */
SiEngineState
si_engine_get_state (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), SI_ENGINE_UNCONNECTED);

  return self->state;
}

/**
 * si_engine_get_remark:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): the words of the server about an error beside the products
 *   of its last answer, in one line; it changes only when an answer comes
 */
const char *
si_engine_get_remark (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->service != NULL ? si_session_get_remark (self->service) : NULL;
}

/**
 * si_engine_waits_for_disk:
 * @self: an engine
 *
 * Returns: whether the last inventory is being read from disk, and nothing has been asked yet
 */
gboolean
si_engine_waits_for_disk (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), FALSE);

  return si_persistence_get_restoring (self->persistence) && self->request == NULL;
}

/**
 * si_engine_waits_for_keyring:
 * @self: an engine
 *
 * Returns: whether the server has not been asked yet, for want of the key
 */
gboolean
si_engine_waits_for_keyring (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), FALSE);

  return self->service != NULL && si_session_waits_for_keyring (self->service);
}

/**
 * si_engine_get_problem:
 * @self: an engine
 *
 * Returns: (transfer none) (nullable): what went wrong with the last request
 */
SiProblem *
si_engine_get_problem (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), NULL);

  return self->report;
}

/**
 * si_engine_get_bytes:
 * @self: an engine
 *
 * Returns: bytes of the answer so far
 */
guint64
si_engine_get_bytes (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), 0);

  return self->bytes;
}

/**
 * si_engine_get_bytes_total:
 * @self: an engine
 *
 * Returns: bytes of the whole answer, 0 while unknown
 */
guint64
si_engine_get_bytes_total (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), 0);

  return self->bytes_total;
}

/**
 * si_engine_get_n_received:
 * @self: an engine
 *
 * Returns: products of the answer so far
 */
guint
si_engine_get_n_received (SiEngine *self)
{
  g_return_val_if_fail (SI_IS_ENGINE (self), 0);

  return self->n_received;
}

/**
 * si_engine_dismiss_problem:
 * @self: an engine
 *
 * Lets go of the report of the last failure; everything else stays.
 */
void
si_engine_dismiss_problem (SiEngine *self)
{
  g_return_if_fail (SI_IS_ENGINE (self));

  si_engine_set_problem (self, NULL);
}
