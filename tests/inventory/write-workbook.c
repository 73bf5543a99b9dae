/* write-workbook.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     write-workbook FILE REPETITIONS < RECORDS
 *
 * Writes a workbook for test_workbook.py. Each record has the cells "code", "figure" and "text",
 * the second of which is a figure. A cell ends with a 0 byte.
 */

#include "si-export-writer.h"

#include <stdio.h>

static gboolean
write_records (SiExportWriter *writer, GPtrArray *cells, guint64 repetitions, GError **error)
{
  for (guint64 i = 0; i < repetitions; i++)
    for (guint cell = 0; cell + 3 <= cells->len; cell += 3)
      {
        const char *const record[]
            = { cells->pdata[cell], cells->pdata[cell + 1], cells->pdata[cell + 2], NULL };

        if (!si_export_writer_add (writer, record, error))
          return FALSE;
      }
  return si_export_writer_end (writer, error);
}

static GPtrArray *
read_cells (GString *input)
{
  GPtrArray *cells = g_ptr_array_new ();
  int c;

  while ((c = getchar ()) != EOF)
    g_string_append_c (input, c);
  for (char *cell = input->str; cell < input->str + input->len; cell += strlen (cell) + 1)
    g_ptr_array_add (cells, cell);
  return cells;
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "code", "figure", "text", NULL };
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = read_cells (input);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_auto (SiExportWriter) writer = { 0 };

  g_assert_no_error (error);
  si_export_writer_init (&writer, SI_EXPORT_WORKBOOK, G_OUTPUT_STREAM (stream), NULL);
  si_export_writer_begin (&writer, names, 1 << 1);
  if (!write_records (&writer, cells, g_ascii_strtoull (argv[2], NULL, 10), &error))
    g_error ("%s", error->message);
  return 0;
}
