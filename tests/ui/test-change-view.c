/* test-change-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-change-view.h"
#include "si-find-widget.h"
#include "si-test-table.h"
#include "si-test.h"

static gboolean
is_shown (gpointer view)
{
  return si_find_inscription (view, "Rope (was Cable)") != NULL
         && si_find_inscription (view, "−2000") != NULL;
}

/* A renamed product has no difference, so its text must not take the place of one. */
static void
shows_a_rename_beside_a_difference (void)
{
  g_autoptr (SiTable) before = si_test_table ("1|A-1|Lamp|7000", "2|B-2|Cable|2");
  g_autoptr (SiTable) after = si_test_table ("1|A-1|Lamp|5000", "2|B-2|Rope|2");
  g_autoptr (SiComparison) changes = si_comparison_new (before, after);
  g_autoptr (SiChangeList) list = si_change_list_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  SiChangeView *view = g_object_new (SI_TYPE_CHANGE_VIEW, NULL);

  si_change_view_set_list (view, list);
  si_change_list_set_comparison (list, changes);
  gtk_window_set_default_size (window, 700, 300);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  si_test_wait_for (is_shown, view, 10);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();
  g_test_add_func ("/change-view/shows-a-rename-beside-a-difference",
                   shows_a_rename_beside_a_difference);
  return g_test_run ();
}
