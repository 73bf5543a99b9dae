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

struct _SiSeal
{
  GObject parent_instance;

  GSettings *settings; /* (owned) */
  char *secret;        /* (owned) (nullable): until it is needed */
};

G_DEFINE_FINAL_TYPE (SiSeal, si_seal, G_TYPE_OBJECT)

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

/* Reads the secret, and makes one if there is none yet. If the settings cannot be written, it is
 * valid for this run only. */
static const char *
get_secret (SiSeal *self)
{
  if (self->secret != NULL)
    return self->secret;

  self->secret = g_settings_get_string (self->settings, "notification-secret");
  if (strlen (self->secret) == 2 * SECRET_BYTES)
    return self->secret;
  g_free (self->secret);
  self->secret = create_secret ();
  if (!g_settings_set_string (self->settings, "notification-secret", self->secret))
    g_message ("The secret of the notifications cannot be kept for the next start");
  return self->secret;
}

static void
si_seal_finalize (GObject *object)
{
  SiSeal *self = SI_SEAL (object);

  g_clear_object (&self->settings);
  g_free (self->secret);

  G_OBJECT_CLASS (si_seal_parent_class)->finalize (object);
}

static void
si_seal_class_init (SiSealClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_seal_finalize;
}

static void
si_seal_init (SiSeal *self)
{
}

/**
 * si_seal_new:
 * @settings: the program's settings, which have the secret
 *
 * Returns: (transfer full): a new seal
 */
SiSeal *
si_seal_new (GSettings *settings)
{
  SiSeal *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_SEAL, NULL);
  self->settings = g_object_ref (settings);
  return self;
}

/**
 * si_seal_make:
 * @self: a seal
 * @content: the content to seal; a floating reference is not taken
 *
 * Returns: (transfer full): the mark, a keyed hash from which the secret cannot be computed
 */
char *
si_seal_make (SiSeal *self, GVariant *content)
{
  g_autofree char *text = NULL;
  const char *secret;

  g_return_val_if_fail (SI_IS_SEAL (self), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  secret = get_secret (self);
  text = g_variant_print (content, TRUE);
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret),
                                    text, -1);
}

/**
 * si_seal_check:
 * @self: a seal
 * @mark: a mark that another program may have made
 * @content: the content that came with it
 *
 * Returns: %TRUE if this program sealed the content
 */
gboolean
si_seal_check (SiSeal *self, const char *mark, GVariant *content)
{
  g_autofree char *right = si_seal_make (self, content);

  g_return_val_if_fail (mark != NULL, FALSE);

  return g_strcmp0 (mark, right) == 0;
}
