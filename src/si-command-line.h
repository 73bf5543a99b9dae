/* si-command-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "si-export.h"

G_BEGIN_DECLS

/**
 * SiExitStatus:
 * @SI_EXIT_DONE: done
 * @SI_EXIT_REFUSED: the service, the network or the disk said no
 * @SI_EXIT_USAGE: wrong usage
 * @SI_EXIT_NO_KEY: no key in the keyring for this connection
 * @SI_EXIT_HELD: the answer has lost too much and is held
 *
 * The exit status of the program, as a script sees it.
 */
typedef enum
{
  SI_EXIT_DONE = 0,
  SI_EXIT_REFUSED = 1,
  SI_EXIT_USAGE = 2,
  SI_EXIT_NO_KEY = 3,
  SI_EXIT_HELD = 4,
} SiExitStatus;

/**
 * SiCommandMode:
 * @SI_COMMAND_WINDOW: open the window
 * @SI_COMMAND_EXPORT: fetch, write, exit
 * @SI_COMMAND_STORE_KEY: put a key into the keyring, exit
 * @SI_COMMAND_VERSION: print the version, exit
 *
 * The task of the program.
 */
typedef enum
{
  SI_COMMAND_WINDOW,
  SI_COMMAND_EXPORT,
  SI_COMMAND_STORE_KEY,
  SI_COMMAND_VERSION,
} SiCommandMode;

/**
 * SiCommand:
 * @mode: the task
 * @demo: connect to the embedded server
 * @url: (nullable): the address to connect to in this run
 * @auth: (nullable): the form in which the key is sent
 * @search: (nullable): the text to search for in the window
 * @picture_path: (nullable): the file for a picture of the window, after which the program ends
 * @export_path: (nullable): the file to write, "-" for standard output
 * @export_format: the format of that file
 * @sku: (nullable): the server's filter by SKU code
 * @godown: (nullable): the server's filter by godown id
 * @changes: (nullable): write the changes since then, not the inventory
 * @since: the moment that @changes means, in microseconds since 1970, UTC, or SI_SINCE_LAST
 * @audit: write the findings, not the inventory
 * @service: start without a window, to answer over D-Bus
 * @accept: take an answer that is held, or that has lost no more
 * @offline: use the stored inventory, without a request
 * @timeout: the longest time for the request with all its retries, in seconds; 0 for no limit
 *
 * A command line that was understood.
 */
typedef struct
{
  SiCommandMode mode;
  gboolean demo;
  char *url;
  char *auth;
  char *search;
  char *picture_path;
  char *export_path;
  SiExportFormat export_format;
  char *sku;
  char *godown;
  char *changes;
  gint64 since;
  gboolean audit;
  gboolean offline;
  gboolean accept;
  guint timeout;
  gboolean service;
} SiCommand;

SiCommand *si_command_parse (char **arguments, GError **error);
SiCommand *si_command_parse_remote (char **arguments, GError **error);
void si_command_free (SiCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiCommand, si_command_free)

G_END_DECLS
