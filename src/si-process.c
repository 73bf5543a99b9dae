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

/* One of the three that is closed is opened the wrong way round, so that a read or a write of it
 * fails. Otherwise the next file to be opened would take its place and be written to. */
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

/* A core file would have the API key in it, since the memory has. */
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
 * Settles with the system what this program expects of it. To be called before anything else.
 */
void
si_process_prepare (void)
{
  keep_descriptor (STDIN_FILENO, O_WRONLY);
  keep_descriptor (STDOUT_FILENO, O_RDONLY);
  keep_descriptor (STDERR_FILENO, O_RDWR);

  /* A file that must not grow any more, or a pipe that nobody reads, is an error and not the
   * program's end. */
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_IGN);

  write_no_core ();
}
