/* si-key-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-key-row.h"

#include <glib/gi18n.h>

struct _SiKeyRow
{
  AdwEntryRow parent_instance;

  GtkText *text;     /* (unowned): the parent's entry */
  GtkText *stand_in; /* (owned): always empty */
  gboolean has_ended;
};

static GtkEditableInterface *parent_iface;

static void editable_iface_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiKeyRow,
                               si_key_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_iface_init))

static void
show_toggled (GtkToggleButton *button, SiKeyRow *self)
{
  const gboolean shown = gtk_toggle_button_get_active (button);

  gtk_text_set_visibility (self->text, shown);
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

/* GTK tells assistive technology the text of the GtkText that an editable delegates to, hidden or
 * not (GTK 4.18 hides it only in a GtkText itself). This row therefore delegates to an empty
 * GtkText. It needs one: GTK 4.24 crashes if a screen reader asks and there is none. */
static GtkEditable *
key_row_get_delegate (GtkEditable *editable)
{
  SiKeyRow *self = SI_KEY_ROW (editable);

  return GTK_EDITABLE (self->has_ended ? self->text : self->stand_in);
}

/* Returns no text, since newer versions of GTK ask the row itself. Code that needs the key calls
 * si_key_row_get_entry(). */
static const char *
key_row_get_text (GtkEditable *editable)
{
  SiKeyRow *self = SI_KEY_ROW (editable);

  return gtk_text_get_visibility (self->text) ? gtk_editable_get_text (GTK_EDITABLE (self->text))
                                              : "";
}

static void
key_row_do_insert_text (GtkEditable *editable, const char *text, int length, int *position)
{
  gtk_editable_insert_text (si_key_row_get_entry (SI_KEY_ROW (editable)), text, length, position);
}

static void
key_row_do_delete_text (GtkEditable *editable, int start, int end)
{
  gtk_editable_delete_text (si_key_row_get_entry (SI_KEY_ROW (editable)), start, end);
}

static gboolean
key_row_get_selection_bounds (GtkEditable *editable, int *start, int *end)
{
  return gtk_editable_get_selection_bounds (si_key_row_get_entry (SI_KEY_ROW (editable)), start,
                                            end);
}

static void
key_row_set_selection_bounds (GtkEditable *editable, int start, int end)
{
  gtk_editable_select_region (si_key_row_get_entry (SI_KEY_ROW (editable)), start, end);
}

static void
editable_iface_init (GtkEditableInterface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->get_delegate = key_row_get_delegate;
  iface->get_text = key_row_get_text;
  iface->do_insert_text = key_row_do_insert_text;
  iface->do_delete_text = key_row_do_delete_text;
  iface->get_selection_bounds = key_row_get_selection_bounds;
  iface->set_selection_bounds = key_row_set_selection_bounds;
}

static void
si_key_row_dispose (GObject *object)
{
  SiKeyRow *self = SI_KEY_ROW (object);

  /* The parent's dispose() needs its own delegate. */
  self->has_ended = TRUE;

  G_OBJECT_CLASS (si_key_row_parent_class)->dispose (object);
}

static void
si_key_row_finalize (GObject *object)
{
  g_object_unref (SI_KEY_ROW (object)->stand_in);

  G_OBJECT_CLASS (si_key_row_parent_class)->finalize (object);
}

static void
si_key_row_class_init (SiKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_key_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_key_row_finalize;
}

static void
si_key_row_init (SiKeyRow *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *button = gtk_toggle_button_new ();

  self->stand_in = GTK_TEXT (g_object_ref_sink (gtk_text_new ()));
  self->text = GTK_TEXT (parent_iface->get_delegate (GTK_EDITABLE (self)));
  gtk_text_set_buffer (self->text, buffer);
  gtk_text_set_visibility (self->text, FALSE);
  gtk_text_set_input_purpose (self->text, GTK_INPUT_PURPOSE_PASSWORD);

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Show API Key"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show API Key"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "toggled", G_CALLBACK (show_toggled), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}

/**
 * si_key_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): the entry with the key, which emits the signals of an editable
 */
GtkEditable *
si_key_row_get_entry (SiKeyRow *self)
{
  g_return_val_if_fail (SI_IS_KEY_ROW (self), NULL);

  return GTK_EDITABLE (self->text);
}
