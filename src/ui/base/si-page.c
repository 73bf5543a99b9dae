/* si-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-page.h"

#include <glib/gi18n.h>

#include "si-digits.h"

G_DEFINE_INTERFACE (SiPage, si_page, GTK_TYPE_WIDGET)

static void
si_page_default_init (SiPageInterface *iface)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface,
                                       g_param_spec_string ("status", NULL, NULL, NULL, read));
  g_object_interface_install_property (
      iface, g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, read));
  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("narrow", NULL, NULL, FALSE, both));
}

/**
 * si_page_create_listing:
 * @self: a page
 * @selected_only: whether to take the selected rows alone
 *
 * Creates the rows of the list on screen, in their order and with the columns shown.
 *
 * Returns: (transfer full) (nullable): the rows; %NULL where no list is on screen, or no row is
 *   selected
 */
SiListing *
si_page_create_listing (SiPage *self, gboolean selected_only)
{
  SiPageInterface *iface;

  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  iface = SI_PAGE_GET_IFACE (self);
  return iface->create_listing != NULL ? iface->create_listing (self, selected_only) : NULL;
}

/**
 * si_page_count_rows:
 * @self: a page
 * @n_rows: a number of rows of its listing
 *
 * Returns: (transfer full): the number with the word for such rows, such as “12 products”
 */
char *
si_page_count_rows (SiPage *self, guint n_rows)
{
  SiPageInterface *iface;

  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  iface = SI_PAGE_GET_IFACE (self);
  if (iface->count_rows != NULL)
    return iface->count_rows (self, n_rows);
  return si_digits_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);
}

/**
 * si_page_focus_list:
 * @self: a page
 *
 * Moves the focus into the list of the page.
 *
 * Returns: whether the focus has moved; %FALSE where no list is on screen
 */
gboolean
si_page_focus_list (SiPage *self)
{
  SiPageInterface *iface;

  g_return_val_if_fail (SI_IS_PAGE (self), FALSE);

  iface = SI_PAGE_GET_IFACE (self);
  return iface->focus_list != NULL && iface->focus_list (self);
}

/**
 * si_page_update_figures:
 * @self: a page
 *
 * Writes all figures of the page again, because the digits in the settings have changed.
 */
void
si_page_update_figures (SiPage *self)
{
  SiPageInterface *iface;

  g_return_if_fail (SI_IS_PAGE (self));

  iface = SI_PAGE_GET_IFACE (self);
  if (iface->update_figures != NULL)
    iface->update_figures (self);
}

/**
 * si_page_dup_status:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): the sentence of the status line while the page is shown;
 *   %NULL for the one about the whole inventory
 */
char *
si_page_dup_status (SiPage *self)
{
  char *status = NULL;

  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  g_object_get (self, "status", &status, NULL);
  return status;
}

/**
 * si_page_get_badge:
 * @self: a page
 *
 * Returns: the number beside the name of the page; 0 for none
 */
guint
si_page_get_badge (SiPage *self)
{
  guint badge = 0;

  g_return_val_if_fail (SI_IS_PAGE (self), 0);

  g_object_get (self, "badge", &badge, NULL);
  return badge;
}

/**
 * si_page_set_narrow:
 * @self: a page
 * @narrow: whether the window has room for one column of content only
 */
void
si_page_set_narrow (SiPage *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PAGE (self));

  g_object_set (self, "narrow", narrow, NULL);
}
