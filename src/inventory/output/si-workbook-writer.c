/* si-workbook-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-workbook-writer.h"

#include <string.h>

#include "si-zip-writer.h"

#define CHUNK (64 * 1024)

/* These are the limits of the format, but for the last: a part of an archive with 32-bit fields may
 * have 4 GiB, and the longest row must still fit. */
#define MOST_ROWS 1048576
#define MOST_UNITS 32767
#define MOST_BYTES (G_GUINT64_CONSTANT (3) << 30)

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml"

/* The formats of cells, by their place in the styles below */
#define TEXT_STYLE 1
#define HEADING_STYLE 2

/* The number format 49 is that of a text. Without it, a spreadsheet would make 12 of a code such as
 * 0012 as soon as somebody edits its cell. */
static const char styles[] = XML
    "<styleSheet xmlns=\"" MAIN "\">"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"3\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
    " applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
    " applyNumberFormat=\"1\" applyFont=\"1\"/>"
    "</cellXfs></styleSheet>";

static const char relations[] = XML
    "<Relationships xmlns=\"" PACKAGE "/relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

struct _SiWorkbookWriter
{
  SiZipWriter *archive; /* (owned) */
  char **headings;      /* (owned) */
  GString *buffer;      /* (owned): the text that is not written yet */
  GString *row;         /* (owned): the cells of the row that is begun */
  guint n_sheets;
  guint n_rows;    /* of the sheet, with its headings */
  guint64 n_bytes; /* of the sheet, as far as they are written */
};

/* Returns whether a text begins like "_x000D_", which readers take for a character. */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

static void
append_character (GString *buffer, const char *text)
{
  const gunichar c = g_utf8_get_char (text);

  if (c == '&')
    g_string_append (buffer, "&amp;");
  else if (c == '<')
    g_string_append (buffer, "&lt;");
  else if (c == '>')
    g_string_append (buffer, "&gt;");
  else if (c < 0x20 && c != '\t' && c != '\n')
    g_string_append_printf (buffer, "_x%04X_", c);
  else if (is_escape (text))
    g_string_append (buffer, "_x005F_");
  else if (c == 0xfffe || c == 0xffff)
    g_string_append (buffer, "\ufffd");
  else
    g_string_append_len (buffer, text, g_utf8_next_char (text) - text);
}

/* A text that is too long for a cell is cut before an ellipsis, since a spreadsheet would take the
 * file for a damaged one. */
static void
append_text (GString *buffer, const char *text)
{
  guint n_units = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const guint wide = g_utf8_get_char (text) > 0xffff ? 2 : 1;
      const gboolean last = *g_utf8_next_char (text) == '\0';

      if (n_units + wide > MOST_UNITS - (last ? 0 : 1))
        {
          g_string_append (buffer, "…");
          return;
        }
      append_character (buffer, text);
      n_units += wide;
    }
}

static void
append_text_cell (GString *buffer, const char *text, guint style)
{
  const char *end;

  if (*text == '\0')
    {
      g_string_append (buffer, "<c/>");
      return;
    }
  end = text + strlen (text) - 1;
  g_string_append_printf (
      buffer, "<c t=\"inlineStr\" s=\"%u\"><is><t%s>", style,
      g_ascii_isspace (*text) || g_ascii_isspace (*end) ? " xml:space=\"preserve\"" : "");
  append_text (buffer, text);
  g_string_append (buffer, "</t></is></c>");
}

static gboolean
flush (SiWorkbookWriter *self, GError **error)
{
  if (!si_zip_writer_write (self->archive, self->buffer->str, self->buffer->len, error))
    return FALSE;
  self->n_bytes += self->buffer->len;
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/* Begins a sheet with a row of headings, which stays in sight. */
static gboolean
begin_sheet (SiWorkbookWriter *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", ++self->n_sheets);

  self->n_rows = 1;
  self->n_bytes = 0;
  g_string_append_printf (self->buffer,
                          XML "<worksheet xmlns=\"" MAIN
                              "\"><sheetViews><sheetView%s workbookViewId=\"0\"><pane ySplit=\"1\""
                              " topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                              "</sheetView></sheetViews><cols><col min=\"1\" max=\"%u\""
                              " width=\"18\" customWidth=\"1\"/></cols><sheetData>\n<row>",
                          self->n_sheets == 1 ? " tabSelected=\"1\"" : "",
                          MAX (1, g_strv_length (self->headings)));
  for (guint i = 0; self->headings[i] != NULL; i++)
    append_text_cell (self->buffer, self->headings[i], HEADING_STYLE);
  g_string_append (self->buffer, "</row>\n");
  return si_zip_writer_begin_part (self->archive, name, error);
}

static gboolean
end_sheet (SiWorkbookWriter *self, GError **error)
{
  g_string_append (self->buffer, "</sheetData></worksheet>");
  return flush (self, error) && si_zip_writer_end_part (self->archive, error);
}

static gboolean
write_part (SiWorkbookWriter *self, const char *name, const char *content, GError **error)
{
  return si_zip_writer_begin_part (self->archive, name, error)
         && si_zip_writer_write (self->archive, content, strlen (content), error)
         && si_zip_writer_end_part (self->archive, error);
}

static gboolean
write_types (SiWorkbookWriter *self, GError **error)
{
  g_autoptr (GString) types = g_string_new (
      XML "<Types xmlns=\"" PACKAGE "/content-types\"><Default Extension=\"rels\" ContentType=\""
          "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
          " ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
          "ContentType=\"" TYPE
          ".sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE
          ".styles+xml\"/>");

  for (guint i = 1; i <= self->n_sheets; i++)
    g_string_append_printf (types,
                            "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" TYPE
                            ".worksheet+xml\"/>",
                            i);
  g_string_append (types, "</Types>");
  return write_part (self, "[Content_Types].xml", types->str, error);
}

static gboolean
write_sheets (SiWorkbookWriter *self, GError **error)
{
  g_autoptr (GString) book
      = g_string_new (XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>");
  g_autoptr (GString) links
      = g_string_new (XML "<Relationships xmlns=\"" PACKAGE "/relationships\">");

  for (guint i = 1; i <= self->n_sheets; i++)
    {
      g_string_append_printf (book, "<sheet name=\"Sheet%u\" sheetId=\"%u\" r:id=\"rId%u\"/>", i, i,
                              i);
      g_string_append_printf (links,
                              "<Relationship Id=\"rId%u\" Type=\"" OFFICE
                              "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                              i, i);
    }
  g_string_append (book, "</sheets></workbook>");
  g_string_append_printf (links,
                          "<Relationship Id=\"rId%u\" Type=\"" OFFICE
                          "/styles\" Target=\"styles.xml\"/></Relationships>",
                          self->n_sheets + 1);
  return write_part (self, "xl/workbook.xml", book->str, error)
         && write_part (self, "xl/_rels/workbook.xml.rels", links->str, error);
}

/**
 * si_workbook_writer_new:
 * @stream: the stream to write to
 * @headings: (array zero-terminated=1): the first row of each sheet
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full): a writer of a workbook without rows
 */
SiWorkbookWriter *
si_workbook_writer_new (GOutputStream *stream,
                        const char *const *headings,
                        GCancellable *cancellable)
{
  SiWorkbookWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (headings != NULL, NULL);

  self = g_new0 (SiWorkbookWriter, 1);
  self->archive = si_zip_writer_new (stream, cancellable);
  self->headings = g_strdupv ((char **) headings);
  self->buffer = g_string_sized_new (CHUNK + 4096);
  self->row = g_string_new (NULL);
  return self;
}

/**
 * si_workbook_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer, whether the workbook is whole or not.
 */
void
si_workbook_writer_free (SiWorkbookWriter *self)
{
  g_return_if_fail (self != NULL);

  si_zip_writer_free (self->archive);
  g_strfreev (self->headings);
  g_string_free (self->buffer, TRUE);
  g_string_free (self->row, TRUE);
  g_free (self);
}

/**
 * si_workbook_writer_add_text:
 * @self: a writer
 * @text: a text in valid UTF-8
 *
 * Adds a cell to the row, whose text stays a text, whatever it looks like.
 */
void
si_workbook_writer_add_text (SiWorkbookWriter *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  append_text_cell (self->row, text, TEXT_STYLE);
}

/**
 * si_workbook_writer_add_number:
 * @self: a writer
 * @number: a plain decimal such as "-12.375"
 *
 * Adds a cell to the row, whose number a spreadsheet shows in the words of its language. It knows
 * 15 significant digits.
 */
void
si_workbook_writer_add_number (SiWorkbookWriter *self, const char *number)
{
  g_return_if_fail (self != NULL && number != NULL);

  g_string_append_printf (self->row, "<c><v>%s</v></c>", number);
}

/**
 * si_workbook_writer_end_row:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the row, and writes what was gathered once there is much of it. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_workbook_writer_end_row (SiWorkbookWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_rows == MOST_ROWS || self->n_bytes > MOST_BYTES)
    {
      if (!end_sheet (self, error))
        return FALSE;
      self->n_rows = 0;
    }
  if (self->n_rows == 0 && !begin_sheet (self, error))
    return FALSE;

  g_string_append (self->buffer, "<row>");
  g_string_append_len (self->buffer, self->row->str, self->row->len);
  g_string_append (self->buffer, "</row>\n");
  g_string_truncate (self->row, 0);
  self->n_rows++;
  return self->buffer->len < CHUNK || flush (self, error);
}

/**
 * si_workbook_writer_end:
 * @self: a writer, after its last row
 * @error: return location for an error
 *
 * Writes the rest of the workbook. Blocks.
 *
 * Returns: whether it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_workbook_writer_end (SiWorkbookWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->n_rows > 0 || begin_sheet (self, error)) && end_sheet (self, error)
         && write_part (self, "xl/styles.xml", styles, error) && write_sheets (self, error)
         && write_part (self, "_rels/.rels", relations, error) && write_types (self, error)
         && si_zip_writer_end (self->archive, error);
}
