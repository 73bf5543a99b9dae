/* si-progress.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-progress.h"

struct _SiProgress
{
  GObject parent_instance;

  guint64 bytes;
  guint64 bytes_total; /* 0 while unknown */
  guint n_received;

  SiProblem *retry_problem; /* (owned) (nullable): why a request waits to be made again */
  gint64 retry_time;        /* monotonic: when it is made again */
};

G_DEFINE_FINAL_TYPE (SiProgress, si_progress, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BYTES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
si_progress_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BYTES:
      g_value_set_uint64 (value, si_progress_get_bytes (SI_PROGRESS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
si_progress_finalize (GObject *object)
{
  g_clear_pointer (&SI_PROGRESS (object)->retry_problem, si_problem_unref);

  G_OBJECT_CLASS (si_progress_parent_class)->finalize (object);
}

static void
si_progress_class_init (SiProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_progress_get_property;
  object_class->finalize = si_progress_finalize;

  properties[PROP_BYTES] = g_param_spec_uint64 ("bytes", NULL, NULL, 0, G_MAXUINT64, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_progress_init (SiProgress *self)
{
}

/**
 * si_progress_new:
 *
 * Returns: (transfer full): the progress of no request
 */
SiProgress *
si_progress_new (void)
{
  return g_object_new (SI_TYPE_PROGRESS, NULL);
}

/**
 * si_progress_set:
 * @self: a progress
 * @bytes: the bytes of the answer so far
 * @bytes_total: the bytes of the whole answer; 0 while that is unknown
 * @n_received: the products so far
 */
void
si_progress_set (SiProgress *self, guint64 bytes, guint64 bytes_total, guint n_received)
{
  g_return_if_fail (SI_IS_PROGRESS (self));

  self->bytes = bytes;
  self->bytes_total = bytes_total;
  self->n_received = n_received;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES]);
}

/**
 * si_progress_get_bytes:
 * @self: a progress
 *
 * Returns: the bytes of the answer so far
 */
guint64
si_progress_get_bytes (SiProgress *self)
{
  g_return_val_if_fail (SI_IS_PROGRESS (self), 0);

  return self->bytes;
}

/**
 * si_progress_get_bytes_total:
 * @self: a progress
 *
 * Returns: the bytes of the whole answer; 0 while that is unknown
 */
guint64
si_progress_get_bytes_total (SiProgress *self)
{
  g_return_val_if_fail (SI_IS_PROGRESS (self), 0);

  return self->bytes_total;
}

/**
 * si_progress_get_n_received:
 * @self: a progress
 *
 * Returns: the number of products of the answer so far
 */
guint
si_progress_get_n_received (SiProgress *self)
{
  g_return_val_if_fail (SI_IS_PROGRESS (self), 0);

  return self->n_received;
}

/**
 * si_progress_begin_wait:
 * @self: a progress
 * @pause: how long the request waits until it is made again, in milliseconds
 * @error: why it failed
 */
void
si_progress_begin_wait (SiProgress *self, guint pause, const GError *error)
{
  g_return_if_fail (SI_IS_PROGRESS (self));
  g_return_if_fail (error != NULL);

  si_progress_end_wait (self);
  self->retry_problem = si_problem_new (error);
  self->retry_time = g_get_monotonic_time () + (gint64) pause * 1000;
}

/**
 * si_progress_end_wait:
 * @self: a progress
 *
 * Ends the wait before its time, since the request is over.
 */
void
si_progress_end_wait (SiProgress *self)
{
  g_return_if_fail (SI_IS_PROGRESS (self));

  g_clear_pointer (&self->retry_problem, si_problem_unref);
}

/**
 * si_progress_get_retry_seconds:
 * @self: a progress
 *
 * Returns: the seconds until the request is made again; 0 while none waits
 */
guint
si_progress_get_retry_seconds (SiProgress *self)
{
  gint64 rest;

  g_return_val_if_fail (SI_IS_PROGRESS (self), 0);

  rest = self->retry_time - g_get_monotonic_time ();
  return self->retry_problem != NULL && rest > 0 ? (guint) (rest / G_USEC_PER_SEC + 1) : 0;
}

/**
 * si_progress_get_retry_problem:
 * @self: a progress
 *
 * Returns: (transfer none) (nullable): why the request failed that waits to be made again
 */
SiProblem *
si_progress_get_retry_problem (SiProgress *self)
{
  return si_progress_get_retry_seconds (self) > 0 ? self->retry_problem : NULL;
}
