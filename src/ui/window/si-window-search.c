/* si-window-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Connects the search field, the scanner and the panel with the search controller. */

#include "config.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-toast.h"
#include "si-window-private.h"

/* A longer text is cut, since searching and laying it out would take seconds. */
#define MOST_CHARS 500

/* Selects the answered text, so that the next one replaces it. */
static void
select_text (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
answered (SiWindow *self, SiProduct *product, SiSearchController *finder)
{
  const char *lead = si_search_controller_get_lead (finder);
  g_autofree char *answer = si_product_view_describe (self->view, product);
  g_autofree char *words = lead != NULL ? g_strdup_printf ("%s\n%s", lead, answer) : NULL;

  g_assert (SI_IS_WINDOW (self));

  si_window_set_panel_shown (self, TRUE);
  si_product_view_reveal_selected (self->view);
  /* The answer is announced, since the focus stays in the search field for the next code. */
  si_compat_announce (GTK_WIDGET (self), words != NULL ? words : answer);
  si_window_update_body (self);
}

/* Shows a toast if the page of changes hides the list and the state page, which say it
 * otherwise. */
static void
toast_if_list_is_hidden (SiWindow *self, const char *words, const char *label, const char *action)
{
  AdwToast *toast;

  if (!self->changes_shown)
    return;
  toast = si_toast_new (words);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
    }
  si_window_show_toast (self, toast);
}

static char *
get_shown_code (SiWindow *self)
{
  g_autofree char *query = si_search_controller_get_query (self->finder);
  g_autofree char *cut = si_cut_name (query);

  return si_direction_isolate (cut);
}

static void
undecided (SiWindow *self, guint n_products, SiSearchController *finder)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *number = si_digits_printf ("%u", n_products);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%s product matches “%s”", "%s products match “%s”", n_products), number, code);

  g_assert (SI_IS_WINDOW (self));

  if (self->changes_shown)
    toast_if_list_is_hidden (self, words, _ ("Show Products"), "win.show-inventory");
  else
    si_compat_announce (GTK_WIDGET (self), words);
  si_window_update_body (self);
}

static void
unknown (SiWindow *self, SiSearchController *finder)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *words = g_strdup_printf (_ ("No product matches “%s”"), code);

  g_assert (SI_IS_WINDOW (self));

  toast_if_list_is_hidden (self, words, _ ("Ask the server"), "win.ask-server");
  si_window_update_body (self);
}

static void
none_on_server (SiWindow *self, SiSearchController *finder)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *words
      = g_strdup_printf (_ ("The server has no product with the SKU code “%s”"), code);

  g_assert (SI_IS_WINDOW (self));

  if (self->changes_shown || g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    si_window_toast (self, words);
  si_window_update_body (self);
}

static void
partial_answer (SiWindow *self,
                const char *sku,
                const char *godown_id,
                guint n_products,
                SiRefresh *refresh)
{
  g_assert (SI_IS_WINDOW (self));

  if (sku == NULL)
    si_window_toast (self, _ ("The godown is up to date"));
}

static void
text_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->narrow)
    si_window_set_panel_shown (self, FALSE);
  si_window_update_actions (self);
  si_window_update_body (self);
}

static void
code_scanned (SiWindow *self, const char *code, SiScanFilter *scans)
{
  g_assert (SI_IS_WINDOW (self));

  si_window_focus_search (self);
  si_search_controller_scan (self->finder, code);
}

/* Leaves the panel on a narrow window, else clears the search, else stops the request. */
static void
step_back (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->narrow && self->panel_page)
    si_window_set_panel_shown (self, FALSE);
  else if (!si_search_controller_clear (self->finder))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel", NULL);
}

static gboolean
escape_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  step_back (SI_WINDOW (widget));
  return TRUE;
}

static gboolean
key_pressed_in_search (SiWindow *self,
                       guint key,
                       guint keycode,
                       GdkModifierType modifiers,
                       GtkEventControllerKey *controller)
{
  g_assert (SI_IS_WINDOW (self));

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  si_product_view_focus_list (self->view);
  return GDK_EVENT_STOP;
}

static gboolean
writes_text (guint key, GdkModifierType modifiers)
{
  const gunichar c = gdk_keyval_to_unicode (key);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  return (c != ' ' && g_unichar_isprint (c)) || key == GDK_KEY_Multi_key
         || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_longsolidusoverlay);
}

/* Moves the focus into the search field for a key that writes text and that no widget has taken. */
static gboolean
key_pressed_elsewhere (SiWindow *self,
                       guint key,
                       guint keycode,
                       GdkModifierType modifiers,
                       GtkEventControllerKey *controller)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));

  g_assert (SI_IS_WINDOW (self));

  if (!writes_text (key, modifiers) || gtk_window_get_focus (GTK_WINDOW (self)) == text)
    return GDK_EVENT_PROPAGATE;
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  return gtk_event_controller_key_forward (controller, text);
}

static void
text_inserted (SiWindow *self, const char *text, int length, int *position, GtkEditable *editable)
{
  g_autofree char *words = NULL;

  g_assert (SI_IS_WINDOW (self));

  if (g_utf8_strlen (text, length) + g_utf8_strlen (gtk_editable_get_text (editable), -1)
      <= MOST_CHARS)
    return;
  words = si_digits_printf (ngettext ("Only the first %u character is searched for",
                                      "Only the first %u characters are searched for", MOST_CHARS),
                            MOST_CHARS);
  si_window_toast (self, words);
}

static void
set_up_keys (SiWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *elsewhere = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_in_search), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (elsewhere, "key-pressed", G_CALLBACK (key_pressed_elsewhere), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), elsewhere);
  self->scans = si_scan_filter_new (GTK_WINDOW (self));
  g_signal_connect_object (self->scans, "scanned", G_CALLBACK (code_scanned), self,
                           G_CONNECT_SWAPPED);
}

static void
set_up_field (SiWindow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  gtk_text_set_max_length (GTK_TEXT (text), MOST_CHARS);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (text_inserted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (si_search_controller_activate),
                           self->finder, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (step_back), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->finder, "text", self->search, "text", G_BINDING_BIDIRECTIONAL);
}

/**
 * si_window_set_up_search:
 * @self: a window with its list
 *
 * Connects the search field, the keyboard and the scanner with the search controller.
 */
void
si_window_set_up_search (SiWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } of_finder[] = {
    { "answered", G_CALLBACK (answered) },
    { "done", G_CALLBACK (select_text) },
    { "none-on-server", G_CALLBACK (none_on_server) },
    { "notify::text", G_CALLBACK (text_changed) },
    { "notify::typed-text", G_CALLBACK (si_window_update_changes) },
    { "undecided", G_CALLBACK (undecided) },
    { "unknown", G_CALLBACK (unknown) },
  };

  self->finder = si_search_controller_new (self->selection);
  set_up_field (self);
  set_up_keys (self);
  for (guint i = 0; i < G_N_ELEMENTS (of_finder); i++)
    g_signal_connect_object (self->finder, of_finder[i].signal, of_finder[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_object_bind_property (self->finder, "lead", self->panel, "lead", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (si_window_update_body), self,
                           G_CONNECT_SWAPPED);
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "partial-answer",
                             G_CALLBACK (partial_answer));
}

/**
 * si_window_bind_escape:
 * @widget_class: the window's class
 *
 * Lets Escape go a step back, wherever the focus is.
 */
void
si_window_bind_escape (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed, NULL);
}

/**
 * si_window_focus_search:
 * @self: a window
 *
 * Moves the focus into the search field, and selects its text.
 */
void
si_window_focus_search (SiWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * si_window_search:
 * @self: a window
 * @text: the text to search for
 *
 * Puts a text into the search field, as if it was typed, and selects it, so that typing replaces
 * it.
 */
void
si_window_search (SiWindow *self, const char *text)
{
  g_return_if_fail (SI_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  select_text (self);
}
