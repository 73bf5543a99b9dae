/* si-connection-strings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-connection-strings.h"

/**
 * si_connection_strings_get:
 * @settings: the settings
 * @key: a key of the type a{sas}
 * @connection_id: (nullable): the id of a connection; %NULL or "" if it is not saved
 *
 * Returns: (transfer full) (nullable): the strings of the connection; %NULL if it has none
 */
char **
si_connection_strings_get (GSettings *settings, const char *key, const char *connection_id)
{
  g_autoptr (GVariant) all = NULL;
  char **strings = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if (connection_id == NULL || *connection_id == '\0')
    return NULL;
  all = g_settings_get_value (settings, key);
  g_variant_lookup (all, connection_id, "^as", &strings);
  return strings;
}

/**
 * si_connection_strings_set:
 * @settings: the settings
 * @key: a key of the type a{sas}
 * @connection_id: (nullable): the id of a connection; nothing is stored if it is not saved
 * @strings: (nullable): its strings; %NULL for none
 *
 * Stores the strings of the connection, and leaves those of others as they are.
 */
void
si_connection_strings_set (GSettings *settings,
                           const char *key,
                           const char *connection_id,
                           const char *const *strings)
{
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other_id;
  GVariant *other;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (key != NULL);

  if (connection_id == NULL || *connection_id == '\0')
    return;
  all = g_settings_get_value (settings, key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &other_id, &other))
    if (!g_str_equal (other_id, connection_id))
      g_variant_builder_add (&builder, "{s@as}", other_id, other);
  if (strings != NULL)
    g_variant_builder_add (&builder, "{s^as}", connection_id, strings);
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}
