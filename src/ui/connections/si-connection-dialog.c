/* si-connection-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-dialog.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-connection-attempt.h"
#include "si-digits.h"
#include "si-inline-message.h"
#include "si-key-row.h"
#include "si-paste-watch.h"
#include "si-problem.h"

/* A pasted text with one of these characters contains more than an address. */
#define SIGNS_OF_MORE " \t\r\n'\"`&"

struct _SiConnectionDialog
{
  AdwWindow parent_instance;

  SiConnectionDraft *draft;     /* (owned) (nullable) */
  SiConnectionAttempt *attempt; /* (owned) (nullable): tests and saves the draft */
  SiAttemptState attempted;     /* the attempt's last work */
  gboolean address_done;        /* the address was entered once, so its errors are shown */
  gboolean pasting;
  gboolean closed;

  /* Template widgets */
  GtkWidget *form;
  AdwEntryRow *address;
  SiKeyRow *key;
  SiInlineMessage *hint;
  GtkWidget *insecure;
  GtkSwitch *allow_insecure;
  AdwEntryRow *name;
  AdwExpanderRow *advanced;
  AdwComboRow *auth;
  AdwEntryRow *user;
  GtkButton *test;
  SiInlineMessage *result;
  GtkWidget *ways_on;
  GtkButton *try_again;
  GtkButton *use_for_now;
  GtkButton *cancel;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (SiConnectionDialog, si_connection_dialog, ADW_TYPE_WINDOW)

/* These are in the order of the rows of the choice. */
static const char *const auths[] = { "auto", "bearer", "basic" };

static const char *
get_text (gpointer row)
{
  /* The row of the key passes no text on to accessibility, so its entry is asked. */
  if (SI_IS_KEY_ROW (row))
    row = si_key_row_get_entry (row);
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update_key_title (SiConnectionDialog *self)
{
  const char *title = _ ("API Key");

  if (si_connection_draft_has_pasted_key (self->draft))
    title = _ ("API Key (From What You Pasted)");
  else if (si_connection_draft_has_saved_key (self->draft))
    title = _ ("API Key (Empty Keeps the Saved One)");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key), title);
}

/* Shows an error in the address only after the person has left the row, since a half-typed address
 * is always wrong. */
static void
update_hint (SiConnectionDialog *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->address));
  g_autofree char *problem = NULL;
  g_autofree char *understood = NULL;
  g_autofree char *dropped = NULL;
  gboolean wrong;

  g_object_get (self->draft, "problem", &problem, "understood", &understood, "dropped", &dropped,
                NULL);
  wrong = problem != NULL && self->address_done;
  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
      si_inline_message_show (self->hint, SI_INLINE_MESSAGE_ERROR, NULL, problem);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
      if (dropped != NULL || understood != NULL)
        si_inline_message_show (self->hint, SI_INLINE_MESSAGE_HINT, NULL,
                                dropped != NULL ? dropped : understood);
      else
        si_inline_message_hide (self->hint);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Drops the accessible name that GTK 4.8 takes from the text with the underscore of the mnemonic.
 * The label in the button names it, too. */
static void
name_after_label (gpointer button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
update_buttons (SiConnectionDialog *self)
{
  const SiAttemptState state = si_connection_attempt_get_state (self->attempt);
  const gboolean valid = si_connection_draft_get_valid (self->draft);
  const gboolean saving = state == SI_ATTEMPT_SAVING;
  const gboolean testing = state == SI_ATTEMPT_TESTING;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), valid && !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test), testing || (valid && !saving));
  gtk_button_set_label (self->test, testing ? _ ("S_top Test") : _ ("_Test Connection"));
  name_after_label (self->test);
  gtk_widget_set_sensitive (self->form, !saving);
}

static void
show_ways_on (SiConnectionDialog *self, gboolean shown)
{
  gtk_widget_set_visible (self->ways_on, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->test), !shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->try_again));
}

/* Hides the result of a test or of the saving, since it is about the text before a change. */
static void
hide_result (SiConnectionDialog *self)
{
  if (si_connection_attempt_get_state (self->attempt) != SI_ATTEMPT_NONE)
    return;
  si_inline_message_hide (self->result);
  show_ways_on (self, FALSE);
}

static void
attempt_tested (SiConnectionDialog *self, SiTable *table)
{
  const guint n = si_table_get_n_products (table);
  const guint n_godowns = si_table_get_n_all_godowns (table);
  g_autofree char *products = si_digits_printf (ngettext ("%'u product", "%'u products", n), n);
  g_autofree char *godowns
      = si_digits_printf (ngettext ("%'u godown", "%'u godowns", n_godowns), n_godowns);
  /* Translators: what a server has, such as “2,014 products in 8 godowns”. */
  g_autofree char *words = g_strdup_printf (C_ ("server", "%s in %s"), products, godowns);

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  si_inline_message_show (self->result, SI_INLINE_MESSAGE_SUCCESS, _ ("The server answers"), words);
}

static void
attempt_failed (SiConnectionDialog *self, const GError *error)
{
  g_autoptr (SiProblem) problem = si_problem_new (error);

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  si_inline_message_show (self->result, SI_INLINE_MESSAGE_ERROR, si_problem_get_title (problem),
                          si_problem_get_text (problem));
  show_ways_on (self, self->attempted == SI_ATTEMPT_SAVING);
}

static void
attempt_saved (SiConnectionDialog *self, SiConnection *saved)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.connection", "s",
                                si_connection_get_id (saved));
  gtk_window_close (GTK_WINDOW (self));
}

static void
attempt_state_changed (SiConnectionDialog *self)
{
  const SiAttemptState state = si_connection_attempt_get_state (self->attempt);

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (self->closed)
    return;
  if (state == SI_ATTEMPT_NONE)
    si_inline_message_hide (self->result);
  else
    {
      self->attempted = state;
      show_ways_on (self, FALSE);
    }
  if (state == SI_ATTEMPT_TESTING)
    si_inline_message_show (self->result, SI_INLINE_MESSAGE_BUSY, NULL, _ ("Asking the server"));
  else if (state == SI_ATTEMPT_SAVING && si_connection_draft_has_key (self->draft))
    si_inline_message_show (self->result, SI_INLINE_MESSAGE_BUSY, NULL,
                            _ ("Putting the key into the keyring"));
  update_buttons (self);
}

/* A second press stops the test. */
static void
test_clicked (SiConnectionDialog *self, GtkButton *button)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (si_connection_attempt_get_state (self->attempt) == SI_ATTEMPT_NONE)
    si_connection_attempt_test (self->attempt);
  else
    si_connection_attempt_stop (self->attempt);
}

static void
save_clicked (SiConnectionDialog *self, GtkButton *button)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  si_connection_attempt_save (self->attempt);
}

static void
use_for_now_clicked (SiConnectionDialog *self, GtkButton *button)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  si_connection_attempt_use_for_now (self->attempt);
}

static void
update_auth (SiConnectionDialog *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->auth);
  gboolean bearer = g_str_equal (auths[adw_combo_row_get_selected (self->auth)], "bearer");

  adw_expander_row_set_subtitle (self->advanced, gtk_string_object_get_string (chosen));
  gtk_widget_set_visible (GTK_WIDGET (self->user), !bearer);
}

static void
draft_changed (SiConnectionDialog *self)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  hide_result (self);
  update_key_title (self);
  update_hint (self);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (self->name)), "placeholder-text",
                si_connection_draft_get_host (self->draft), NULL);
  update_auth (self);
  update_buttons (self);
}

static void
key_changed (SiConnectionDialog *self, GtkEditable *row)
{
  g_assert (SI_IS_CONNECTION_DIALOG (self));

  if (self->draft == NULL || self->closed || self->pasting)
    return;
  si_connection_draft_set_key (self->draft, get_text (row));
  draft_changed (self);
}

static gboolean
text_pasted (const char *text, gpointer user_data)
{
  SiConnectionDialog *self = user_data;
  gboolean pasted;

  /* The draft writes into the rows itself, which is no paste. */
  if (self->pasting)
    return FALSE;
  self->pasting = TRUE;
  pasted = si_connection_draft_paste (self->draft, text);
  /* The row would look as if it held another key than the pasted one, so it is emptied. */
  if (si_connection_draft_has_pasted_key (self->draft))
    gtk_editable_set_text (si_key_row_get_entry (self->key), "");
  self->pasting = FALSE;
  self->address_done = TRUE;
  draft_changed (self);
  return pasted;
}

static void
address_done (SiConnectionDialog *self)
{
  const char *text = get_text (self->address);

  g_assert (SI_IS_CONNECTION_DIALOG (self));

  self->address_done = *text != '\0';
  if (self->draft == NULL)
    return;

  /* A person or a scanner can type a whole line, which is understood as a pasted one is. */
  if (strpbrk (text, SIGNS_OF_MORE) != NULL)
    {
      char *line = g_strdup (text);

      text_pasted (line, self);
      explicit_bzero (line, strlen (line));
      g_free (line);
    }
  update_hint (self);
}

static gboolean
auth_to_selected (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint selected = G_N_ELEMENTS (auths) - 1;

  while (selected > 0 && g_strcmp0 (auths[selected], g_value_get_string (from)) != 0)
    selected--;
  g_value_set_uint (to, selected);
  return TRUE;
}

static gboolean
selected_to_auth (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint selected = g_value_get_uint (from);

  if (selected >= G_N_ELEMENTS (auths))
    return FALSE;
  g_value_set_string (to, auths[selected]);
  return TRUE;
}

static void
bind_draft (SiConnectionDialog *self)
{
  const GBindingFlags both_ways = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->draft, "address", self->address, "text", both_ways);
  g_object_bind_property (self->draft, "name", self->name, "text", both_ways);
  g_object_bind_property (self->draft, "user", self->user, "text", both_ways);
  g_object_bind_property (self->draft, "allow-insecure", self->allow_insecure, "active", both_ways);
  g_object_bind_property (self->draft, "insecure", self->insecure, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (self->draft, "auth", self->auth, "selected", both_ways,
                               auth_to_selected, selected_to_auth, NULL, NULL);
  g_signal_connect_object (self->draft, "notify", G_CALLBACK (draft_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Stops a request, and empties the row of the key, so that the key is nowhere longer than
 * needed. */
static void
close_down (SiConnectionDialog *self)
{
  self->closed = TRUE;
  si_connection_attempt_stop (self->attempt);
  if (self->key != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->key), "");
}

static gboolean
si_connection_dialog_close_request (GtkWindow *window)
{
  close_down (SI_CONNECTION_DIALOG (window));

  return GTK_WINDOW_CLASS (si_connection_dialog_parent_class)->close_request (window);
}

static void
si_connection_dialog_dispose (GObject *object)
{
  SiConnectionDialog *self = SI_CONNECTION_DIALOG (object);

  if (!self->closed)
    close_down (self);
  g_clear_object (&self->attempt);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (si_connection_dialog_parent_class)->dispose (object);
}

static void
si_connection_dialog_class_init (SiConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_connection_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = si_connection_dialog_close_request;

  g_type_ensure (SI_TYPE_KEY_ROW);
  g_type_ensure (SI_TYPE_INLINE_MESSAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, address);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, advanced);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, allow_insecure);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, auth);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, insecure);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, key);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, result);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, test);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, try_again);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, use_for_now);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, user);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionDialog, ways_on);
  gtk_widget_class_bind_template_callback (widget_class, address_done);
  gtk_widget_class_bind_template_callback (widget_class, key_changed);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked);
  gtk_widget_class_bind_template_callback (widget_class, use_for_now_clicked);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Names the list of a group, which has no name if the group has no title. */
static void
name_list (GtkWidget *row, const char *name)
{
  si_compat_replace_name (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX), name);
}

static void
si_connection_dialog_init (SiConnectionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_compat_hide_images (GTK_WIDGET (self));
  name_after_label (self->cancel);
  name_after_label (self->save);
  name_after_label (self->try_again);
  name_after_label (self->use_for_now);

  name_list (GTK_WIDGET (self->address), _ ("Address and API Key"));
  name_list (GTK_WIDGET (self->allow_insecure), _ ("Encryption"));
  name_list (GTK_WIDGET (self->name), _ ("More Settings"));

  /* An address with white space, quotes or filters such as "&Skucode=" is more than an address. */
  si_paste_watch (GTK_EDITABLE (self->address), SIGNS_OF_MORE, text_pasted, self);
  si_paste_watch (si_key_row_get_entry (self->key), " \t\r\n", text_pasted, self);
}

static void
follow_attempt (SiConnectionDialog *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } followed[] = {
    { "tested", G_CALLBACK (attempt_tested) },
    { "failed", G_CALLBACK (attempt_failed) },
    { "saved", G_CALLBACK (attempt_saved) },
    { "state-changed", G_CALLBACK (attempt_state_changed) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->attempt, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/**
 * si_connection_dialog_new:
 * @list: the list in which the connection is saved
 * @draft: the draft of a new or changed connection
 *
 * Returns: (transfer none): a dialog, not yet presented
 */
SiConnectionDialog *
si_connection_dialog_new (SiConnectionList *list, SiConnectionDraft *draft)
{
  SiConnectionDialog *self;

  g_return_val_if_fail (SI_IS_CONNECTION_LIST (list), NULL);
  g_return_val_if_fail (SI_IS_CONNECTION_DRAFT (draft), NULL);

  self = g_object_new (SI_TYPE_CONNECTION_DIALOG, NULL);
  self->draft = g_object_ref (draft);
  self->attempt = si_connection_attempt_new (draft, list);
  follow_attempt (self);
  if (!si_connection_draft_is_new (draft))
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Connection"));
      gtk_button_set_label (self->save, _ ("_Save"));
      name_after_label (self->save);
    }

  self->pasting = TRUE;
  bind_draft (self);
  self->pasting = FALSE;
  adw_expander_row_set_expanded (self->advanced, adw_combo_row_get_selected (self->auth) != 0
                                                     || *get_text (self->user) != '\0');
  draft_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return self;
}

/**
 * si_connection_dialog_focus_key:
 * @self: a dialog
 *
 * Moves the keyboard focus into the row of the API key.
 */
void
si_connection_dialog_focus_key (SiConnectionDialog *self)
{
  g_return_if_fail (SI_IS_CONNECTION_DIALOG (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->key));
}
