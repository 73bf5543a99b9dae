/* si-connection-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-dialog-private.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-paste-watch.h"

/* A pasted text with one of these characters contains more than an address. */
#define SIGNS_OF_MORE " \t\r\n'\"`&"

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
  const char *title = _ ("API key");

  if (si_connection_draft_has_pasted_key (self->draft))
    title = _ ("API key (from what you pasted)");
  else if (si_connection_draft_has_saved_key (self->draft))
    title = _ ("API key (leave empty to keep the saved one)");
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

/*< private >
 * si_connection_dialog_update_buttons:
 * @self: a dialog
 *
 * Enables the buttons that can be used now.
 */
void
si_connection_dialog_update_buttons (SiConnectionDialog *self)
{
  gboolean valid = si_connection_draft_get_valid (self->draft);
  gboolean testing = self->cancellable != NULL && !self->saving;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), valid && !self->saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test), testing || (valid && !self->saving));
  gtk_button_set_label (self->test, testing ? _ ("S_top the test") : _ ("_Test the connection"));
  name_after_label (self->test);
  gtk_widget_set_sensitive (self->form, !self->saving);
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

  si_connection_dialog_hide_result (self);
  update_key_title (self);
  update_hint (self);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (self->name)), "placeholder-text",
                si_connection_draft_get_host (self->draft), NULL);
  update_auth (self);
  si_connection_dialog_update_buttons (self);
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
  si_connection_dialog_stop (self);
  g_clear_object (&self->cancellable);
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
  g_clear_object (&self->draft);
  g_clear_object (&self->list);

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
  gtk_widget_class_bind_template_callback (widget_class, si_connection_dialog_save);
  gtk_widget_class_bind_template_callback (widget_class, si_connection_dialog_test);
  gtk_widget_class_bind_template_callback (widget_class, si_connection_dialog_use_for_now);

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

  name_list (GTK_WIDGET (self->address), _ ("Address and API key"));
  name_list (GTK_WIDGET (self->allow_insecure), _ ("Encryption"));
  name_list (GTK_WIDGET (self->name), _ ("Further settings"));

  /* An address with white space, quotes or filters such as "&Skucode=" is more than an address. */
  si_paste_watch (GTK_EDITABLE (self->address), SIGNS_OF_MORE, text_pasted, self);
  si_paste_watch (si_key_row_get_entry (self->key), " \t\r\n", text_pasted, self);
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
  self->list = g_object_ref (list);
  self->draft = g_object_ref (draft);
  if (!si_connection_draft_is_new (draft))
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Edit connection"));
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
