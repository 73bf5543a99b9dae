/* si-test-lock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-test-lock.h"

#include <sqlite3.h>

/* In this mode, other connections cannot read either, even beside a write-ahead log. */
SiTestLock *
si_test_lock (const char *path)
{
  sqlite3 *sqlite = NULL;

  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  sqlite3_busy_timeout (sqlite, 5000);
  g_assert_cmpint (sqlite3_exec (sqlite,
                                 "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                 "CREATE TABLE mine (number)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  return sqlite;
}

void
si_test_unlock (SiTestLock *lock)
{
  g_assert_cmpint (sqlite3_exec (lock, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (lock), ==, SQLITE_OK);
}
