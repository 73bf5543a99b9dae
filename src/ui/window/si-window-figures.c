/* si-window-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows figures with the digits of the setting. */

#include "config.h"

#include "si-digits.h"
#include "si-window-private.h"

/* Drops the page of changes, which is created again when it is next shown. */
static void
drop_changes (SiWindow *self)
{
  GtkWidget *page = GTK_WIDGET (self->changes);
  const gboolean was_shown = self->changes_shown;

  if (page == NULL)
    return;
  si_window_set_changes_shown (self, FALSE);
  self->changes = NULL;
  gtk_stack_remove (self->body, page);
  si_window_set_changes_shown (self, was_shown);
}

static void
digits_changed (SiWindow *self)
{
  g_assert (SI_IS_WINDOW (self));

  si_digits_set_shown (g_settings_get_enum (self->settings, "digits"));
  si_shown_products_emit_changed (SI_SHOWN_PRODUCTS (self->list));
  si_status_line_update (self->status_line);
  drop_changes (self);
}

/**
 * si_window_follow_digits:
 * @self: a window with its settings
 *
 * Shows figures with the digits of the setting, from now on and whenever it changes.
 */
void
si_window_follow_digits (SiWindow *self)
{
  si_digits_set_shown (g_settings_get_enum (self->settings, "digits"));
  g_signal_connect_object (self->settings, "changed::digits", G_CALLBACK (digits_changed), self,
                           G_CONNECT_SWAPPED);
}
