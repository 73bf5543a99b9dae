/* si-godown-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godown-choice.h"

#include "si-connection-strings.h"

#define KEY "godown-columns"

struct _SiGodownChoice
{
  GObject parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  char *connection_id; /* (owned): "" for one that is not saved */
  GHashTable *unkept; /* (owned): the godowns of each connection that locked settings do not keep */
};

G_DEFINE_FINAL_TYPE (SiGodownChoice, si_godown_choice, G_TYPE_OBJECT)

static void
si_godown_choice_finalize (GObject *object)
{
  SiGodownChoice *self = SI_GODOWN_CHOICE (object);

  g_clear_object (&self->settings);
  g_free (self->connection_id);
  g_hash_table_unref (self->unkept);

  G_OBJECT_CLASS (si_godown_choice_parent_class)->finalize (object);
}

static void
si_godown_choice_class_init (SiGodownChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_godown_choice_finalize;
}

static void
si_godown_choice_init (SiGodownChoice *self)
{
  self->connection_id = g_strdup ("");
  self->unkept
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
}

/**
 * si_godown_choice_new:
 *
 * Returns: (transfer full): a choice without settings, for a connection that is not saved
 */
SiGodownChoice *
si_godown_choice_new (void)
{
  return g_object_new (SI_TYPE_GODOWN_CHOICE, NULL);
}

/**
 * si_godown_choice_set_settings:
 * @self: a choice
 * @settings: the settings that keep it
 */
void
si_godown_choice_set_settings (SiGodownChoice *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_GODOWN_CHOICE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
}

/**
 * si_godown_choice_set_connection_id:
 * @self: a choice
 * @connection_id: (nullable): the id of a connection; %NULL or "" if it is not saved
 *
 * Goes to the choice for another connection.
 *
 * Returns: whether it is another one
 */
gboolean
si_godown_choice_set_connection_id (SiGodownChoice *self, const char *connection_id)
{
  const char *id = connection_id != NULL ? connection_id : "";

  g_return_val_if_fail (SI_IS_GODOWN_CHOICE (self), FALSE);

  if (g_str_equal (self->connection_id, id))
    return FALSE;
  g_free (self->connection_id);
  self->connection_id = g_strdup (id);
  return TRUE;
}

/**
 * si_godown_choice_get_locked:
 * @self: a choice
 *
 * Returns: whether the settings are locked, so that it is not kept for longer than @self lives
 */
gboolean
si_godown_choice_get_locked (SiGodownChoice *self)
{
  g_return_val_if_fail (SI_IS_GODOWN_CHOICE (self), FALSE);

  return self->settings != NULL && !g_settings_is_writable (self->settings, KEY);
}

/**
 * si_godown_choice_dup_godown_ids:
 * @self: a choice
 *
 * Returns: (transfer full) (nullable): the keys of the godowns; %NULL for none
 */
char **
si_godown_choice_dup_godown_ids (SiGodownChoice *self)
{
  gpointer unkept;

  g_return_val_if_fail (SI_IS_GODOWN_CHOICE (self), NULL);

  if (g_hash_table_lookup_extended (self->unkept, self->connection_id, NULL, &unkept))
    return g_strdupv (unkept);
  return self->settings != NULL
             ? si_connection_strings_get (self->settings, KEY, self->connection_id)
             : NULL;
}

/**
 * si_godown_choice_set_godown_ids:
 * @self: a choice
 * @godown_ids: (nullable): the keys of the godowns; %NULL for none
 *
 * Keeps other godowns for the connection.
 */
void
si_godown_choice_set_godown_ids (SiGodownChoice *self, const char *const *godown_ids)
{
  g_return_if_fail (SI_IS_GODOWN_CHOICE (self));

  if (si_godown_choice_get_locked (self))
    g_hash_table_insert (self->unkept, g_strdup (self->connection_id),
                         g_strdupv ((char **) godown_ids));
  else if (self->settings != NULL)
    si_connection_strings_set (self->settings, KEY, self->connection_id, godown_ids);
}
