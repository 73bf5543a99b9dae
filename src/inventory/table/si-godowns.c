/* si-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-godowns.h"

#include <string.h>

/* The first character of the key of a godown without an id. */
#define NAME_MARK '='

/**
 * si_godowns_init:
 * @self: memory for godowns
 *
 * Makes an inventory's godowns, none so far.
 */
void
si_godowns_init (SiGodowns *self)
{
  *self = (SiGodowns){ .last_name = 0 };
  si_text_column_init (&self->names);
  self->name_godowns = g_array_new (FALSE, FALSE, sizeof (guint32));
  si_text_column_init (&self->ids);
  self->first_names = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * si_godowns_clear:
 * @self: godowns
 *
 * Frees what they hold. A second call does nothing.
 */
void
si_godowns_clear (SiGodowns *self)
{
  si_godowns_end_adding (self);
  si_text_column_clear (&self->names);
  g_clear_pointer (&self->name_godowns, g_array_unref);
  si_text_column_clear (&self->ids);
  g_clear_pointer (&self->first_names, g_array_unref);
}

/* Ids and names are kept apart here, so that an id may begin with the mark of a name. */
static guint32
add_godown (SiGodowns *self, const char *id, const char *name, guint32 name_index)
{
  g_autofree char *key = g_strconcat (id[0] != '\0' ? "#" : "=", id[0] != '\0' ? id : name, NULL);
  gpointer found;
  guint32 godown;

  if (g_hash_table_lookup_extended (self->by_key, key, NULL, &found))
    return GPOINTER_TO_UINT (found);

  godown = g_hash_table_size (self->by_key);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (godown));
  si_text_column_add (&self->ids, id);
  g_array_append_val (self->first_names, name_index);
  return godown;
}

/* Tries the name after the one that came last, since most products have their godowns in the same
 * order. */
static gboolean
guess_name (SiGodowns *self, const char *id, const char *name)
{
  guint32 godown;

  if (self->name_godowns->len == 0)
    return FALSE;
  self->last_name = (self->last_name + 1) % self->name_godowns->len;
  godown = si_godowns_get_godown (self, self->last_name);
  return strcmp (si_text_column_get (&self->names, self->last_name, NULL), name) == 0
         && strcmp (si_godowns_get_id (self, godown), id) == 0;
}

/**
 * si_godowns_add:
 * @self: godowns
 * @id: the id of a godown, or ""
 * @name: a name of it
 *
 * Adds a godown with a name, if they are not there yet.
 *
 * Returns: the number of the name
 */
guint32
si_godowns_add (SiGodowns *self, const char *id, const char *name)
{
  g_autofree char *pair = NULL;
  guint32 godown;
  gpointer found;

  if (guess_name (self, id, name))
    return self->last_name;

  if (self->by_pair == NULL)
    {
      self->by_pair = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  pair = g_strconcat (id, "\n", name, NULL);
  if (g_hash_table_lookup_extended (self->by_pair, pair, NULL, &found))
    return self->last_name = GPOINTER_TO_UINT (found);

  self->last_name = g_hash_table_size (self->by_pair);
  g_hash_table_insert (self->by_pair, g_steal_pointer (&pair), GUINT_TO_POINTER (self->last_name));
  si_text_column_add (&self->names, name);
  godown = add_godown (self, id, name, self->last_name);
  g_array_append_val (self->name_godowns, godown);
  return self->last_name;
}

/**
 * si_godowns_end_adding:
 * @self: godowns to which none will be added any more
 *
 * Frees what only si_godowns_add() needs.
 */
void
si_godowns_end_adding (SiGodowns *self)
{
  g_clear_pointer (&self->by_pair, g_hash_table_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

/**
 * si_godowns_find_name:
 * @self: godowns
 * @godown: one of them
 * @name: a name
 *
 * Returns: the number of the name, or %SI_NO_GODOWN where the godown did not come under it
 */
guint
si_godowns_find_name (const SiGodowns *self, guint godown, const char *name)
{
  for (guint i = 0; i < si_godowns_get_n_names (self); i++)
    if (si_godowns_get_godown (self, i) == godown
        && g_str_equal (si_text_column_get (&self->names, i, NULL), name))
      return i;
  return SI_NO_GODOWN;
}

/**
 * si_godowns_find:
 * @self: godowns
 * @key: the key of one
 *
 * Returns: the godown, or %SI_NO_GODOWN
 */
guint
si_godowns_find (const SiGodowns *self, const char *key)
{
  guint found = SI_NO_GODOWN;

  for (guint godown = 0; godown < si_godowns_get_n (self); godown++)
    {
      const char *id = si_godowns_get_id (self, godown);

      if (!si_godown_is (key, id, si_godowns_get_name (self, godown)))
        continue;
      /* An id goes before a name that reads like it. */
      if (*id != '\0')
        return godown;
      found = godown;
    }
  return found;
}

/**
 * si_godowns_find_same:
 * @self: godowns
 * @other: the godowns of another inventory of the same service
 * @godown: one of those
 *
 * Returns: the godown with its id, or with its name where both have no id; or %SI_NO_GODOWN
 */
guint
si_godowns_find_same (const SiGodowns *self, const SiGodowns *other, guint godown)
{
  g_autofree char *key
      = si_godown_make_key (si_godowns_get_id (other, godown), si_godowns_get_name (other, godown));

  return si_godowns_find (self, key);
}

static gboolean
shares_name (const SiGodowns *self, guint godown)
{
  const char *name = si_godowns_get_name (self, godown);

  for (guint i = 0; i < si_godowns_get_n (self); i++)
    if (i != godown && g_str_equal (si_godowns_get_name (self, i), name))
      return TRUE;
  return FALSE;
}

/**
 * si_godowns_describe:
 * @self: (nullable): godowns; %NULL where no inventory is there
 * @key: the key of a godown, whether it is among them or not
 *
 * Returns: (transfer full): the name of the godown for people, with its id where another godown has
 *   that name
 */
char *
si_godowns_describe (const SiGodowns *self, const char *key)
{
  const guint godown = self != NULL ? si_godowns_find (self, key) : SI_NO_GODOWN;
  const char *name, *id;

  if (godown == SI_NO_GODOWN)
    return g_strdup (si_godown_has_id (key) ? key : key + 1);
  id = si_godowns_get_id (self, godown);
  name = si_godowns_get_name (self, godown);
  if (*id == '\0' || !shares_name (self, godown))
    return g_strdup (name);
  return *name != '\0' ? g_strdup_printf ("%s (%s)", name, id) : g_strdup (id);
}

/**
 * si_godowns_pack:
 * @self: godowns
 * @bytes: where to append
 *
 * Appends the names, the ids and which belong together.
 */
void
si_godowns_pack (const SiGodowns *self, GByteArray *bytes)
{
  si_text_column_pack (&self->names, bytes);
  si_pack_indices (bytes, self->name_godowns, si_godowns_get_n (self));
  si_text_column_pack (&self->ids, bytes);
  si_pack_indices (bytes, self->first_names, si_godowns_get_n_names (self));
}

/**
 * si_godowns_unpack:
 * @self: godowns, none so far
 * @from: the packed bytes
 * @n_names: how many names there must be
 * @n_godowns: how many godowns there must be
 *
 * Reads what si_godowns_pack() appended.
 */
void
si_godowns_unpack (SiGodowns *self, SiUnpacker *from, guint n_names, guint n_godowns)
{
  si_text_column_unpack (&self->names, from, n_names);
  si_unpack_indices (from, self->name_godowns, n_names, n_godowns);
  si_text_column_unpack (&self->ids, from, n_godowns);
  si_unpack_indices (from, self->first_names, n_godowns, n_names);
}

/**
 * si_godown_is:
 * @key: the key of a godown
 * @id: the id of a godown, or ""
 * @name: its name
 *
 * Returns: whether both are the same godown
 */
gboolean
si_godown_is (const char *key, const char *id, const char *name)
{
  g_return_val_if_fail (key != NULL && id != NULL && name != NULL, FALSE);

  if (*id != '\0')
    return g_str_equal (key, id);
  return key[0] == NAME_MARK && g_str_equal (key + 1, name);
}

/**
 * si_godown_make_key:
 * @id: the id of a godown, or ""
 * @name: its name
 *
 * Returns: (transfer full): the key of the godown
 */
char *
si_godown_make_key (const char *id, const char *name)
{
  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  return *id != '\0' ? g_strdup (id) : g_strdup_printf ("%c%s", NAME_MARK, name);
}

/**
 * si_godown_has_id:
 * @key: the key of a godown
 *
 * Returns: whether the godown has an id, which alone the service can be asked for
 */
gboolean
si_godown_has_id (const char *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return key[0] != NAME_MARK;
}
