/* si-about.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * si_about_present:
 * @parent: (nullable): the window that it is shown over
 * @application_id: the application's id, which is its icon's name too
 * @version: the program's version
 *
 * Shows the name, version and licence of the program.
 */
void
si_about_present (GtkWindow *parent, const char *application_id, const char *version)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  adw_show_about_window (
      parent, "application-name", _ ("Sync Inventory"), "application-icon", application_id,
      "version", version, "developer-name", _ ("The Sync Inventory contributors"), "comments",
      _ ("How much stock there is of a product, and in which godown."), "license-type",
      GTK_LICENSE_GPL_3_0,
      /* Translators: your names, one a line; they are shown in the about window. */
      "translator-credits", _ ("translator-credits"), NULL);
}
