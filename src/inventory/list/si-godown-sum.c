/* si-godown-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-sum.h"

struct _SiGodownSum
{
  GObject parent_instance;

  char *key;  /* (owned) */
  char *id;   /* (owned) */
  char *name; /* (owned) */
  SiGodownFigures figures;
  gint64 least; /* the ends of the scale of all godowns, in millionths */
  gint64 most;
  gboolean knows_changes;
};

G_DEFINE_FINAL_TYPE (SiGodownSum, si_godown_sum, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
si_godown_sum_finalize (GObject *object)
{
  SiGodownSum *self = SI_GODOWN_SUM (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (si_godown_sum_parent_class)->finalize (object);
}

static void
si_godown_sum_class_init (SiGodownSumClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_godown_sum_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_godown_sum_init (SiGodownSum *self)
{
}

static void
set_figures (SiGodownSum *self, const SiGodownSums *sums, const SiGodownFigures *figures)
{
  g_free (self->name);
  self->name = g_strdup (si_table_get_godown_name (sums->table, figures->godown));
  self->figures = *figures;
  self->least = sums->least;
  self->most = sums->most;
  self->knows_changes = sums->knows_changes;
}

/**
 * si_godown_sum_new:
 * @sums: the sums of all godowns
 * @figures: those of one of them
 *
 * Returns: (transfer full): the godown
 */
SiGodownSum *
si_godown_sum_new (const SiGodownSums *sums, const SiGodownFigures *figures)
{
  SiGodownSum *self;

  g_return_val_if_fail (sums != NULL && figures != NULL, NULL);

  self = g_object_new (SI_TYPE_GODOWN_SUM, NULL);
  self->id = g_strdup (si_table_get_godown_id (sums->table, figures->godown));
  set_figures (self, sums, figures);
  self->key = si_godown_make_key (self->id, self->name);
  return self;
}

/**
 * si_godown_sum_take:
 * @self: a godown
 * @sums: the new sums of all godowns
 * @figures: those of the same godown
 *
 * Brings a godown up to date.
 */
void
si_godown_sum_take (SiGodownSum *self, const SiGodownSums *sums, const SiGodownFigures *figures)
{
  g_return_if_fail (SI_IS_GODOWN_SUM (self));
  g_return_if_fail (sums != NULL && figures != NULL);

  set_figures (self, sums, figures);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * si_godown_sum_get_key:
 * @self: a godown
 *
 * Returns: (transfer none): the key by which a filter chooses it
 */
const char *
si_godown_sum_get_key (SiGodownSum *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM (self), NULL);

  return self->key;
}

/**
 * si_godown_sum_get_id:
 * @self: a godown
 *
 * Returns: (transfer none): its id, as the service writes it; "" where it has none
 */
const char *
si_godown_sum_get_id (SiGodownSum *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM (self), NULL);

  return self->id;
}

/**
 * si_godown_sum_get_name:
 * @self: a godown
 *
 * Returns: (transfer none): its name; "" where it has none
 */
const char *
si_godown_sum_get_name (SiGodownSum *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM (self), NULL);

  return self->name;
}

/**
 * si_godown_sum_get_figures:
 * @self: a godown
 *
 * Returns: (transfer none): its figures
 */
const SiGodownFigures *
si_godown_sum_get_figures (SiGodownSum *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM (self), NULL);

  return &self->figures;
}

/**
 * si_godown_sum_get_knows_changes:
 * @self: a godown
 *
 * Returns: whether it is known how many stocks have changed there
 */
gboolean
si_godown_sum_get_knows_changes (SiGodownSum *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_SUM (self), FALSE);

  return self->knows_changes;
}

/**
 * si_godown_sum_get_scale:
 * @self: a godown
 * @least: (out): the least units in any godown, in millionths, at most 0
 * @most: (out): the most units in any godown, in millionths, at least 0
 *
 * Tells the scale on which the units of all godowns can be drawn.
 */
void
si_godown_sum_get_scale (SiGodownSum *self, gint64 *least, gint64 *most)
{
  g_return_if_fail (SI_IS_GODOWN_SUM (self));
  g_return_if_fail (least != NULL && most != NULL);

  *least = self->least;
  *most = self->most;
}
