/* si-seal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A seal proves that this program made the target of a notification's button. Every program on the
 * session bus can activate the application's actions, and only the person may silence an alert. */

#include "config.h"

#include "si-seal.h"

#include <string.h>
#include <sys/random.h>

#define SECRET_BYTES 32

static char *
create_secret (void)
{
  GString *secret = g_string_new (NULL);
  guint8 bytes[SECRET_BYTES];

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("The system has no random numbers");
  for (guint i = 0; i < SECRET_BYTES; i++)
    g_string_append_printf (secret, "%02x", bytes[i]);
  return g_string_free (secret, FALSE);
}

/**
 * si_seal_load_secret:
 * @settings: the program's settings
 *
 * Reads the secret of the seals, and makes one if there is none yet. If the settings cannot be
 * written, the secret is valid for this run only.
 *
 * Returns: (transfer full): the secret
 */
char *
si_seal_load_secret (GSettings *settings)
{
  g_autofree char *secret = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  secret = g_settings_get_string (settings, "notification-secret");
  if (strlen (secret) == 2 * SECRET_BYTES)
    return g_steal_pointer (&secret);
  g_free (secret);
  secret = create_secret ();
  if (!g_settings_set_string (settings, "notification-secret", secret))
    g_message ("The secret of the notifications cannot be kept for the next start");
  return g_steal_pointer (&secret);
}

/**
 * si_seal_make:
 * @secret: the secret, from si_seal_load_secret()
 * @content: the content to seal; a floating reference is not taken
 *
 * Returns: (transfer full): the seal, a keyed hash from which the secret cannot be computed
 */
char *
si_seal_make (const char *secret, GVariant *content)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  text = g_variant_print (content, TRUE);
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret),
                                    text, -1);
}

/**
 * si_seal_check:
 * @seal: a seal that another program may have made
 * @secret: the secret, from si_seal_load_secret()
 * @content: the content that came with it
 *
 * Returns: %TRUE if the content was sealed with this secret
 */
gboolean
si_seal_check (const char *seal, const char *secret, GVariant *content)
{
  g_autofree char *right = si_seal_make (secret, content);

  g_return_val_if_fail (seal != NULL, FALSE);

  return g_str_equal (seal, right);
}
