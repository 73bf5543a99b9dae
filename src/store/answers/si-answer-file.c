/* si-answer-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-answer-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/file.h>

#include "si-answer-ledger-bytes.h"
#include "si-table-bytes.h"

#define SUBFOLDER "answers"

/* Each SKU code that is asked for has a ledger, and the command line can ask for all of them. */
#define MOST_LEDGERS 2000

#define LOCK_TRIES 100
#define LOCK_MILLISECONDS 20

struct _SiAnswerFile
{
  char *folder; /* (owned) (nullable): %NULL to keep all in memory */
  char *stem;   /* (owned) (nullable) */
  gboolean stores_held;
  GMutex mutex;

  /* Under the mutex */
  GPtrArray *ledgers;      /* (owned) (element-type SiAnswerLedger): the one used last at the end */
  GHashTable *held_tables; /* (owned): names to tables that are not on the disk */
  gboolean unwritten;      /* @ledgers are newer than the file */
  int lock;                /* a descriptor, or -1 */
};

/**
 * si_answer_file_new:
 * @folder: (nullable): where inventories are stored; %NULL to keep all in memory
 * @address: the address of a service
 * @stores_held: whether held answers are stored, too, and not the numbers alone
 *
 * Returns: (transfer full): the file of this address, which need not be there yet
 */
SiAnswerFile *
si_answer_file_new (const char *folder, const char *address, gboolean stores_held)
{
  SiAnswerFile *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_atomic_rc_box_new0 (SiAnswerFile);
  if (folder != NULL)
    {
      g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

      self->folder = g_build_filename (folder, SUBFOLDER, NULL);
      self->stem = g_build_filename (self->folder, name, NULL);
      self->stores_held = stores_held;
    }
  g_mutex_init (&self->mutex);
  self->ledgers = g_ptr_array_new_with_free_func ((GDestroyNotify) si_answer_ledger_free);
  self->held_tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) si_table_unref);
  self->lock = -1;
  return self;
}

/**
 * si_answer_file_ref:
 * @self: a file
 *
 * Returns: (transfer full): @self
 */
SiAnswerFile *
si_answer_file_ref (SiAnswerFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
answer_file_clear (gpointer data)
{
  SiAnswerFile *self = data;

  g_free (self->folder);
  g_free (self->stem);
  g_mutex_clear (&self->mutex);
  g_ptr_array_unref (self->ledgers);
  g_hash_table_unref (self->held_tables);
}

/**
 * si_answer_file_unref:
 * @self: (transfer full): a file
 */
void
si_answer_file_unref (SiAnswerFile *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, answer_file_clear);
}

static char *
make_ledgers_path (SiAnswerFile *self)
{
  return g_strconcat (self->stem, ".answers", NULL);
}

/* A file that is not as it was written is left out: the inventory that is stored can be measured
 * again. */
static void
read_ledgers (SiAnswerFile *self)
{
  g_autofree char *path = make_ledgers_path (self);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_ptr_array_set_size (self->ledgers, 0);
  if (!g_file_get_contents (path, &data, &length, NULL))
    return;
  bytes = g_bytes_new_take (data, length);
  si_answer_ledgers_from_bytes (self->ledgers, bytes);
}

static gboolean
write_file (SiAnswerFile *self, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_mkdir_with_parents (self->folder, 0700);
  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    si_store_error_set (error, SI_STORE_ERROR_FULL, NULL);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM)
           || g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    si_store_error_set (error, SI_STORE_ERROR_READ_ONLY, NULL);
  else
    si_store_error_set (error, SI_STORE_ERROR_FAILED, cause->message);
  return FALSE;
}

static gboolean
write_ledgers (SiAnswerFile *self, GError **error)
{
  g_autofree char *path = make_ledgers_path (self);
  g_autoptr (GBytes) bytes = si_answer_ledgers_to_bytes (self->ledgers);

  return write_file (self, path, bytes, error);
}

/* Keeps two programs that ask at the same time from undoing each other's records. A folder that
 * cannot be locked is used without a lock. */
static void
lock (SiAnswerFile *self)
{
  g_autofree char *path = g_strconcat (self->stem, ".lock", NULL);

  g_mkdir_with_parents (self->folder, 0700);
  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  for (guint i = 0; self->lock >= 0 && i < LOCK_TRIES; i++)
    {
      if (flock (self->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
      sqlite3_sleep (LOCK_MILLISECONDS);
    }
}

/**
 * si_answer_file_begin:
 * @self: a file
 * @to_write: whether something is to be changed
 *
 * Takes the file for this thread, and reads its ledgers.
 */
void
si_answer_file_begin (SiAnswerFile *self, gboolean to_write)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (self->folder == NULL)
    return;
  if (to_write)
    lock (self);
  if (!self->unwritten)
    read_ledgers (self);
}

/* The name of a held answer, beside the ledgers. */
static char *
make_held_name (SiAnswerFile *self, const SiAnswerLedger *ledger)
{
  g_autofree char *question = g_strdup_printf ("%s\n%s", ledger->sku != NULL ? ledger->sku : "",
                                               ledger->godown_id != NULL ? ledger->godown_id : "");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, question, -1);

  if (si_answer_ledger_is_for (ledger, NULL, NULL))
    return g_strconcat (self->stem != NULL ? self->stem : "", ".held", NULL);
  return g_strconcat (self->stem != NULL ? self->stem : "", "-", sum, ".held", NULL);
}

static void
unlink_held (SiAnswerFile *self, const SiAnswerLedger *ledger)
{
  g_autofree char *name = make_held_name (self, ledger);

  g_hash_table_remove (self->held_tables, name);
  if (self->stores_held)
    g_unlink (name);
}

/**
 * si_answer_file_remove_held:
 * @self: a file that was begun
 * @ledger: a ledger of it
 *
 * Removes its held answer, which was taken or followed by a good one.
 */
void
si_answer_file_remove_held (SiAnswerFile *self, SiAnswerLedger *ledger)
{
  g_return_if_fail (self != NULL && ledger != NULL);

  if (ledger->held == NULL)
    return;
  unlink_held (self, ledger);
  si_answer_ledger_release (ledger);
}

/**
 * si_answer_file_remove_all_held:
 * @self: a file that was begun
 *
 * Removes every held answer, as a good whole inventory came after them.
 */
void
si_answer_file_remove_all_held (SiAnswerFile *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->ledgers->len; i++)
    si_answer_file_remove_held (self, self->ledgers->pdata[i]);
}

static void
drop_oldest (SiAnswerFile *self)
{
  for (guint i = 0; self->ledgers->len > MOST_LEDGERS && i < self->ledgers->len;)
    {
      SiAnswerLedger *ledger = self->ledgers->pdata[i];

      if (ledger->sku != NULL || ledger->godown_id != NULL)
        {
          si_answer_file_remove_held (self, ledger);
          g_ptr_array_remove_index (self->ledgers, i);
        }
      else
        {
          i++;
        }
    }
}

/**
 * si_answer_file_end:
 * @self: a file that was begun
 * @changed: whether its ledgers are to be written
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Gives the file back to other threads. Ledgers that could not be written stay in memory.
 *
 * Returns: whether the ledgers in memory are on the disk
 */
gboolean
si_answer_file_end (SiAnswerFile *self, gboolean changed, GError **error)
{
  gboolean written = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (changed)
    drop_oldest (self);
  if (self->folder != NULL && changed)
    {
      written = write_ledgers (self, error);
      self->unwritten = !written;
    }
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  self->lock = -1;
  g_mutex_unlock (&self->mutex);
  return written;
}

/**
 * si_answer_file_find:
 * @self: a file that was begun
 * @sku: (nullable): the SKU code that is asked for
 * @godown_id: (nullable): the godown that is asked for
 *
 * Returns: (transfer none): the ledger of the answers to this question, which may be new
 */
SiAnswerLedger *
si_answer_file_find (SiAnswerFile *self, const char *sku, const char *godown_id)
{
  SiAnswerLedger *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; found == NULL && i < self->ledgers->len; i++)
    if (si_answer_ledger_is_for (self->ledgers->pdata[i], sku, godown_id))
      found = g_ptr_array_steal_index (self->ledgers, i);
  if (found == NULL)
    found = si_answer_ledger_new (sku, godown_id);
  g_ptr_array_add (self->ledgers, found);
  return found;
}

/**
 * si_answer_file_find_held:
 * @self: a file that was begun
 *
 * Returns: (transfer none) (nullable): the ledger of the held answer that matters most: that for
 *   the whole inventory, or else the newest
 */
SiAnswerLedger *
si_answer_file_find_held (SiAnswerFile *self)
{
  SiAnswerLedger *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->ledgers->len; i++)
    {
      SiAnswerLedger *ledger = self->ledgers->pdata[i];

      if (ledger->held == NULL)
        continue;
      if (si_answer_ledger_is_for (ledger, NULL, NULL))
        return ledger;
      if (found == NULL
          || si_held_answer_get_time (ledger->held) > si_held_answer_get_time (found->held))
        found = ledger;
    }
  return found;
}

/**
 * si_answer_file_write_held:
 * @self: a file that was begun
 * @ledger: a ledger of it
 * @table: its held answer
 * @error: return location for an error of %SI_STORE_ERROR
 *
 * Stores a held answer, or keeps it in memory if it cannot be written.
 *
 * Returns: whether it was stored, or need not be
 */
gboolean
si_answer_file_write_held (SiAnswerFile *self,
                           const SiAnswerLedger *ledger,
                           SiTable *table,
                           GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && ledger != NULL && table != NULL, FALSE);

  name = make_held_name (self, ledger);
  if (self->stores_held)
    {
      bytes = si_table_to_bytes (table);
      if (write_file (self, name, bytes, error))
        {
          g_hash_table_remove (self->held_tables, name);
          return TRUE;
        }
    }
  g_hash_table_replace (self->held_tables, g_steal_pointer (&name), si_table_ref (table));
  return !self->stores_held;
}

/**
 * si_answer_file_read_held:
 * @self: a file that was begun
 * @ledger: a ledger of it
 *
 * Returns: (transfer full) (nullable): its held answer; %NULL if it is not there, or damaged
 */
SiTable *
si_answer_file_read_held (SiAnswerFile *self, const SiAnswerLedger *ledger)
{
  g_autofree char *name = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SiTable *table;
  gsize length;

  g_return_val_if_fail (self != NULL && ledger != NULL, NULL);

  name = make_held_name (self, ledger);
  table = g_hash_table_lookup (self->held_tables, name);
  if (table != NULL)
    return si_table_ref (table);
  if (!self->stores_held || !g_file_get_contents (name, &data, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return si_table_from_bytes (bytes, NULL);
}

/**
 * si_answer_file_remove_parts:
 * @self: a file that was begun
 *
 * Removes the ledgers of SKU codes and godowns. They have to be measured anew once a whole
 * inventory was accepted that has lost much.
 */
void
si_answer_file_remove_parts (SiAnswerFile *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->ledgers->len; i > 0; i--)
    {
      SiAnswerLedger *ledger = self->ledgers->pdata[i - 1];

      if (si_answer_ledger_is_for (ledger, NULL, NULL))
        continue;
      si_answer_file_remove_held (self, ledger);
      g_ptr_array_remove_index (self->ledgers, i - 1);
    }
}

/**
 * si_answer_file_delete:
 * @self: a file that was begun
 *
 * Removes the file of the address, and its held answers.
 */
void
si_answer_file_delete (SiAnswerFile *self)
{
  g_autofree char *path = NULL;
  g_autofree char *lock_path = NULL;

  g_return_if_fail (self != NULL);

  si_answer_file_remove_all_held (self);
  g_ptr_array_set_size (self->ledgers, 0);
  self->unwritten = FALSE;
  if (self->folder == NULL)
    return;
  path = make_ledgers_path (self);
  lock_path = g_strconcat (self->stem, ".lock", NULL);
  g_unlink (path);
  g_unlink (lock_path);
}
