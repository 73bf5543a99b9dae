/* si-test-lock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A second connection to a database file, which locks the file as another program can. */
typedef struct sqlite3 SiTestLock;

SiTestLock *si_test_lock (const char *path);
void si_test_unlock (SiTestLock *lock);

G_END_DECLS
