/* si-inline-message.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-inline-message.h"

#include "si-cut.h"

struct _SiInlineMessage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (SiInlineMessage, si_inline_message, ADW_TYPE_BIN)

typedef struct
{
  const char *icon_name; /* (nullable): NULL for the spinner */
  const char *css_class;
} Look;

static const Look looks[] = {
  [SI_INLINE_MESSAGE_BUSY] = { NULL, "busy" },
  [SI_INLINE_MESSAGE_HINT] = { "dialog-information-symbolic", "hint" },
  [SI_INLINE_MESSAGE_SUCCESS] = { "object-select-symbolic", "good" },
  [SI_INLINE_MESSAGE_ERROR] = { "dialog-error-symbolic", "bad" },
};

static void
si_inline_message_class_init (SiInlineMessageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-inline-message.ui");
  gtk_widget_class_bind_template_child (widget_class, SiInlineMessage, icon);
  gtk_widget_class_bind_template_child (widget_class, SiInlineMessage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiInlineMessage, text);
  gtk_widget_class_bind_template_child (widget_class, SiInlineMessage, title);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
si_inline_message_init (SiInlineMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_inline_message_show:
 * @self: a message
 * @kind: its kind
 * @title: (nullable): a few words
 * @text: (nullable): a sentence or more
 *
 * Shows a message in the place of the last one.
 */
void
si_inline_message_show (SiInlineMessage *self,
                        SiInlineMessageKind kind,
                        const char *title,
                        const char *text)
{
  g_autofree char *cut = si_cut (text);
  g_autofree char *all = NULL;
  const Look *look;

  g_return_if_fail (SI_IS_INLINE_MESSAGE (self));
  g_return_if_fail (kind < G_N_ELEMENTS (looks));
  g_return_if_fail (title != NULL || text != NULL);

  look = &looks[kind];
  gtk_widget_set_css_classes (GTK_WIDGET (self),
                              (const char *[]){ "inline-message", look->css_class, NULL });
  gtk_image_set_from_icon_name (self->icon, look->icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), look->icon_name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), look->icon_name == NULL);
  gtk_spinner_set_spinning (self->spinner, look->icon_name == NULL);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  gtk_label_set_label (self->text, cut != NULL ? cut : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);

  all = title != NULL && text != NULL ? g_strconcat (title, ". ", cut, NULL)
                                      : g_strdup (title != NULL ? title : cut);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * si_inline_message_hide:
 * @self: a message
 *
 * Hides the message.
 */
void
si_inline_message_hide (SiInlineMessage *self)
{
  g_return_if_fail (SI_IS_INLINE_MESSAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_spinner_stop (self->spinner);
}
