/* si-test.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Prepares a test program: GTest, fatal warnings, the C locale, settings in memory, no proxy. Every
 * test program calls it first. */
void si_test_init (int *argc, char ***argv);

/* Does the same for a program that with-display runs. It has its folders from there, and GTK needs
 * those of the system for icons and settings. */
void si_test_init_on_display (int *argc, char ***argv);

/* Runs the main context until @condition holds; fails the test after @seconds. */
typedef gboolean (*SiTestCondition) (gpointer data);
void si_test_wait_for (SiTestCondition condition, gpointer data, guint seconds);

/* A GAsyncReadyCallback that puts a new reference to the result into the
 * GAsyncResult* that its user data points to; si_test_wait_result() waits for it. */
void si_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
void si_test_wait_result (GAsyncResult **result);

/* Returns: (transfer full): an API key that no other test has. */
char *si_test_make_key (void);

/* Returns: (transfer full): a new folder, which si_test_remove_folder() deletes with its files. */
char *si_test_make_folder (void);
void si_test_remove_folder (char *folder);

G_END_DECLS
