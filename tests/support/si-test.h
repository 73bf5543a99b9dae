/* si-test.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Every test program starts with this: GTest, fatal warnings, the C locale, and
 * settings in memory, no proxy. */
void si_test_init (int *argc, char ***argv);

/* The same for a program run by with-display: that gives it its folders, and GTK
 * needs the system's for icons and settings. */
void si_test_init_on_display (int *argc, char ***argv);

/* Runs the main context until @condition holds; fails the test after @seconds. */
typedef gboolean (*SiTestCondition) (gpointer data);
void si_test_wait_for (SiTestCondition condition, gpointer data, guint seconds);

/* A GAsyncReadyCallback that puts a new reference to the result into the
 * GAsyncResult* that its user data points to; si_test_wait_result() waits for it. */
void si_test_keep_result (GObject *source, GAsyncResult *result, gpointer user_data);
void si_test_wait_result (GAsyncResult **result);

/* A key nobody has seen before. (transfer full) */
char *si_test_make_key (void);

/* A new folder that si_test_remove_folder() removes with all in it. */
char *si_test_make_folder (void);
void si_test_remove_folder (char *folder);

G_END_DECLS
