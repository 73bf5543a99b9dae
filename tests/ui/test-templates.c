/* test-templates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-connection-menu.h"
#include "si-godown-filter.h"
#include "si-godown-panel.h"
#include "si-godown-row.h"
#include "si-godown-rows.h"
#include "si-inline-message.h"
#include "si-product-godowns.h"
#include "si-product-head.h"
#include "si-product-total.h"
#include "si-product-view.h"
#include "si-progress-strip.h"
#include "si-problem-bar.h"
#include "si-side-panel.h"
#include "si-state-page.h"
#include "si-status-line.h"
#include "si-test.h"
#include "si-window.h"

static void
is_built_and_finalized (gconstpointer data)
{
  GType (*const *get_type) (void) = data;
  GtkWidget *widget = g_object_ref_sink (g_object_new ((*get_type) (), NULL));

  g_assert_nonnull (gtk_widget_get_first_child (widget));
  g_assert_finalize_object (widget);
}

static void
shortcuts_are_built (void)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/com/example/SyncInventory/gtk/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (window);
}

static void
style_sheet_is_understood (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  /* A mistake in it causes a warning, which is fatal in tests. */
  gtk_css_provider_load_from_resource (provider, "/com/example/SyncInventory/style.css");
}

static void
window_is_finalized (void)
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("com.example.SyncInventory", G_APPLICATION_NON_UNIQUE);
  g_autoptr (SiEngine) engine = si_engine_new (NULL, NULL);
  GtkWindow *window;

  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  window = GTK_WINDOW (si_window_new (GTK_APPLICATION (app), NULL, engine, NULL));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);

  gtk_window_present (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GType (*get_type) (void);
  } templates[] = {
    { "/templates/connection-menu", si_connection_menu_get_type },
    { "/templates/godown-filter", si_godown_filter_get_type },
    { "/templates/godown-panel", si_godown_panel_get_type },
    { "/templates/godown-row", si_godown_row_get_type },
    { "/templates/godown-rows", si_godown_rows_get_type },
    { "/templates/inline-message", si_inline_message_get_type },
    { "/templates/product-godowns", si_product_godowns_get_type },
    { "/templates/product-head", si_product_head_get_type },
    { "/templates/product-total", si_product_total_get_type },
    { "/templates/product-view", si_product_view_get_type },
    { "/templates/progress-strip", si_progress_strip_get_type },
    { "/templates/problem-bar", si_problem_bar_get_type },
    { "/templates/side-panel", si_side_panel_get_type },
    { "/templates/state-page", si_state_page_get_type },
    { "/templates/status-line", si_status_line_get_type },
  };

  si_test_init_on_display (&argc, &argv);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_test_add_data_func (templates[i].name, &templates[i].get_type, is_built_and_finalized);
  g_test_add_func ("/templates/shortcuts", shortcuts_are_built);
  g_test_add_func ("/templates/style-sheet", style_sheet_is_understood);
  g_test_add_func ("/templates/window", window_is_finalized);

  return g_test_run ();
}
