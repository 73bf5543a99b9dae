/* si-credentials.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-credentials.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-api-error.h"

#define DOCUMENTED_USER "admin"
/* Servers of this kind take headers of 8 KiB, and base64 makes four bytes of three. */
#define MAX_KEY_BYTES 4096
#define ELLIPSIS "…"

/* The length of a secret's beginning that is taken for the secret, since an answer may break off.
 */
#define TELLING 8

/* Every copy of the key that this program makes is wiped before it is freed, and so is libsoup's
 * copy in the request's headers when the answer begins. This program cannot reach the head of the
 * request that libsoup builds for sending, the buffers of TLS, of HTTP/2's header compression and
 * of the kernel, and those of libsecret and D-Bus while the key came from the keyring. */
struct _SiCredentials
{
  GObject parent_instance;

  char *key;  /* (owned): wiped */
  char *user; /* (owned) */
  SiAuthMode mode;
  SiAuthMode accepted;
};

G_DEFINE_FINAL_TYPE (SiCredentials, si_credentials, G_TYPE_OBJECT)

static const char *const nicks[] = { "auto", "bearer", "basic" };

static void
wipe_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

typedef char Secret;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Secret, wipe_free)

static void
si_credentials_finalize (GObject *object)
{
  SiCredentials *self = SI_CREDENTIALS (object);

  wipe_free (self->key);
  g_free (self->user);

  G_OBJECT_CLASS (si_credentials_parent_class)->finalize (object);
}

static void
si_credentials_class_init (SiCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_credentials_finalize;
}

static void
si_credentials_init (SiCredentials *self)
{
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || (c >= 0x200b && c <= 0x200d);
}

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  while (text < end && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/* A line break inside the key would begin a header of its own. */
static gboolean
fits_a_header (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static char *
encode_pair (SiCredentials *self)
{
  g_autoptr (Secret) pair = g_strconcat (self->user, ":", self->key, NULL);

  return g_base64_encode ((const guchar *) pair, strlen (pair));
}

/* Returns the length of @c at @text where it is escaped as in a URI, in JSON or in HTML, or 0 if it
 * is another character. A URI within a URI has its own percent signs escaped too. */
static gsize
count_escaped (const char *text, char c)
{
  static const char *const names[] = { "&amp;", "<lt;", ">gt;", "\"quot;", "'apos;" };
  const char *digits = text;

  if (text[0] == '+' && c == ' ')
    return 1;
  for (gsize i = 0; text[0] == '&' && i < G_N_ELEMENTS (names); i++)
    if (names[i][0] == c && g_str_has_prefix (text + 1, names[i] + 1))
      return strlen (names[i]);

  if (text[0] == '\\' && text[1] == c && c != '\0')
    return 2;
  if (text[0] == '%')
    for (digits = text + 1; g_str_has_prefix (digits, c == '%' ? "2525" : "25");)
      digits += 2;
  else if (g_str_has_prefix (text, "\\u00"))
    digits = text + strlen ("\\u00");
  else if (g_str_has_prefix (text, "&#"))
    {
      gboolean is_hex = g_ascii_tolower (text[2]) == 'x';
      char *end;
      guint64 code = g_ascii_strtoull (text + 2 + is_hex, &end, is_hex ? 16 : 10);

      return *end == ';' && code == (guchar) c ? (gsize) (end + 1 - text) : 0;
    }

  if (digits == text || !g_ascii_isxdigit (digits[0]) || !g_ascii_isxdigit (digits[1])
      || g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1]) != (guchar) c)
    return 0;
  return digits + 2 - text;
}

static gsize
count_plain (const char *text, char c)
{
  return g_ascii_tolower (*text) == g_ascii_tolower (c);
}

/* Counts the characters of @secret that stand at @text, and sets @length to their length there. An
 * escape may be meant as one, or be part of the secret itself. */
static gsize
count_common (const char *text, const char *secret, gboolean escapes_first, gsize *length)
{
  const char *p = text;
  gsize n = 0;

  for (; secret[n] != '\0' && *p != '\0'; n++)
    {
      gsize plain = count_plain (p, secret[n]);
      gsize escaped = count_escaped (p, secret[n]);
      gsize taken = escapes_first && escaped > 0 ? escaped : plain;

      if (taken == 0)
        taken = escaped;
      if (taken == 0)
        break;
      p += taken;
    }

  *length = p - text;
  return n;
}

/* Replaces every @secret in @text, in upper or lower case. Where only its beginning is known again,
 * as the text was cut or escapes the rest in its own way, the rest of the word goes too. */
static char *
mask_once (char *text, const char *secret, gboolean escapes_first)
{
  gsize length = strlen (secret);
  g_autoptr (GString) masked = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize there;
      gsize n_common = count_common (p, secret, escapes_first, &there);

      if (n_common >= MIN (length, TELLING)
          || (n_common > 0 && g_str_has_prefix (p + there, ELLIPSIS)))
        {
          g_string_append (masked, ELLIPSIS);
          p += there;
          while (n_common < length && g_ascii_isgraph (*p) && strchr ("\"'<>()[]{}", *p) == NULL)
            p++;
        }
      else
        g_string_append_c (masked, *p++);
    }

  wipe_free (text);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

static char *
mask (char *text, const char *secret)
{
  return secret[0] == '\0' ? text : mask_once (mask_once (text, secret, TRUE), secret, FALSE);
}

/* Masks base64 in its usual alphabet, and in the one of file names and URIs. */
static char *
mask_base64 (char *text, char *encoded)
{
  gsize length = strlen (encoded);

  while (length > 0 && encoded[length - 1] == '=')
    encoded[--length] = '\0';
  text = mask (text, encoded);
  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  return mask (text, encoded);
}

/**
 * si_credentials_new:
 * @key: the API key; white space around it is dropped
 * @mode: the form in which it is sent
 * @user: (nullable): the user name of Basic; %NULL for the documented "admin"
 *
 * Returns: (transfer full): new credentials
 */
SiCredentials *
si_credentials_new (const char *key, SiAuthMode mode, const char *user)
{
  SiCredentials *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (SI_TYPE_CREDENTIALS, NULL);
  self->key = trim (key);
  self->user = g_strdup (user != NULL ? user : DOCUMENTED_USER);
  self->mode = mode;
  return self;
}

/**
 * si_credentials_get_mode:
 * @self: credentials
 *
 * Returns: the form in which the key is sent
 */
SiAuthMode
si_credentials_get_mode (SiCredentials *self)
{
  g_return_val_if_fail (SI_IS_CREDENTIALS (self), SI_AUTH_AUTO);

  return self->mode;
}

/**
 * si_credentials_has_key:
 * @self: credentials
 * @key: a key
 *
 * Returns: whether @key is the key of the credentials
 */
gboolean
si_credentials_has_key (SiCredentials *self, const char *key)
{
  g_autoptr (Secret) trimmed = NULL;

  g_return_val_if_fail (SI_IS_CREDENTIALS (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  trimmed = trim (key);
  return g_str_equal (trimmed, self->key);
}

/**
 * si_credentials_get_accepted:
 * @self: credentials
 *
 * Returns: the form that a server has accepted, %SI_AUTH_AUTO while none has
 */
SiAuthMode
si_credentials_get_accepted (SiCredentials *self)
{
  g_return_val_if_fail (SI_IS_CREDENTIALS (self), SI_AUTH_AUTO);

  return self->accepted;
}

/**
 * si_credentials_set_accepted:
 * @self: credentials
 * @form: the form that a server has accepted, or %SI_AUTH_AUTO
 *
 * Saves the form that is to be tried first in %SI_AUTH_AUTO.
 */
void
si_credentials_set_accepted (SiCredentials *self, SiAuthMode form)
{
  g_return_if_fail (SI_IS_CREDENTIALS (self));

  self->accepted = form;
}

/* Returns what is wrong with the key, or NULL. */
static const char *
find_flaw (SiCredentials *self)
{
  if (self->key[0] == '\0')
    return _ ("There is no API key. Enter the one that the provider gave you.");
  if (strlen (self->key) > MAX_KEY_BYTES)
    return _ ("The API key is longer than a server takes one, so it was not sent. Copy it again, "
              "and nothing else with it.");
  if (!fits_a_header (self->key))
    return _ ("There is a line break or the like inside the API key. Copy it again.");
  return NULL;
}

/**
 * si_credentials_make_header:
 * @self: credentials
 * @form: %SI_AUTH_BEARER or %SI_AUTH_BASIC
 * @error: return location for a #GError
 *
 * Makes the value of the Authorization header. Basic is the base64 of the user name and
 * the key in UTF-8.
 *
 * Returns: (transfer full) (nullable): the value, to be freed with
 *   si_credentials_free_header(); %NULL with %SI_API_ERROR_WRONG_KEY where there is no key, or it
 *   is too long for a header, or holds control characters
 */
char *
si_credentials_make_header (SiCredentials *self, SiAuthMode form, GError **error)
{
  g_autoptr (Secret) pair = NULL;
  const char *flaw;

  g_return_val_if_fail (SI_IS_CREDENTIALS (self), NULL);
  g_return_val_if_fail (form == SI_AUTH_BEARER || form == SI_AUTH_BASIC, NULL);

  flaw = find_flaw (self);
  if (flaw != NULL)
    {
      g_set_error_literal (error, SI_API_ERROR, SI_API_ERROR_WRONG_KEY, flaw);
      return NULL;
    }
  if (form == SI_AUTH_BEARER)
    return g_strconcat ("Bearer ", self->key, NULL);

  pair = encode_pair (self);
  return g_strconcat ("Basic ", pair, NULL);
}

/**
 * si_credentials_free_header:
 * @header: (transfer full) (nullable): a value of si_credentials_make_header()
 *
 * Wipes and frees the value.
 */
void
si_credentials_free_header (char *header)
{
  wipe_free (header);
}

/**
 * si_credentials_redact:
 * @self: credentials
 * @text: the words of a server
 *
 * Takes out the key, in plain, in base64 and as it is escaped in a URI, in JSON or in HTML, since
 * some servers repeat the request in their messages.
 *
 * Returns: (transfer full): @text with an ellipsis in place of each key
 */
char *
si_credentials_redact (SiCredentials *self, const char *text)
{
  g_autoptr (Secret) pair = NULL;
  g_autoptr (Secret) alone = NULL;
  char *redacted;

  g_return_val_if_fail (SI_IS_CREDENTIALS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  redacted = g_strdup (text);
  if (self->key[0] == '\0')
    return redacted;

  pair = encode_pair (self);
  alone = g_base64_encode ((const guchar *) self->key, strlen (self->key));
  redacted = mask_base64 (redacted, pair);
  redacted = mask_base64 (redacted, alone);
  return mask (redacted, self->key);
}

/**
 * si_auth_mode_from_nick:
 * @nick: a name, as it is saved and written in a command line
 * @mode: (out): the mode with this name
 *
 * Returns: whether there is such a mode
 */
gboolean
si_auth_mode_from_nick (const char *nick, SiAuthMode *mode)
{
  g_return_val_if_fail (nick != NULL, FALSE);
  g_return_val_if_fail (mode != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *mode = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * si_auth_mode_to_nick:
 * @mode: a mode
 *
 * Returns: its name: "auto", "bearer" or "basic"
 */
const char *
si_auth_mode_to_nick (SiAuthMode mode)
{
  g_return_val_if_fail (mode <= SI_AUTH_BASIC, NULL);

  return nicks[mode];
}
