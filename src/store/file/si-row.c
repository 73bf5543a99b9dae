/* si-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row.h"

#include "si-checksum.h"
#include "si-pack.h"

static void
pack_text (GByteArray *packed, const char *text)
{
  si_pack_u32 (packed, text != NULL);
  if (text != NULL)
    si_pack_text (packed, text);
}

static void
bind_bytes (sqlite3_stmt *statement, int parameter, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  sqlite3_bind_blob64 (statement, parameter, length > 0 ? data : "", length, SQLITE_STATIC);
}

/*< private >
 * si_row_bind:
 * @statement: a statement
 * @format: a letter for each of its parameters
 * @values: their values; bytes have to stay until the statement is finalized
 *
 * Gives the parameters of a statement their values.
 */
void
si_row_bind (sqlite3_stmt *statement, const char *format, va_list values)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();

  for (int i = 0; format[i] != '\0'; i++)
    if (format[i] == 'i')
      {
        const gint64 number = va_arg (values, gint64);

        sqlite3_bind_int64 (statement, i + 1, number);
        si_pack_u64 (packed, (guint64) number);
      }
    else if (format[i] == 't')
      {
        const char *text = va_arg (values, const char *);

        sqlite3_bind_text (statement, i + 1, text, -1, SQLITE_TRANSIENT);
        pack_text (packed, text);
      }
    else if (format[i] == 'b')
      bind_bytes (statement, i + 1, va_arg (values, GBytes *));
    else
      sqlite3_bind_int64 (statement, i + 1,
                          (gint64) si_checksum (packed->data, packed->len, packed->len));
}

/*< private >
 * si_row_is_whole:
 * @query: a statement that stands on a row, whose last column is the checksum of the others
 *
 * Returns: whether the row holds the values that were written
 */
gboolean
si_row_is_whole (sqlite3_stmt *query)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  const int last = sqlite3_column_count (query) - 1;

  for (int i = 0; i < last; i++)
    if (sqlite3_column_type (query, i) == SQLITE_INTEGER)
      si_pack_u64 (packed, (guint64) sqlite3_column_int64 (query, i));
    else
      pack_text (packed, (const char *) sqlite3_column_text (query, i));
  return (guint64) sqlite3_column_int64 (query, last)
         == si_checksum (packed->data, packed->len, packed->len);
}
