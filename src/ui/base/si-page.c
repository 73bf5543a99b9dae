/* si-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-page.h"

#include <glib/gi18n.h>

#include "si-digits.h"

typedef struct
{
  char *status; /* (owned) (nullable) */
  guint badge;
  gboolean narrow;
} SiPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SiPage, si_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_BADGE = 1,
  PROP_NARROW,
  PROP_STATUS,
} SiPageProperty;

static GParamSpec *properties[PROP_STATUS + 1];

static SiPagePrivate *
get_private (SiPage *self)
{
  return si_page_get_instance_private (self);
}

static void
si_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const SiPagePrivate *private = get_private (SI_PAGE (object));

  switch ((SiPageProperty) id)
    {
    case PROP_BADGE:
      g_value_set_uint (value, private->badge);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, private->narrow);
      break;
    case PROP_STATUS:
      g_value_set_string (value, private->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((SiPageProperty) id)
    {
    case PROP_NARROW:
      si_page_set_narrow (SI_PAGE (object), g_value_get_boolean (value));
      break;
    case PROP_BADGE:
    case PROP_STATUS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_page_finalize (GObject *object)
{
  g_free (get_private (SI_PAGE (object))->status);

  G_OBJECT_CLASS (si_page_parent_class)->finalize (object);
}

static void
si_page_class_init (SiPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = si_page_finalize;
  object_class->get_property = si_page_get_property;
  object_class->set_property = si_page_set_property;

  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, read | G_PARAM_WRITABLE);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
si_page_init (SiPage *self)
{
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
  SiPageClass *klass;

  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  klass = SI_PAGE_GET_CLASS (self);
  return klass->create_listing != NULL ? klass->create_listing (self, selected_only) : NULL;
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
  SiPageClass *klass;

  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  klass = SI_PAGE_GET_CLASS (self);
  if (klass->count_rows != NULL)
    return klass->count_rows (self, n_rows);
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
  SiPageClass *klass;

  g_return_val_if_fail (SI_IS_PAGE (self), FALSE);

  klass = SI_PAGE_GET_CLASS (self);
  return klass->focus_list != NULL && klass->focus_list (self);
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
  SiPageClass *klass;

  g_return_if_fail (SI_IS_PAGE (self));

  klass = SI_PAGE_GET_CLASS (self);
  if (klass->update_figures != NULL)
    klass->update_figures (self);
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
  g_return_val_if_fail (SI_IS_PAGE (self), NULL);

  return g_strdup (get_private (self)->status);
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
  g_return_val_if_fail (SI_IS_PAGE (self), 0);

  return get_private (self)->badge;
}

/**
 * si_page_set_narrow:
 * @self: a page
 * @narrow: whether the window has room for one column of content only
 */
void
si_page_set_narrow (SiPage *self, gboolean narrow)
{
  SiPagePrivate *private;
  SiPageClass *klass;

  g_return_if_fail (SI_IS_PAGE (self));

  private = get_private (self);
  if (private->narrow == narrow)
    return;
  private->narrow = narrow;
  klass = SI_PAGE_GET_CLASS (self);
  if (klass->set_narrow != NULL)
    klass->set_narrow (self, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * si_page_take_status:
 * @self: a page
 * @status: (transfer full) (nullable): the sentence of the status line while the page is shown
 *
 * Sets the status, for the class of the page itself.
 */
void
si_page_take_status (SiPage *self, char *status)
{
  SiPagePrivate *private;
  g_autofree char *old = NULL;

  g_return_if_fail (SI_IS_PAGE (self));

  private = get_private (self);
  old = private->status;
  private->status = status;
  if (g_strcmp0 (old, status) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/**
 * si_page_set_badge:
 * @self: a page
 * @badge: the number beside its name; 0 for none
 *
 * Sets the badge, for the class of the page itself.
 */
void
si_page_set_badge (SiPage *self, guint badge)
{
  SiPagePrivate *private;

  g_return_if_fail (SI_IS_PAGE (self));

  private = get_private (self);
  if (private->badge == badge)
    return;
  private->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}
