/* test-state-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-state-page.h"

#include <adwaita.h>

#include "si-find-widget.h"
#include "si-test.h"

/* Each of these has a character that means something in markup. */
static const char *const texts[]
    = { "O'Neil 9", "Salt & Pepper", "<b>x", "A\"Z", "&amp;", "<span>" };

typedef struct
{
  GtkWindow *window; /* (owned by GTK) */
  SiStatePage *page; /* (owned by GTK) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->page = g_object_new (SI_TYPE_STATE_PAGE, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Returns: TRUE if a visible label shows this text, however it was set. */
static gboolean
is_seen (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_seen (child, text))
      return TRUE;
  return FALSE;
}

static void
assert_seen (Fixture *fixture, const char *format, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *words = g_strconcat (parts[0], text, parts[1], NULL);

  if (!is_seen (GTK_WIDGET (fixture->page), words))
    g_error ("not seen: %s", words);
}

static void
shows_what_was_looked_for_as_it_was_typed (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      si_state_page_show_no_match (fixture->page, texts[i], FALSE);
      assert_seen (fixture, "No product matches “%s”", texts[i]);
      assert_seen (fixture, "Ask the Server for “%s”", texts[i]);

      si_state_page_show_none_on_server (fixture->page, texts[i]);
      assert_seen (fixture, "No product has the SKU code “%s”", texts[i]);
    }
}

static void
shows_the_servers_words_as_they_came (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, texts[i]);
      g_autoptr (SiProblem) problem = si_problem_new (error);

      si_state_page_show_problem (fixture->page, problem);
      assert_seen (fixture, "%s", si_problem_get_title (problem));
      assert_seen (fixture, "%s", si_problem_get_text (problem));
      g_assert_nonnull (strstr (si_problem_get_text (problem), texts[i]));
    }
}

static void
a_problem_of_any_kind_offers_to_edit_the_connection (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    GQuark domain;
    int code;
  } errors[] = {
    { G_IO_ERROR, G_IO_ERROR_FAILED },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (errors[i].domain, errors[i].code, "Refused");
      g_autoptr (SiProblem) problem = si_problem_new (error);

      si_state_page_show_problem (fixture->page, problem);
      assert_seen (fixture, "%s", "Edit Connection");
    }
}

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();

  g_test_add ("/state-page/shows-what-was-looked-for-as-it-was-typed", Fixture, NULL, set_up,
              shows_what_was_looked_for_as_it_was_typed, tear_down);
  g_test_add ("/state-page/shows-the-servers-words-as-they-came", Fixture, NULL, set_up,
              shows_the_servers_words_as_they_came, tear_down);
  g_test_add ("/state-page/a-problem-of-any-kind-offers-to-edit-the-connection", Fixture, NULL,
              set_up, a_problem_of_any_kind_offers_to_edit_the_connection, tear_down);
  return g_test_run ();
}
