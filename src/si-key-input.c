/* si-key-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-key-input.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "si-paste.h"
#include "si-signal.h"

/* The longest input that is read, which is far more than any key. */
#define LONGEST_INPUT 4096

/* The bytes of standard input. They come from read(), so that no other buffer holds the key. */
typedef struct
{
  char bytes[LONGEST_INPUT + 1];
  gsize length;
  gboolean terminal;
  GMainLoop *loop; /* (owned) */
} Input;

static void
set_echo (gboolean echo)
{
  struct termios terminal;

  if (tcgetattr (STDIN_FILENO, &terminal) != 0)
    return;
  if (echo)
    terminal.c_lflag |= ECHO;
  else
    terminal.c_lflag &= ~ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &terminal);
}

/* Reads a file to its end, to see whether it is one line, and a terminal until Return. */
static gboolean
input_came (int fd, GIOCondition condition, gpointer user_data)
{
  Input *input = user_data;
  const gssize n = read (fd, input->bytes + input->length, sizeof input->bytes - input->length);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n > 0)
    input->length += n;
  if (n > 0 && input->length < sizeof input->bytes
      && !(input->terminal && memchr (input->bytes, '\n', input->length) != NULL))
    return G_SOURCE_CONTINUE;

  g_main_loop_quit (input->loop);
  return G_SOURCE_REMOVE;
}

static void
stop (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* Reads a line from a terminal that does not show it, and restores the terminal however this ends.
 * Returns: the signal that ended it, or 0. */
static int
read_input (Input *input)
{
  g_autoptr (GSource) source = g_unix_fd_source_new (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR);
  SiSignalWatch signals;

  input->terminal = isatty (STDIN_FILENO);
  input->loop = g_main_loop_new (NULL, FALSE);
  g_source_set_callback (source, G_SOURCE_FUNC (input_came), input, NULL);
  g_source_attach (source, NULL);
  si_signal_watch_begin (&signals, stop, input->loop);

  if (input->terminal)
    {
      g_printerr ("%s ", _ ("API key:"));
      set_echo (FALSE);
    }
  g_main_loop_run (input->loop);
  if (input->terminal)
    {
      set_echo (TRUE);
      g_printerr ("\n");
    }

  g_source_destroy (source);
  si_signal_watch_end (&signals);
  g_clear_pointer (&input->loop, g_main_loop_unref);
  return signals.number;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Checks that the input is one line of text, and takes the white space around it away. */
static gboolean
check_line (Input *input, GError **error)
{
  if (input->length > LONGEST_INPUT)
    return fail (error, _ ("What is on standard input is longer than any API key"));
  if (memchr (input->bytes, '\0', input->length) != NULL)
    return fail (error, _ ("There is a NUL character in the API key: copy it again"));

  input->bytes[input->length] = '\0';
  g_strstrip (input->bytes);
  if (input->bytes[0] == '\0')
    return fail (error, _ ("There is no key on standard input"));
  if (!g_utf8_validate (input->bytes, -1, NULL))
    return fail (error, _ ("The API key is no valid UTF-8 text: copy it again"));
  if (strpbrk (input->bytes, "\r\n") != NULL)
    return fail (error, _ ("There is more than one line on standard input: a key is one"));
  if (has_control (input->bytes))
    return fail (error, _ ("There is a control character in the API key: copy it again"));
  return TRUE;
}

/* Takes off the quotes and the words that surround a key in an example, as the window does. */
static char *
take_key (char *line, GError **error)
{
  g_autoptr (SiPaste) paste = NULL;
  gsize length;

  line += strspn (line, "'\"`");
  length = strlen (line);
  while (length > 0 && strchr ("'\"`,;", line[length - 1]) != NULL)
    line[--length] = '\0';
  if (length == 0)
    {
      fail (error, _ ("There is no key on standard input"));
      return NULL;
    }

  paste = si_paste_read (line, NULL);
  if (paste == NULL || paste->key == NULL)
    return g_strdup (line);
  if (paste->address == NULL)
    return g_steal_pointer (&paste->key);
  fail (error, _ ("There is more than a key on standard input"));
  return NULL;
}

/**
 * si_key_input_read:
 * @error: return location for an error
 *
 * Reads an API key from standard input. A terminal does not show it. A signal ends the program, and
 * leaves the terminal as it was.
 *
 * Returns: (transfer full): the key, to be freed with si_key_input_free(); %NULL with
 *   %G_IO_ERROR_INVALID_DATA, whose message quotes nothing of the input, if it is no key
 */
char *
si_key_input_read (GError **error)
{
  Input input = { .length = 0 };
  const int stopped_by = read_input (&input);
  char *key = NULL;

  if (stopped_by == 0 && check_line (&input, error))
    key = take_key (input.bytes, error);
  explicit_bzero (input.bytes, sizeof input.bytes);
  if (stopped_by != 0)
    si_end_by_signal (stopped_by);
  return key;
}

/**
 * si_key_input_free:
 * @key: (transfer full) (nullable): a key, whose memory is wiped
 */
void
si_key_input_free (char *key)
{
  if (key != NULL)
    explicit_bzero (key, strlen (key));
  g_free (key);
}
