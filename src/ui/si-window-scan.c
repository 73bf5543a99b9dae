/* si-window-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Typing, and a scanner, which types a code and Return. */

#include "config.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-direction.h"
#include "si-toast.h"
#include "si-window-private.h"

/**
 * si_window_get_search_text:
 * @self: a window
 *
 * Returns: (transfer full): what is in the search field, without space around it
 */
char *
si_window_get_search_text (SiWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

/* The next scan replaces what the last one typed. */
static void
be_ready_for_next (SiWindow *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static gboolean
is_in_godown (SiTable *table, guint row, const char *godown_id)
{
  guint n_lines = si_table_get_n_godown_stocks (table, row);

  for (guint i = 0; i < n_lines; i++)
    {
      SiGodownStock line;

      si_table_get_godown_stock (table, row, i, &line);
      if (g_strcmp0 (line.id, godown_id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What was asked for by its code is shown, whatever the list was narrowed down to. */
static void
let_list_show (SiWindow *self, SiProduct *product)
{
  SiTable *table = si_product_get_table (product);
  guint row = si_product_get_row (product);
  const char *godown_id = si_product_list_get_godown_id (self->list);
  SiFindings findings = si_product_list_get_findings (self->list);

  if (findings != SI_FINDING_NONE && (si_product_get_findings (product) & findings) == 0)
    si_product_list_set_findings (self->list, SI_FINDING_NONE);

  if (godown_id != NULL && !is_in_godown (table, row, godown_id))
    {
      g_autofree char *sku = si_direction_isolate (si_product_get_sku (product));
      g_autofree char *text
          = g_strdup_printf (_ ("%s is not in the chosen godown: all godowns are shown"), sku);

      si_product_list_set_godown_id (self->list, NULL);
      si_window_toast (self, text);
    }
}

/* @remark is said before it, by ear. */
static void
choose_product (SiWindow *self, SiProduct *product, const char *remark)
{
  g_autofree char *answer = NULL;
  g_autofree char *words = NULL;

  let_list_show (self, product);
  si_product_selection_set_selected (self->selection, product);
  si_window_set_panel_shown (self, TRUE);
  si_product_view_reveal_selected (self->view);
  be_ready_for_next (self);
  /* The keyboard stays where the next code is typed. */
  answer = si_product_view_describe (self->view, product);
  words = remark != NULL ? g_strdup_printf ("%s\n%s", remark, answer) : g_strdup (answer);
  si_compat_announce (GTK_WIDGET (self), words);
}

static gboolean
choose_sku (SiWindow *self, const char *sku)
{
  SiTable *table = si_product_list_get_table (self->list);
  guint row = table != NULL ? si_table_find_sku (table, sku) : SI_NO_ROW;
  g_autoptr (SiProduct) product = NULL;

  if (row == SI_NO_ROW)
    return FALSE;
  product = si_product_list_get_product (self->list, row);
  choose_product (self, product, NULL);
  return TRUE;
}

static gboolean
looks_like_code (const char *text)
{
  gboolean digit = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isspace (g_utf8_get_char (c)))
        return FALSE;
      digit = digit || g_unichar_isdigit (g_utf8_get_char (c));
    }
  return digit;
}

/* A code of which another is a part must not pass for it unseen. */
static void
choose_nearest (SiWindow *self, SiProduct *product, const char *text)
{
  g_autofree char *code = si_direction_isolate (text);
  g_autofree char *words
      = g_strdup_printf (_ ("“%s” is no SKU code here: this is the nearest"), code);
  AdwToast *toast = si_toast_new (words);

  adw_toast_set_button_label (toast, _ ("Ask the server"));
  adw_toast_set_action_name (toast, "win.ask-server");
  choose_product (self, product, words);
  si_window_show_toast (self, toast);
}

static void
choose_first (SiWindow *self, const char *text)
{
  g_autoptr (SiProduct) product = g_list_model_get_item (G_LIST_MODEL (self->list), 0);

  if (looks_like_code (text))
    choose_nearest (self, product, text);
  else
    choose_product (self, product, NULL);
}

static void
return_pressed (SiWindow *self)
{
  g_autofree char *text = si_window_get_search_text (self);

  g_assert (SI_IS_WINDOW (self));

  self->return_is_early = FALSE;
  if (*text == '\0' || si_product_list_get_table (self->list) == NULL || choose_sku (self, text))
    return;

  if (si_product_list_get_busy (self->list))
    {
      self->return_is_early = TRUE;
      return;
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    choose_first (self, text);
  else if (g_strcmp0 (self->offered, text) == 0)
    si_window_ask_server (self);
  else
    {
      /* Nothing of the last product is left to be taken for this one. */
      si_product_selection_set_selected (self->selection, NULL);
      g_free (self->offered);
      self->offered = g_steal_pointer (&text);
      be_ready_for_next (self);
      si_window_update_body (self);
    }
}

/**
 * si_window_show_answer:
 * @self: a window
 *
 * Selects what was typed before Return says so, as soon as only one product can be meant.
 */
void
si_window_show_answer (SiWindow *self)
{
  g_autofree char *text = si_window_get_search_text (self);
  SiTable *table = si_product_list_get_table (self->list);
  g_autoptr (SiProduct) product = NULL;
  guint row;

  self->answer_is_late = si_product_list_get_busy (self->list);
  if (*text == '\0' || table == NULL || self->narrow || self->answer_is_late)
    return;

  row = si_table_find_sku (table, text);
  if (row != SI_NO_ROW)
    product = si_product_list_get_product (self->list, row);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 1)
    product = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  if (product != NULL && si_product_list_find (self->list, product) != G_MAXUINT)
    si_product_selection_set_selected (self->selection, product);
}

static void
busy_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->return_is_early && !si_product_list_get_busy (self->list))
    return_pressed (self);
  if (self->answer_is_late)
    si_window_show_answer (self);
  si_window_update_body (self);
}

static void
text_changed (SiWindow *self, GtkEditable *editable)
{
  g_autofree char *text = si_window_get_search_text (self);

  g_assert (SI_IS_WINDOW (self));

  self->return_is_early = FALSE;
  if (self->narrow)
    si_window_set_panel_shown (self, FALSE);
  si_product_list_set_search (self->list, *text != '\0' ? text : NULL);
  si_window_update_changes (self);
  si_window_show_answer (self);
  si_window_update_actions (self);
  si_window_update_body (self);
}

/* One step back: from the panel, from the search, from the request. */
static void
step_back (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  if (self->narrow && self->panel_page)
    si_window_set_panel_shown (self, FALSE);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel", NULL);
}

static gboolean
escape_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  step_back (SI_WINDOW (widget));
  return TRUE;
}

static gboolean
key_pressed (SiWindow *self,
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

/* Without selecting all: what was typed elsewhere continues here. */
static void
search_started (SiWindow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));

  g_assert (SI_IS_WINDOW (self));

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
partial_answer (SiWindow *self,
                const char *sku,
                const char *godown_id,
                guint n_products,
                SiEngine *engine)
{
  g_assert (SI_IS_WINDOW (self));

  if (sku == NULL)
    {
      si_window_toast (self, _ ("The godown is up to date"));
      return;
    }
  if (n_products > 0 && choose_sku (self, sku))
    return;

  g_free (self->none_on_server);
  self->none_on_server = g_strdup (sku);
  be_ready_for_next (self);
  si_window_update_body (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      g_autofree char *code = si_direction_isolate (sku);
      g_autofree char *text
          = g_strdup_printf (_ ("The server has no product with the SKU code “%s”"), code);

      si_window_toast (self, text);
    }
}

/**
 * si_window_ask_server:
 * @self: a window
 *
 * Asks the server for the SKU code in the search field.
 */
void
si_window_ask_server (SiWindow *self)
{
  g_autofree char *text = si_window_get_search_text (self);

  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->none_on_server, g_free);
  if (*text != '\0')
    si_engine_ask_sku (self->engine, text);
}

/**
 * si_window_focus_search:
 * @self: a window
 *
 * Puts the keyboard into the search field, with what is in it selected.
 */
void
si_window_focus_search (SiWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * si_window_set_up_search:
 * @self: a window with its engine and list
 *
 * Connects the search field with the list, and the keyboard with the search field.
 */
void
si_window_set_up_search (SiWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));

  g_signal_connect_object (self->search, "changed", G_CALLBACK (text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (return_pressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-started", G_CALLBACK (search_started), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (step_back), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::busy", G_CALLBACK (busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "partial-answer", G_CALLBACK (partial_answer), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_window_bind_escape:
 * @widget_class: the window's class
 *
 * Lets Escape go a step back, wherever the keyboard is.
 */
void
si_window_bind_escape (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed, NULL);
}

/**
 * si_window_search:
 * @self: a window
 * @text: what is looked for
 *
 * Puts a text into the search field, as if it was typed.
 */
void
si_window_search (SiWindow *self, const char *text)
{
  g_return_if_fail (SI_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
