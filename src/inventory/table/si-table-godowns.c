/* si-table-godowns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Godowns are known by their ids, or by their names where they have none. */

#include "si-table.h"

/* Before the name of a godown without an id, in what it is known by. */
#define NAME_MARK '='

/**
 * si_godown_is:
 * @key: what a godown is known by
 * @id: the id of a godown, or ""
 * @name: its name
 *
 * Returns: whether they are of one godown
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
 * @key: what a godown is known by
 *
 * Returns: whether it has an id, which alone the service can be asked for
 */
gboolean
si_godown_has_id (const char *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return key[0] != NAME_MARK;
}

/**
 * si_table_find_godown:
 * @self: a table
 * @godown_id: a godown's id, or what si_godown_make_key() made for one without an id
 *
 * Returns: the godown, or %SI_NO_GODOWN
 */
guint
si_table_find_godown (const SiTable *self, const char *godown_id)
{
  guint found = SI_NO_GODOWN;

  g_return_val_if_fail (self != NULL, SI_NO_GODOWN);
  g_return_val_if_fail (godown_id != NULL, SI_NO_GODOWN);

  for (guint godown = 0; godown < si_table_get_n_all_godowns (self); godown++)
    {
      const char *id = si_table_get_godown_id (self, godown);

      if (!si_godown_is (godown_id, id, si_table_get_godown_name (self, godown)))
        continue;
      /* An id goes before a name that reads like it. */
      if (*id != '\0')
        return godown;
      found = godown;
    }
  return found;
}

/**
 * si_table_find_same_godown:
 * @self: a table
 * @other: another one of the same service
 * @godown: a godown of it
 *
 * Returns: the godown with its id, or with its name where both have no id; or %SI_NO_GODOWN
 */
guint
si_table_find_same_godown (const SiTable *self, const SiTable *other, guint godown)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && other != NULL, SI_NO_GODOWN);

  key = si_godown_make_key (si_table_get_godown_id (other, godown),
                            si_table_get_godown_name (other, godown));
  return si_table_find_godown (self, key);
}

/**
 * si_table_describe_godown:
 * @self: (nullable): a table
 * @godown_id: what a godown is known by, whether the table has it or not
 *
 * Returns: (transfer full): the name of the godown for people: its name, and its id beside it where
 *   another godown has that name
 */
char *
si_table_describe_godown (const SiTable *self, const char *godown_id)
{
  const guint godown = self != NULL ? si_table_find_godown (self, godown_id) : SI_NO_GODOWN;
  const char *name, *id;

  g_return_val_if_fail (godown_id != NULL, NULL);

  if (godown == SI_NO_GODOWN)
    return g_strdup (godown_id[0] == NAME_MARK ? godown_id + 1 : godown_id);
  id = si_table_get_godown_id (self, godown);
  name = si_table_get_godown_name (self, godown);
  for (guint i = 0; i < si_table_get_n_all_godowns (self) && *id != '\0'; i++)
    if (i != godown && g_str_equal (si_table_get_godown_name (self, i), name))
      return *name != '\0' ? g_strdup_printf ("%s (%s)", name, id) : g_strdup (id);
  return g_strdup (name);
}
