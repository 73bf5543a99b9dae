/* si-upgrade.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-upgrade.h"

#include "si-first-version.h"
#include "si-numbering.h"
#include "si-past.h"
#include "si-stock-alert-rows.h"

/* Names the product of a record, which has all of it where the product is gone from the newer
 * snapshot. Returns whether the record made sense. */
static gboolean
name_from_record (SiProductNumbers *numbers,
                  SiRecordReader *reader,
                  guint64 number,
                  SiProductState *product)
{
  const SiProductKey *gone = si_product_numbers_get_gone (numbers, number);
  const gboolean is_unnamed = gone != NULL && gone->description == NULL;

  product->present = FALSE;
  if (!si_record_reader_apply (reader, is_unnamed ? product : NULL))
    return FALSE;
  if (is_unnamed && product->present)
    {
      g_autofree char *id = g_strdup (gone->id);
      const SiProductKey key = { id, (char *) product->sku, (char *) product->description, 0 };

      si_product_numbers_name_gone (numbers, (guint32) number, &key);
    }
  return TRUE;
}

/* Completes the keys of the products that are gone, as far as the past can be read. A damaged past
 * is left for its next reader to tell of. */
static void
name_gone (SiDatabase *database, const SiState *state, SiProductNumbers *numbers)
{
  g_autoptr (SiProductState) product = si_product_state_new ();
  g_autoptr (SiPast) past = state->snapshot != 0 ? si_past_new (database, state, NULL) : NULL;

  while (past != NULL && !si_past_is_at_end (past))
    {
      g_autoptr (SiRecordReader) reader = si_past_step_back (past, NULL);
      guint64 number;

      if (reader == NULL)
        return;
      while (si_record_reader_next (reader, &number)
             && name_from_record (numbers, reader, number, product))
        ;
    }
}

static gboolean
take_over_alerts (SiDatabase *database,
                  SiState *state,
                  SiProductNumbers *numbers,
                  const SiTable *table,
                  GError **error)
{
  GError *cause = NULL;
  gboolean whole;
  g_autoptr (GPtrArray) alerts = si_first_version_read_stock_alerts (database, &whole, &cause);

  if (!si_database_conclude (whole && alerts->len == state->n_alerts, cause, error))
    return FALSE;

  state->n_alerts = 0;
  si_first_version_name_products (alerts, table);
  return si_stock_alerts_write_all (database, state, numbers, alerts, error);
}

/*< private >
 * si_upgrade_from_first_version:
 * @database: a connection to a file of the first version with the newest tables, in a transaction
 *   to write
 * @error: return location for an error
 *
 * Takes the numbers and the stock alerts over into the newest tables.
 *
 * Returns: whether they were taken over
 */
gboolean
si_upgrade_from_first_version (SiDatabase *database, GError **error)
{
  g_autoptr (SiProductNumbers) numbers = NULL;
  g_autoptr (SiTable) table = NULL;
  SiState state;

  if (!si_state_read (database, &state, error))
    return FALSE;
  if (state.snapshot != 0)
    {
      table = si_inventory_read (database, &state, error);
      if (table == NULL)
        return FALSE;
    }
  numbers = si_first_version_read_numbers (database, &state, table, error);
  if (numbers == NULL)
    return FALSE;
  name_gone (database, &state, numbers);
  return take_over_alerts (database, &state, numbers, table, error)
         && si_numbering_write (numbers, database, &state, error)
         && si_state_write (database, &state, error)
         && si_database_run (database, error, "DROP TABLE product", "")
         && si_database_run (database, error, "DROP TABLE watch", "");
}

/*< private >
 * si_upgrade_from_second_version:
 * @database: a connection to a file of the second version with the newest tables, in a transaction
 *   to write
 * @error: return location for an error
 *
 * Takes the stock alerts over into the newest table.
 *
 * Returns: whether they were taken over
 */
gboolean
si_upgrade_from_second_version (SiDatabase *database, GError **error)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) alerts = NULL;
  SiState state;

  if (!si_state_read (database, &state, error))
    return FALSE;
  alerts = si_stock_alerts_read_all (database, &state, products, error);
  if (alerts == NULL)
    return FALSE;
  state.n_alerts = 0;
  for (guint i = 0; i < alerts->len; i++)
    if (!si_stock_alert_write (database, &state, alerts->pdata[i],
                               g_array_index (products, guint32, i), error))
      return FALSE;
  return si_state_write (database, &state, error);
}
