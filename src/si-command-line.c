/* si-command-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-command-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-number.h"
#include "si-since.h"

/* The longest time that --timeout takes, a day in seconds. */
#define LONGEST_TIMEOUT 86400

/* Limits to a command line that another process sends. */
#define MOST_REMOTE_WORDS 16
#define LONGEST_REMOTE_WORD 1000

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check_auth (const SiCommand *self, GError **error)
{
  static const char *const forms[] = { "auto", "bearer", "basic", NULL };

  if (self->auth != NULL && !g_strv_contains (forms, self->auth))
    return fail (error, _ ("--auth takes auto, bearer or basic"));
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static gboolean
check_export (SiCommand *self, GError **error)
{
  if (self->export_path == NULL)
    {
      if (self->sku != NULL || self->godown != NULL)
        return fail (error, _ ("--sku and --godown need --export"));
      if (self->changes != NULL || self->audit || self->offline)
        return fail (error, _ ("--changes, --audit and --offline need --export"));
      if (self->accept)
        return fail (error, _ ("--accept needs --export"));
      return TRUE;
    }

  if (g_str_equal (self->export_path, "-") || g_str_has_suffix (self->export_path, ".csv"))
    self->export_format = SI_EXPORT_CSV;
  else if (g_str_has_suffix (self->export_path, ".json"))
    self->export_format = SI_EXPORT_JSON;
  else if (g_str_has_suffix (self->export_path, ".xlsx"))
    self->export_format = SI_EXPORT_WORKBOOK;
  else
    return fail (error, _ ("--export takes a name that ends in .xlsx, .csv or .json, or -"));

  if (self->sku != NULL && is_blank (self->sku))
    return fail (error, _ ("--sku takes an SKU code"));
  if (self->godown != NULL && !si_parse_uint64 (self->godown, 0, G_MAXUINT64, NULL))
    return fail (error, _ ("--godown takes a godown’s id, a whole number"));
  return TRUE;
}

static gboolean
check_timeout (SiCommand *self, const char *seconds, GError **error)
{
  guint64 number;

  if (seconds == NULL)
    return TRUE;
  if (self->export_path == NULL || self->offline)
    return fail (error, _ ("--timeout needs --export, and does not go with --offline"));
  if (!si_parse_uint64 (seconds, 1, LONGEST_TIMEOUT, &number))
    return fail (error, _ ("--timeout takes a number of seconds, from 1 to 86400"));
  self->timeout = (guint) number;
  return TRUE;
}

static gboolean
check_past (SiCommand *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const gboolean filtered = self->sku != NULL || self->godown != NULL;

  if (self->changes != NULL && self->audit)
    return fail (error, _ ("--changes and --audit do not go together"));
  if (filtered && (self->changes != NULL || self->audit || self->offline))
    return fail (error, _ ("--sku and --godown do not go with --changes, --audit or --offline"));
  if (self->demo && self->offline)
    return fail (error, _ ("nothing is kept of --demo: --offline does not go with it"));
  if (self->changes != NULL && !si_since_parse (self->changes, now, &self->since))
    return fail (error, _ ("--changes takes last, yesterday, week, an age such as 3d or 12h, or a"
                           " date such as 2026-11-20"));
  if (self->changes != NULL && self->since > g_get_real_time ())
    return fail (error, _ ("--changes takes a time in the past: that one is still to come"));
  return TRUE;
}

static gboolean
check_together (const SiCommand *self, gboolean store_key, GError **error)
{
  if (self->demo && self->url != NULL)
    return fail (error, _ ("--demo and --url do not go together"));
  if (self->demo && store_key)
    return fail (error, _ ("--demo needs no key: --store-key does not go with it"));
  if (store_key && self->export_path != NULL)
    return fail (error, _ ("--store-key and --export do not go together"));
  if ((self->search != NULL || self->picture_path != NULL)
      && (store_key || self->export_path != NULL))
    return fail (error,
                 _ ("--search is for the window: it does not go with --export or --store-key"));
  return TRUE;
}

/* Refuses a value behind a flag, since GLib passes over it. The value could be a key, so it is not
 * quoted. */
static gboolean
check_flags (char **arguments, GError **error)
{
  static const char *const flags[]
      = { "--demo=", "--store-key=", "--version=", "--audit=", "--offline=", "--accept=" };

  for (; *arguments != NULL && !g_str_equal (*arguments, "--"); arguments++)
    for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
      if (g_str_has_prefix (*arguments, flags[i]))
        return fail (error,
                     _ ("--demo, --store-key, --audit, --offline, --accept and --version take"
                        " no value; a key is read from standard input"));
  return TRUE;
}

/* Hides the words of a wrong command line with --store-key. Errors quote a word that is not
 * understood, and it could be the key. */
static void
hide_key (char **arguments, GError **error)
{
  if (!g_strv_contains ((const char *const *) arguments, "--store-key"))
    return;
  g_clear_error (error);
  fail (error, _ ("--store-key reads the key from standard input, and takes no other words than"
                  " --url and --auth"));
}

static gboolean
parse_options (const GOptionEntry *entries, char **arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = g_strdupv (arguments);

  g_option_context_set_summary (
      context, _ ("Shows how much stock there is of a product, and in which godown."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, error))
    return FALSE;
  if (rest[0] != NULL && rest[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("“%s” is not understood here"), rest[1]);
      return FALSE;
    }
  return TRUE;
}

static SiCommandMode
choose_mode (const SiCommand *self, gboolean store_key, gboolean version)
{
  if (version)
    return SI_COMMAND_VERSION;
  if (store_key)
    return SI_COMMAND_STORE_KEY;
  return self->export_path != NULL ? SI_COMMAND_EXPORT : SI_COMMAND_WINDOW;
}

/**
 * si_command_parse:
 * @arguments: the command line, the program's name first
 * @error: return location for an error
 *
 * Parses a command line. `--help` prints the help and ends the program.
 *
 * Returns: (transfer full): the command, or %NULL with a %G_OPTION_ERROR
 */
SiCommand *
si_command_parse (char **arguments, GError **error)
{
  g_autoptr (SiCommand) self = g_new0 (SiCommand, 1);
  g_autofree char *timeout = NULL;
  gboolean store_key = FALSE, version = FALSE;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo,
      N_ ("Connect to an embedded server with sample data"), NULL },
    { "url", 0, 0, G_OPTION_ARG_STRING, &self->url, N_ ("Connect to this address in this run"),
      N_ ("ADDRESS") },
    { "auth", 0, 0, G_OPTION_ARG_STRING, &self->auth, N_ ("How the API key is sent"),
      "auto|bearer|basic" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &self->search, N_ ("Open with this search"),
      N_ ("TEXT") },
    { "store-key", 0, 0, G_OPTION_ARG_NONE, &store_key,
      N_ ("Read the API key from standard input and put it into the keyring"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export_path,
      N_ ("Write the inventory to a .xlsx, .csv or .json file, or - for standard output, and exit"),
      N_ ("FILE") },
    { "sku", 0, 0, G_OPTION_ARG_STRING, &self->sku,
      N_ ("With --export: only this SKU code, asked of the server"), N_ ("CODE") },
    { "godown", 0, 0, G_OPTION_ARG_STRING, &self->godown,
      N_ ("With --export: only this godown, asked of the server"), N_ ("ID") },
    { "changes", 0, 0, G_OPTION_ARG_STRING, &self->changes,
      N_ ("With --export: what has changed since last, yesterday, week, 3d or 2026-11-20"),
      N_ ("SINCE") },
    { "audit", 0, 0, G_OPTION_ARG_NONE, &self->audit,
      N_ ("With --export: what cannot be right in the inventory"), NULL },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &self->offline,
      N_ ("With --export: from what is stored, without asking the server"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &self->accept,
      N_ ("With --export: take an answer that is held because too much is missing, or one that"
          " has lost no more"),
      NULL },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &timeout,
      N_ ("With --export: how long the request may take, with all its retries"), N_ ("SECONDS") },
    { "picture", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &self->picture_path,
      "Write a picture of the window to a .png file, and exit", "FILE" },
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->service,
      "Start without a window, to be asked over D-Bus", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_return_val_if_fail (arguments != NULL, NULL);

  if (!check_flags (arguments, error))
    return NULL;
  if (!parse_options (entries, arguments, error))
    {
      hide_key (arguments, error);
      return NULL;
    }
  if (!check_auth (self, error) || !check_together (self, store_key, error)
      || !check_export (self, error) || !check_past (self, error)
      || !check_timeout (self, timeout, error))
    return NULL;

  self->mode = choose_mode (self, store_key, version);
  return g_steal_pointer (&self);
}

/* Limits the command line of another process, since every program on the session bus can send
 * one. */
static gboolean
check_size (char **arguments, GError **error)
{
  guint n = 0;

  for (; arguments[n] != NULL; n++)
    if (n == MOST_REMOTE_WORDS || strlen (arguments[n]) > LONGEST_REMOTE_WORD)
      return fail (error, _ ("the command line is too long"));
  return TRUE;
}

/**
 * si_command_parse_remote:
 * @arguments: the command line of another process, the program's name first
 * @error: return location for an error
 *
 * Parses the command line that another process sends to the running program. It may only open the
 * window, and search in it; all other options need a run of their own. Nothing is printed, and the
 * program does not end.
 *
 * Returns: (transfer full): the command, or %NULL with a %G_OPTION_ERROR
 */
SiCommand *
si_command_parse_remote (char **arguments, GError **error)
{
  g_autoptr (SiCommand) self = g_new0 (SiCommand, 1);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &self->search, NULL, NULL },
    { NULL },
  };

  g_return_val_if_fail (arguments != NULL, NULL);

  if (!check_size (arguments, error))
    return NULL;
  rest = g_strdupv (arguments);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &rest, NULL) || (rest[0] != NULL && rest[1] != NULL))
    {
      fail (error, _ ("Sync Inventory runs already, and takes only --search TEXT then"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * si_command_free:
 * @self: (transfer full): a command
 */
void
si_command_free (SiCommand *self)
{
  g_free (self->url);
  g_free (self->auth);
  g_free (self->search);
  g_free (self->picture_path);
  g_free (self->export_path);
  g_free (self->sku);
  g_free (self->godown);
  g_free (self->changes);
  g_free (self);
}
