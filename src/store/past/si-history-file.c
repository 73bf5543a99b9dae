/* si-history-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-history-file.h"

#include <string.h>

#include "si-export-writer.h"
#include "si-rebuild.h"
#include "si-unreadable.h"

static const char *const heads[]
    = { "Time", "SkuCode", "products_id", "Godownid", "Godown", "Stock", NULL };

typedef struct
{
  SiExportWriter file;  /* (owned) */
  GError *error;        /* (owned) (nullable): of the first line that could not be written */
  char *time;           /* (owned): of the snapshot that the lines are about */
  GHashTable *ids;      /* (owned) (element-type utf8): of its rows that could not be read */
  GHashTable *bare_ids; /* (owned) (element-type utf8): of those of them without an SKU code */
  GHashTable *skus;     /* (owned) (element-type utf8): the SKU codes of its rows that could not be
                         * read */
} Writer;

static void
writer_init (Writer *self, GOutputStream *stream, GCancellable *cancellable)
{
  *self = (Writer){ .time = NULL };
  si_export_writer_init (&self->file, SI_EXPORT_SPREADSHEET, stream, cancellable);
  si_export_writer_begin (&self->file, heads, 1 << 5 /* the stock */);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bare_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->skus = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
writer_clear (Writer *self)
{
  si_export_writer_clear (&self->file);
  g_clear_error (&self->error);
  g_free (self->time);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->bare_ids);
  g_hash_table_unref (self->skus);
}

/* Gathers the names in the rows of a snapshot that could not be read. */
static void
note_unreadable (Writer *self, const SiRebuild *rebuild)
{
  g_hash_table_remove_all (self->ids);
  g_hash_table_remove_all (self->bare_ids);
  g_hash_table_remove_all (self->skus);
  for (guint i = 0; i < si_rebuild_get_n_unreadable (rebuild); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *sku = NULL;
      const gboolean named
          = si_unreadable_get_names (si_rebuild_get_unreadable (rebuild, i), &id, &sku);
      const gboolean has_sku = named && sku != NULL && *sku != '\0';

      if (named && !has_sku)
        g_hash_table_add (self->bare_ids, g_strdup (id));
      if (id != NULL && *id != '\0')
        g_hash_table_add (self->ids, g_steal_pointer (&id));
      if (has_sku)
        g_hash_table_add (self->skus, g_steal_pointer (&sku));
    }
}

/* Does the same as si_unreadable_has_product(), in a time that does not depend on the number of
 * rows. */
static gboolean
is_unreadable (const Writer *self, const SiProductState *product)
{
  if (*product->sku == '\0')
    return g_hash_table_contains (self->ids, product->id);
  return g_hash_table_contains (self->skus, product->sku)
         || g_hash_table_contains (self->bare_ids, product->id);
}

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

  if (self->error == NULL)
    si_export_writer_add (&self->file, cells, &self->error);
}

/* Returns whether all lines were written so far. */
static gboolean
check (Writer *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
had_total (const SiProductState *before, const SiProductState *after)
{
  return before->present
         && si_quantity_is_same (before->stock, before->stock_text, after->stock,
                                 after->stock_text);
}

static gboolean
is_same_godown (const SiStockLine *a, const SiStockLine *b)
{
  return strcmp (a->id, b->id) == 0 && (*a->id != '\0' || strcmp (a->name, b->name) == 0);
}

/* The line of the same godown in the other state; of several, the one with the same ordinal among
 * them. */
static const SiStockLine *
find_line (const SiProductState *self, const SiProductState *other, guint place)
{
  const SiStockLine *line = si_product_state_get_line (self, place);
  guint same = 0;

  if (!other->present)
    return NULL;
  for (guint i = 0; i < place; i++)
    same += is_same_godown (si_product_state_get_line (self, i), line);
  for (guint i = 0; i < other->lines->len; i++)
    if (is_same_godown (si_product_state_get_line (other, i), line) && same-- == 0)
      return si_product_state_get_line (other, i);
  return NULL;
}

/* Writes the stocks that the newer snapshot has and the older one did not have. */
static void
write_stocks (Writer *self, const SiProductState *before, const SiProductState *after)
{
  if (!had_total (before, after))
    write_line (self, after->sku, after->id, "", "", after->stock, after->stock_text);
  for (guint i = 0; i < after->lines->len; i++)
    {
      const SiStockLine *line = si_product_state_get_line (after, i);
      const SiStockLine *old = find_line (after, before, i);

      if (old == NULL
          || !si_quantity_is_same (old->stock, old->stock_text, line->stock, line->stock_text))
        write_line (self, after->sku, after->id, line->id, line->name, line->stock,
                    line->stock_text);
    }
}

/* Writes the stocks that the newer snapshot does not have any more, as lines without a stock. It
 * is not known which a product has whose row could not be read. */
static void
write_gone (Writer *self, const SiProductState *before, const SiProductState *after)
{
  if (!after->present && is_unreadable (self, before))
    {
      write_line (self, before->sku, before->id, "", "", (SiQuantity){ 0, SI_QUANTITY_UNREADABLE },
                  "unreadable");
      return;
    }
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
write_oldest (Writer *self, const SiTable *oldest, GError **error)
{
  g_autoptr (SiProductState) before = si_product_state_new ();
  g_autoptr (SiProductState) after = si_product_state_new ();

  for (guint row = 0; row < si_table_get_n_products (oldest); row++)
    {
      si_product_state_read (after, oldest, row);
      write_stocks (self, before, after);
      if (!check (self, error))
        return FALSE;
    }
  return si_export_writer_end (&self->file, error);
}

static void
begin_snapshot (Writer *self, SiRebuild *rebuild)
{
  g_free (self->time);
  self->time = format_time (si_past_get_snapshot (si_rebuild_get_past (rebuild))->time);
}

static gboolean
write_past (Writer *self, SiRebuild *rebuild, GCancellable *cancellable, GError **error)
{
  g_autoptr (SiTable) oldest = NULL;

  si_rebuild_set_witness (rebuild, witness, self);
  begin_snapshot (self, rebuild);
  while (!si_past_is_at_end (si_rebuild_get_past (rebuild)))
    {
      note_unreadable (self, rebuild);
      if (!si_rebuild_step_back (rebuild, cancellable, error) || !check (self, error))
        return FALSE;
      begin_snapshot (self, rebuild);
    }
  oldest = si_rebuild_make_table (rebuild);
  return write_oldest (self, oldest, error);
}

/*< private >
 * si_history_file_write:
 * @database: a connection in a transaction
 * @state: its state
 * @newest: (nullable): the newest inventory
 * @stream: where to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the past as CSV (RFC 4180) for spreadsheets, the newest snapshot first. Each snapshot has
 * a line for each total, without a godown, and for each stock in a godown that differs from the
 * snapshot before. A stock that was not there any more has a line without a figure, and a product
 * whose row could not be read has the word unreadable for its total. The oldest snapshot has all of
 * its stocks.
 *
 * Returns: whether all of it was written
 */
gboolean
si_history_file_write (SiDatabase *database,
                       const SiState *state,
                       SiTable *newest,
                       GOutputStream *stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SiRebuild) rebuild = NULL;
  gboolean written;
  Writer writer;

  if (newest != NULL && (rebuild = si_rebuild_new (database, state, newest, error)) == NULL)
    return FALSE;
  writer_init (&writer, stream, cancellable);
  written = rebuild != NULL ? write_past (&writer, rebuild, cancellable, error)
                            : si_export_writer_end (&writer.file, error);
  writer_clear (&writer);
  return written;
}
