/* si-history-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "si-export-writer.h"
#include "si-stock-points.h"

/* What is gathered before it is written. */
#define CHUNK (64 * 1024)

typedef struct
{
  GString *buffer; /* (owned) */
  char *time;      /* (owned): of the snapshot that the lines are about */
} Writer;

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return second != NULL ? g_date_time_format (second, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
write_line (Writer *self,
            const char *sku,
            const char *product_id,
            const char *godown_id,
            const char *godown,
            SiQuantity stock,
            const char *stock_text)
{
  g_autofree char *text = si_export_quantity (stock, stock_text);
  const char *const cells[] = { self->time, sku, product_id, godown_id, godown, text, NULL };

  si_export_append_csv_line (self->buffer, cells, 1 << 5 /* the stock */);
}

static gboolean
stocks_equal (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text)
{
  return a.kind == b.kind && a.millionths == b.millionths && g_strcmp0 (a_text, b_text) == 0;
}

static gboolean
had_total (const SiProductState *before, const SiProductState *after)
{
  return before->present
         && stocks_equal (before->stock, before->stock_text, after->stock, after->stock_text);
}

static gboolean
is_same_godown (const SiStockLine *a, const SiStockLine *b)
{
  return strcmp (a->id, b->id) == 0 && (*a->id != '\0' || strcmp (a->name, b->name) == 0);
}

/* The line of the same godown in the other state; of several, the one in the same place among
 * them. */
static const SiStockLine *
find_line (const SiProductState *self, const SiProductState *other, guint nth)
{
  const SiStockLine *line = si_product_state_get_line (self, nth);
  guint same = 0;

  if (!other->present)
    return NULL;
  for (guint i = 0; i < nth; i++)
    same += is_same_godown (si_product_state_get_line (self, i), line);
  for (guint i = 0; i < other->lines->len; i++)
    if (is_same_godown (si_product_state_get_line (other, i), line) && same-- == 0)
      return si_product_state_get_line (other, i);
  return NULL;
}

/* What the product has after, where it had not before. */
static void
write_stocks (Writer *self, const SiProductState *before, const SiProductState *after)
{
  if (!had_total (before, after))
    write_line (self, after->sku, after->id, "", "", after->stock, after->stock_text);
  for (guint i = 0; i < after->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (after, i);
      const SiStockLine *old = find_line (after, before, i);

      if (old == NULL || !stocks_equal (old->stock, old->stock_text, line->stock, line->stock_text))
        write_line (self, after->sku, after->id, line->id, line->name, line->stock,
                    line->stock_text);
    }
}

/* What it had before and has no more: lines without a stock. */
static void
write_gone (Writer *self, const SiProductState *before, const SiProductState *after)
{
  if (!after->present)
    write_line (self, before->sku, before->id, "", "", SI_QUANTITY_NONE, NULL);
  for (guint i = 0; i < before->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (before, i);

      if (find_line (before, after, i) == NULL)
        write_line (self, before->sku, before->id, line->id, line->name, SI_QUANTITY_NONE, NULL);
    }
}

static void
witness (const SiProductState *before, const SiProductState *after, gpointer user_data)
{
  Writer *self = user_data;

  if (after->present)
    write_stocks (self, before, after);
  if (before->present)
    write_gone (self, before, after);
}

static gboolean
flush (Writer *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !g_output_stream_write_all (stream, self->buffer->str, self->buffer->len, NULL,
                                     cancellable, error))
    return FALSE;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

static gboolean
write_oldest (Writer *self,
              const SiTable *oldest,
              GOutputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SiProductState) before = si_product_state_new ();
  g_autoptr (SiProductState) after = si_product_state_new ();

  for (guint row = 0; row < si_table_get_n_products (oldest); row++)
    {
      si_product_state_read (after, oldest, row);
      write_stocks (self, before, after);
      if (self->buffer->len >= CHUNK && !flush (self, stream, cancellable, error))
        return FALSE;
    }
  return flush (self, stream, cancellable, error);
}

static gboolean
write_steps (Writer *self,
             SiPast *past,
             SiRebuild *rebuild,
             GOutputStream *stream,
             GCancellable *cancellable,
             GError **error)
{
  si_rebuild_set_witness (rebuild, witness, self);
  while (!si_past_is_at_end (past))
    {
      g_free (self->time);
      self->time = format_time (si_past_get_snapshot (past)->time);
      if (!si_rebuild_step_back (rebuild, past, error) || !flush (self, stream, cancellable, error))
        return FALSE;
    }
  g_free (self->time);
  self->time = format_time (si_past_get_snapshot (past)->time);
  return TRUE;
}

/*< private >
 * si_history_write:
 * @database: a connection in a transaction
 * @state: its state
 * @newest: (nullable): the newest inventory
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the past as CSV (RFC 4180) for spreadsheets, the newest first: for each snapshot a line
 * for each total, with no godown, and each stock in a godown that was another than at the snapshot
 * before. One that was not there any more has a line without a stock. For the oldest snapshot, all
 * are there.
 *
 * Returns: whether all of it was written
 */
gboolean
si_history_write (SiDatabase *database,
                  const SiState *state,
                  SiTable *newest,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  static const char *const heads[]
      = { "Time", "SkuCode", "products_id", "Godownid", "Godown", "Stock", NULL };
  g_autoptr (SiProductNumbers) numbers = si_product_numbers_read (database, state, newest, error);
  g_autoptr (SiRebuild) rebuild = NULL;
  g_autoptr (SiTable) oldest = NULL;
  g_autoptr (GString) buffer = g_string_sized_new (CHUNK + 4096);
  g_auto (SiPast) past = { NULL };
  Writer writer = { buffer, NULL };
  gboolean written;

  g_string_append (buffer, SI_EXPORT_MARK);
  si_export_append_csv_line (buffer, heads, 0);
  if (newest == NULL)
    return flush (&writer, stream, cancellable, error);
  if (numbers == NULL || !si_past_init (&past, database, state, error))
    return FALSE;

  rebuild = si_rebuild_new (newest, numbers);
  written = write_steps (&writer, &past, rebuild, stream, cancellable, error);
  if (written)
    {
      oldest = si_rebuild_make_table (rebuild);
      written = write_oldest (&writer, oldest, stream, cancellable, error);
    }
  g_free (writer.time);
  return written;
}
