/* si-export-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-export-writer.h"

#include <string.h>

/* So many bytes are gathered before they are written. */
#define CHUNK (64 * 1024)

/* A spreadsheet keeps numbers as doubles, and shows so many significant digits of them. */
#define MOST_DIGITS 15

/**
 * si_export_writer_init:
 * @self: memory for a writer
 * @format: the format
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 *
 * Makes a writer, which keeps @stream and @cancellable without owning them.
 */
void
si_export_writer_init (SiExportWriter *self,
                       SiExportFormat format,
                       GOutputStream *stream,
                       GCancellable *cancellable)
{
  *self = (SiExportWriter){ .format = format,
                            .stream = stream,
                            .cancellable = cancellable,
                            .buffer = g_string_sized_new (CHUNK + 4096) };
  if (format != SI_EXPORT_SPREADSHEET)
    return;
  self->format = SI_EXPORT_CSV;
  g_string_append (self->buffer, SI_EXPORT_MARK);
}

/**
 * si_export_writer_clear:
 * @self: a writer
 *
 * Frees what the writer holds, written or not.
 */
void
si_export_writer_clear (SiExportWriter *self)
{
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  g_clear_pointer (&self->workbook, si_workbook_writer_free);
}

/**
 * si_export_writer_flush:
 * @self: a writer
 * @error: return location for an error
 *
 * Writes the gathered text. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_writer_flush (SiExportWriter *self, GError **error)
{
  /* Some streams ignore the cancellable. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                                  self->cancellable, error))
    return FALSE;

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/**
 * si_export_writer_flush_some:
 * @self: a writer
 * @error: return location for an error
 *
 * Writes the gathered text once there is much of it. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_writer_flush_some (SiExportWriter *self, GError **error)
{
  return self->buffer->len < CHUNK || si_export_writer_flush (self, error);
}

/* Returns whether a spreadsheet may pass over a character before it looks for a formula, since it
 * is blank or invisible. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Returns whether a spreadsheet may take a cell for a formula, and run it. The second of each pair
 * is the full-width form, which some spreadsheets take for the first. */
static gboolean
looks_like_formula (const char *cell)
{
  for (; *cell != '\0' && is_blank (g_utf8_get_char (cell)); cell = g_utf8_next_char (cell))
    if (*cell == '\t')
      return TRUE;

  switch (g_utf8_get_char (cell))
    {
    case '=':
    case 0xff1d:
    case '+':
    case 0xff0b:
    case '@':
    case 0xff20:
      return TRUE;
    case '-':
    case 0xff0d:
      return !si_quantity_is_number (si_quantity_parse (cell, -1));
    default:
      return FALSE;
    }
}

/* Returns whether a cell is a number in every language, as si_export_quantity() writes exact
 * quantities. */
static gboolean
is_plain_figure (const char *cell)
{
  const char *digits = cell + (*cell == '-');
  const gsize n_whole = strspn (digits, "0123456789");
  const char *rest = digits + n_whole;

  if (n_whole > 0 && *rest == '.' && g_ascii_isdigit (rest[1]))
    rest += 1 + strspn (rest + 1, "0123456789");
  return n_whole > 0 && *rest == '\0';
}

/* Returns the number of significant digits of a plain figure. */
static guint
count_digits (const char *figure)
{
  guint n = 0, n_zeros = 0;

  for (; *figure != '\0'; figure++)
    if (*figure == '0' && n > 0)
      n_zeros++;
    else if (*figure > '0' && *figure <= '9')
      {
        n += n_zeros + 1;
        n_zeros = 0;
      }
  return n;
}

static gboolean
is_figure (guint32 figures, guint cell)
{
  return cell < 32 && (figures >> cell & 1) != 0;
}

/* Quotes a text, whatever is in it, since some readers cut at other signs than the comma. */
static void
append_csv_cell (GString *buffer, const char *cell, gboolean figure)
{
  if (figure && (*cell == '\0' || is_plain_figure (cell)))
    {
      g_string_append (buffer, cell);
      return;
    }

  g_string_append_c (buffer, '"');
  if (looks_like_formula (cell))
    g_string_append_c (buffer, '\'');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (buffer, '"');
      g_string_append_c (buffer, *cell);
    }
  g_string_append_c (buffer, '"');
}

/**
 * si_export_append_csv_line:
 * @buffer: where to append
 * @cells: (array zero-terminated=1): the cells, in valid UTF-8
 * @figures: a bit for each cell that is a figure, the lowest for the first cell
 *
 * Appends a line of CSV (RFC 4180). Texts are quoted, and a text that a spreadsheet would take for
 * a formula gets an apostrophe before it. A figure is not quoted, unless it is no plain decimal.
 */
void
si_export_append_csv_line (GString *buffer, const char *const *cells, guint32 figures)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (buffer, ',');
      append_csv_cell (buffer, cells[i], is_figure (figures, i));
    }
  g_string_append (buffer, "\r\n");
}

/* Appends a cell without tabs and line breaks. A quotation mark at its start would make a
 * spreadsheet take everything up to the next one for the same cell. */
static void
append_tsv_cell (GString *buffer, const char *cell)
{
  const gboolean quoted = *cell == '"';

  if (looks_like_formula (cell))
    g_string_append_c (buffer, '\'');
  if (quoted)
    g_string_append_c (buffer, '"');
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    {
      const gunichar c = g_utf8_get_char (cell);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (buffer, ' ');
      else
        g_string_append_len (buffer, cell, g_utf8_next_char (cell) - cell);
      if (quoted && c == '"')
        g_string_append_c (buffer, '"');
    }
  if (quoted)
    g_string_append_c (buffer, '"');
}

/**
 * si_export_append_tsv_line:
 * @buffer: where to append
 * @cells: (array zero-terminated=1): the cells, in valid UTF-8
 *
 * Appends a line as a spreadsheet takes it from the clipboard, with tabs between the cells and a
 * space for a tab or a line break in a cell. A cell that it would take for a formula gets an
 * apostrophe before it.
 */
void
si_export_append_tsv_line (GString *buffer, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (buffer, '\t');
      append_tsv_cell (buffer, cells[i]);
    }
  g_string_append_c (buffer, '\n');
}

/**
 * si_export_append_json_string:
 * @buffer: where to append
 * @text: a text in valid UTF-8
 *
 * Appends the text as a string of JSON, with its quotation marks.
 */
void
si_export_append_json_string (GString *buffer, const char *text)
{
  g_string_append_c (buffer, '"');
  for (; *text != '\0'; text++)
    {
      const guchar c = *text;

      if (c == '"' || c == '\\')
        g_string_append_c (buffer, '\\');
      if (c < 0x20 || c == 0x7f)
        g_string_append_printf (buffer, "\\u%04x", c);
      else
        g_string_append_c (buffer, c);
    }
  g_string_append_c (buffer, '"');
}

/* Returns whether a spreadsheet can take a cell for a number without losing a digit. */
static gboolean
is_number (const char *cell)
{
  return is_plain_figure (cell) && count_digits (cell) <= MOST_DIGITS;
}

/* LibreOffice loses the first blank of a cell that is not preformatted. */
static void
append_html_text (GString *buffer, const char *text)
{
  const gboolean blank = *text == ' ';

  g_string_append (buffer, blank ? "<pre>" : "");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      /* Blanks that are not written by their number would become one. */
      if (g_unichar_iscntrl (c) || c == ' ' || c == 0x2028 || c == 0x2029)
        g_string_append (buffer, "&#32;");
      else if (strchr ("&<>\"", *text) != NULL)
        g_string_append_printf (buffer, "&#%u;", c);
      else
        g_string_append_len (buffer, text, g_utf8_next_char (text) - text);
    }
  g_string_append (buffer, blank ? "</pre>" : "");
}

/**
 * si_export_append_html_row:
 * @buffer: where to append
 * @cells: (array zero-terminated=1): the cells, in valid UTF-8
 * @figures: a bit for each cell that is a figure, the lowest for the first cell
 *
 * Appends a row of a table in HTML, as spreadsheets take it from the clipboard: a figure is the
 * same number in each language, and any other text stays a text. LibreOffice reads the attributes
 * that begin with "sd", Excel those that begin with "x:" and "mso-".
 */
void
si_export_append_html_row (GString *buffer, const char *const *cells, guint32 figures)
{
  g_string_append (buffer, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (is_figure (figures, i) && is_number (cells[i]))
        g_string_append_printf (buffer, "<td sdval=\"%s\" sdnum=\"1033;\" x:num=\"%s\">", cells[i],
                                cells[i]);
      else
        g_string_append (buffer, "<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">");
      append_html_text (buffer, cells[i]);
      g_string_append (buffer, "</td>");
    }
  g_string_append (buffer, "</tr>\n");
}

static gboolean
add_row (SiExportWriter *self, const char *const *cells, GError **error)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (is_figure (self->figures, i) && is_number (cells[i]))
      si_workbook_writer_add_number (self->workbook, cells[i]);
    else
      si_workbook_writer_add_text (self->workbook, cells[i]);
  return si_workbook_writer_end_row (self->workbook, error);
}

static void
append_json_record (SiExportWriter *self, const char *const *cells)
{
  g_string_append (self->buffer, self->n_records == 0 ? "\n  { " : ",\n  { ");
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_string_append_printf (self->buffer, "%s\"%s\": ", i > 0 ? ", " : "", self->names[i]);
      si_export_append_json_string (self->buffer, cells[i]);
    }
  g_string_append (self->buffer, " }");
}

/**
 * si_export_writer_begin:
 * @self: a writer
 * @names: (array zero-terminated=1): the names of the cells of a record, which must stay
 * @figures: a bit for each cell that is a figure, the lowest for the first cell
 *
 * Begins the records: with a heading in a table, with a bracket in JSON.
 */
void
si_export_writer_begin (SiExportWriter *self, const char *const *names, guint32 figures)
{
  self->names = names;
  self->figures = figures;
  if (self->format == SI_EXPORT_WORKBOOK)
    self->workbook = si_workbook_writer_new (self->stream, names, self->cancellable);
  else if (self->format == SI_EXPORT_CSV)
    si_export_append_csv_line (self->buffer, names, 0);
  else
    g_string_append (self->buffer, "[");
}

/**
 * si_export_writer_add:
 * @self: a writer
 * @cells: a cell for each name
 * @error: return location for an error
 *
 * Adds a record, whose cells are all texts, and writes what was gathered once there is much of it.
 * Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_writer_add (SiExportWriter *self, const char *const *cells, GError **error)
{
  if (self->workbook != NULL)
    return add_row (self, cells, error);
  if (self->format == SI_EXPORT_CSV)
    si_export_append_csv_line (self->buffer, cells, self->figures);
  else
    append_json_record (self, cells);
  self->n_records++;
  return si_export_writer_flush_some (self, error);
}

/**
 * si_export_writer_end:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the records, and writes the rest. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_export_writer_end (SiExportWriter *self, GError **error)
{
  if (self->workbook != NULL)
    return si_workbook_writer_end (self->workbook, error);
  if (self->format == SI_EXPORT_JSON)
    g_string_append (self->buffer, "\n]\n");
  return si_export_writer_flush (self, error);
}

/**
 * si_export_quantity:
 * @quantity: a quantity
 * @text: (nullable): the quantity as the server wrote it, where it is not exact
 *
 * Returns: (transfer full): a plain decimal, or @text
 */
char *
si_export_quantity (SiQuantity quantity, const char *text)
{
  return text != NULL ? g_strdup (text) : si_quantity_to_plain (quantity);
}
