/* si-filter-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-filter-memory.h"

#define KEY "chosen-godowns"

struct _SiFilterMemory
{
  GObject parent_instance;

  SiFilter *filter;    /* (owned) */
  SiEngine *engine;    /* (owned) (nullable) */
  GSettings *settings; /* (owned) */
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (SiFilterMemory, si_filter_memory, G_TYPE_OBJECT)

/* Returns: the key in the settings, %NULL for a connection that is not saved. */
static const char *
get_connection_id (SiFilterMemory *self)
{
  SiConnection *connection = self->engine != NULL ? si_engine_get_connection (self->engine) : NULL;
  const char *id = connection != NULL ? si_connection_get_id (connection) : NULL;

  return id != NULL && *id != '\0' ? id : NULL;
}

static void
restore (SiFilterMemory *self)
{
  const char *id = get_connection_id (self);
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_autofree const char **godown_ids = NULL;

  g_assert (SI_IS_FILTER_MEMORY (self));

  if (id != NULL)
    g_variant_lookup (all, id, "^a&s", &godown_ids);
  self->restoring = TRUE;
  si_filter_set_godown_ids (self->filter, godown_ids);
  self->restoring = FALSE;
}

/* Stores the chosen godowns of this connection, and leaves those of others unchanged. */
static void
save (SiFilterMemory *self)
{
  const char *const *godown_ids = si_filter_get_godown_ids (self->filter);
  const char *id = get_connection_id (self);
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other_id;
  GVariant *other;

  g_assert (SI_IS_FILTER_MEMORY (self));

  if (id == NULL || self->restoring)
    return;

  all = g_settings_get_value (self->settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &other_id, &other))
    if (!g_str_equal (other_id, id))
      g_variant_builder_add (&builder, "{s@as}", other_id, other);
  if (godown_ids != NULL)
    g_variant_builder_add (&builder, "{s^as}", id, godown_ids);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
si_filter_memory_finalize (GObject *object)
{
  SiFilterMemory *self = SI_FILTER_MEMORY (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_filter_memory_parent_class)->finalize (object);
}

static void
si_filter_memory_class_init (SiFilterMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_filter_memory_finalize;
}

static void
si_filter_memory_init (SiFilterMemory *self)
{
}

/**
 * si_filter_memory_new:
 * @filter: the filter whose godowns are stored and restored
 * @settings: the settings in which they are stored
 *
 * Follows the filter. The godowns of a connection that is not saved are not stored.
 *
 * Returns: (transfer full): the memory, which needs an engine
 */
SiFilterMemory *
si_filter_memory_new (SiFilter *filter, GSettings *settings)
{
  SiFilterMemory *self;

  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_FILTER_MEMORY, NULL);
  self->filter = g_object_ref (filter);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (filter, "notify::godown-ids", G_CALLBACK (save), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_filter_memory_set_engine:
 * @self: a memory
 * @engine: the engine whose connection the godowns belong to
 *
 * Restores the godowns of the engine's connection, and stores those that are chosen from now on for
 * it.
 */
void
si_filter_memory_set_engine (SiFilterMemory *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_FILTER_MEMORY (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (g_set_object (&self->engine, engine))
    restore (self);
}
