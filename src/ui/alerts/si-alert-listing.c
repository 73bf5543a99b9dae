/* si-alert-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-alert-listing.h"

#include <glib/gi18n.h>

#include "si-alert-text.h"
#include "si-export.h"

/* The columns of a listing: those on screen, and those of a file, whose words are the same in every
 * language. */
enum
{
  SKU = SI_N_ALERT_COLUMNS,
  DESCRIPTION,
  PRODUCT_ID,
  GODOWN_ID,
  GODOWN_NAME,
  STATE_WORD,
};

/* An alert on all godowns has none in a file. */
static char *
get_godown_name (SiShownAlert *shown)
{
  const char *godown_id = si_shown_alert_get_alert (shown)->godown_id;
  char *name = godown_id != NULL
                   ? si_table_describe_godown (si_shown_alert_get_table (shown), godown_id)
                   : NULL;

  return name != NULL ? name : g_strdup ("");
}

static const char *
get_state_word (SiShownAlert *shown)
{
  static const char *const words[SI_N_STOCK_ALERT_STATES] = {
    [SI_STOCK_ALERT_LOW] = "low",
    [SI_STOCK_ALERT_FINE] = "fine",
    [SI_STOCK_ALERT_SNOOZED] = "snoozed",
  };

  return words[si_shown_alert_get_state (shown)];
}

static char *
get_text (gconstpointer data, guint row, guint column)
{
  const GPtrArray *alerts = data;
  SiShownAlert *shown = alerts->pdata[row];
  const SiStockAlert *alert = si_shown_alert_get_alert (shown);

  switch (column)
    {
    case SKU:
      return g_strdup (alert->sku);
    case DESCRIPTION:
      return g_strdup (alert->description != NULL ? alert->description : "");
    case PRODUCT_ID:
      return g_strdup (alert->product_id);
    case GODOWN_ID:
      return g_strdup (alert->godown_id != NULL ? alert->godown_id : "");
    case GODOWN_NAME:
      return get_godown_name (shown);
    case STATE_WORD:
      return g_strdup (get_state_word (shown));
    default:
      return si_alert_text_cell (shown, column);
    }
}

static char *
write_time (gint64 time)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time <= SI_STOCK_ALERT_LOW_SINCE_UNKNOWN)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  return local != NULL ? g_date_time_format_iso8601 (local) : g_strdup ("");
}

static char *
get_plain (gconstpointer data, guint row, guint column)
{
  const GPtrArray *alerts = data;
  SiShownAlert *shown = alerts->pdata[row];
  const SiStockAlert *alert = si_shown_alert_get_alert (shown);

  if (column == SI_ALERT_COLUMN_MINIMUM)
    return si_export_quantity (alert->minimum, NULL);
  if (column == SI_ALERT_COLUMN_STOCK)
    return si_shown_alert_get_gone (shown)
               ? g_strdup ("")
               : si_export_quantity (si_shown_alert_get_stock (shown),
                                     si_shown_alert_get_stock_text (shown));
  if (column == SI_ALERT_COLUMN_SINCE)
    return write_time (alert->low_since);
  return get_text (data, row, column);
}

static const SiListingClass alert_class = { .get_text = get_text,
                                            .get_plain = get_plain,
                                            .unref = (void (*) (gpointer)) g_ptr_array_unref };

/* Texts are copied, since a listing is read by any thread while the alerts on screen change. */
static GPtrArray *
copy_alerts (GPtrArray *alerts)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 now = g_get_real_time ();

  for (guint i = 0; i < alerts->len; i++)
    {
      SiShownAlert *shown = alerts->pdata[i];

      g_ptr_array_add (copies, si_shown_alert_new (si_shown_alert_get_alert (shown),
                                                   si_shown_alert_get_table (shown), now));
    }
  return copies;
}

static void
add_columns (SiListing *self)
{
  si_listing_add_column (self, SI_ALERT_COLUMN_STATE, _ ("State"), FALSE, FALSE);
  si_listing_add_column (self, SI_ALERT_COLUMN_PRODUCT, _ ("Product"), FALSE, TRUE);
  si_listing_add_column (self, SI_ALERT_COLUMN_GODOWN, _ ("Godown"), FALSE, FALSE);
  si_listing_add_column (self, SI_ALERT_COLUMN_MINIMUM, _ ("Minimum"), TRUE, FALSE);
  si_listing_add_column (self, SI_ALERT_COLUMN_STOCK, _ ("Now"), TRUE, FALSE);
  si_listing_add_column (self, SI_ALERT_COLUMN_SINCE, _ ("Since"), FALSE, FALSE);
}

static void
add_fields (SiListing *self)
{
  si_listing_add_field (self, SKU, "SkuCode", FALSE);
  si_listing_add_field (self, DESCRIPTION, "productDescription", FALSE);
  si_listing_add_field (self, PRODUCT_ID, "products_id", FALSE);
  si_listing_add_field (self, GODOWN_ID, "Godownid", FALSE);
  si_listing_add_field (self, GODOWN_NAME, "Godown", FALSE);
  si_listing_add_field (self, STATE_WORD, "State", FALSE);
  si_listing_add_field (self, SI_ALERT_COLUMN_MINIMUM, "Minimum", TRUE);
  si_listing_add_field (self, SI_ALERT_COLUMN_STOCK, "Stock", TRUE);
  si_listing_add_field (self, SI_ALERT_COLUMN_SINCE, "LowSince", FALSE);
}

/**
 * si_alert_listing_new:
 * @alerts: (element-type SiShownAlert): alerts on screen, in their order
 *
 * Returns: (transfer full): the alerts as they are now, for the clipboard, a file and paper
 */
SiListing *
si_alert_listing_new (GPtrArray *alerts)
{
  g_autoptr (GArray) rows = NULL;
  SiListing *self;

  g_return_val_if_fail (alerts != NULL, NULL);

  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 row = 0; row < alerts->len; row++)
    g_array_append_val (rows, row);
  self = si_listing_new (&alert_class, copy_alerts (alerts), rows);
  add_columns (self);
  add_fields (self);
  return self;
}
