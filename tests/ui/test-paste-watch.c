/* test-paste-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "si-paste-watch.h"
#include "si-test.h"

typedef struct
{
  GtkEditable *entry; /* (owned) */
  char *taken;        /* (owned) (nullable): the text that was handed over */
  gboolean takes;     /* whether such a text is taken */
} Fixture;

static gboolean
take (const char *text, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->taken);
  fixture->taken = g_strdup (text);
  return fixture->takes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->entry = GTK_EDITABLE (g_object_ref_sink (gtk_entry_new ()));
  fixture->takes = TRUE;
  si_paste_watch (fixture->entry, ":?", take, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->entry);
  g_free (fixture->taken);
}

/* Puts a text behind the one that is there, as GTK does for a key and for a paste. */
static void
insert (Fixture *fixture, const char *text)
{
  int position = g_utf8_strlen (gtk_editable_get_text (fixture->entry), -1);

  gtk_editable_insert_text (fixture->entry, text, -1, &position);
}

static void
a_typed_space_stays (Fixture *fixture, gconstpointer data)
{
  insert (fixture, "a");
  insert (fixture, " ");
  insert (fixture, "b");
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "a b");
}

static void
a_typed_sign_is_no_paste (Fixture *fixture, gconstpointer data)
{
  insert (fixture, "a");
  insert (fixture, ":");
  insert (fixture, "چ");
  g_assert_null (fixture->taken);
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "a:چ");
}

static void
a_pasted_word_loses_the_space_around_it (Fixture *fixture, gconstpointer data)
{
  insert (fixture, " \tword\n");
  g_assert_null (fixture->taken);
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "word");
}

static void
a_pasted_text_with_a_sign_is_handed_over (Fixture *fixture, gconstpointer data)
{
  insert (fixture, "Key: word ");
  g_assert_cmpstr (fixture->taken, ==, "Key: word");
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "");
}

static void
a_text_that_is_not_taken_goes_into_the_entry (Fixture *fixture, gconstpointer data)
{
  fixture->takes = FALSE;
  insert (fixture, " is it? ");
  g_assert_cmpstr (fixture->taken, ==, "is it?");
  g_assert_cmpstr (gtk_editable_get_text (fixture->entry), ==, "is it?");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  si_test_init_on_display (&argc, &argv);
  adw_init ();
  ADD ("/paste-watch/a-typed-space-stays", a_typed_space_stays);
  ADD ("/paste-watch/a-typed-sign-is-no-paste", a_typed_sign_is_no_paste);
  ADD ("/paste-watch/a-pasted-word-loses-the-space-around-it",
       a_pasted_word_loses_the_space_around_it);
  ADD ("/paste-watch/a-pasted-text-with-a-sign-is-handed-over",
       a_pasted_text_with_a_sign_is_handed_over);
  ADD ("/paste-watch/a-text-that-is-not-taken-goes-into-the-entry",
       a_text_that_is_not_taken_goes_into_the_entry);
  return g_test_run ();
}
