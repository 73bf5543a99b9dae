/* si-process.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/* Opens each closed standard stream in the wrong direction, so that its use fails. The next file to
 * be opened would otherwise get its number, and the program's output. */
static void
keep_descriptor (int descriptor, int flags)
{
  int opened;

  if (fcntl (descriptor, F_GETFD) >= 0 || errno != EBADF)
    return;
  opened = open ("/dev/null", flags);
  if (opened >= 0 && opened != descriptor)
    {
      dup2 (opened, descriptor);
      close (opened);
    }
}

/* Forbids core files, since the memory, and thus a core file, contains the API key. */
static void
write_no_core (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return;
  limit.rlim_cur = 0;
  setrlimit (RLIMIT_CORE, &limit);
}

/**
 * si_process_prepare:
 *
 * Prepares the process: signals, standard streams and core files. It is to be called before
 * anything else.
 */
void
si_process_prepare (void)
{
  keep_descriptor (STDIN_FILENO, O_WRONLY);
  keep_descriptor (STDOUT_FILENO, O_RDONLY);
  keep_descriptor (STDERR_FILENO, O_RDWR);

  /* A write to a full file or to a pipe without a reader shall fail with an error, and not end the
   * program. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);

  write_no_core ();
}
