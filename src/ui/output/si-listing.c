/* si-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-listing.h"

typedef struct
{
  guint id;    /* what the source knows it by */
  char *title; /* (owned) */
  gboolean numeric;
  gboolean wide;
} Column;

/* A field of a record in a file. */
typedef struct
{
  guint column;
  char *constant; /* (owned) (nullable): its text in each record, in place of a column's */
  gboolean numeric;
} Field;

struct _SiListing
{
  const SiListingClass *klass;
  gpointer source;  /* (owned) */
  GArray *rows;     /* (owned) (element-type guint32) */
  GArray *columns;  /* (owned) (element-type Column) */
  GArray *fields;   /* (owned) (element-type Field) */
  GPtrArray *names; /* (owned) (element-type utf8): of the fields, with a NULL at the end */
};

static void
clear_column (gpointer column)
{
  g_free (((Column *) column)->title);
}

static void
clear_field (gpointer field)
{
  g_free (((Field *) field)->constant);
}

static const Column *
get_column (const SiListing *self, guint nth)
{
  return &g_array_index (self->columns, Column, nth);
}

static guint32
get_row (const SiListing *self, guint row)
{
  return g_array_index (self->rows, guint32, row);
}

/**
 * si_listing_new:
 * @klass: the functions that read the rows
 * @source: (transfer full): an immutable object that the rows are read from
 * @rows: (element-type guint32): the rows of the source, which are copied
 *
 * Returns: (transfer full): a listing without columns
 */
SiListing *
si_listing_new (const SiListingClass *klass, gpointer source, const GArray *rows)
{
  SiListing *self;

  g_return_val_if_fail (klass != NULL && source != NULL && rows != NULL, NULL);

  self = g_atomic_rc_box_new0 (SiListing);
  self->klass = klass;
  self->source = source;
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  g_array_append_vals (self->rows, rows->data, rows->len);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, NULL);
  return self;
}

/**
 * si_listing_ref:
 * @self: a listing
 *
 * Returns: (transfer full): @self
 */
SiListing *
si_listing_ref (SiListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_listing_clear (gpointer data)
{
  SiListing *self = data;

  self->klass->unref (self->source);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->names);
}

/**
 * si_listing_unref:
 * @self: (transfer full): a listing
 */
void
si_listing_unref (SiListing *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_listing_clear);
}

/**
 * si_listing_get_source:
 * @self: a listing
 *
 * Returns: (transfer none): the object that its rows are read from
 */
gconstpointer
si_listing_get_source (const SiListing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * si_listing_add_column:
 * @self: a new listing
 * @column: the number by which the source knows the column
 * @title: its title
 * @numeric: whether its texts are figures
 * @wide: whether it takes the room that the others leave
 *
 * Adds a column for the clipboard and for paper.
 */
void
si_listing_add_column (SiListing *self,
                       guint column,
                       const char *title,
                       gboolean numeric,
                       gboolean wide)
{
  const Column added = { column, g_strdup (title), numeric, wide };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->columns, added);
}

static void
add_field (SiListing *self, const char *name, Field field)
{
  g_array_append_val (self->fields, field);
  g_ptr_array_insert (self->names, self->names->len - 1, g_strdup (name));
}

/**
 * si_listing_add_field:
 * @self: a new listing
 * @column: the number by which the source knows the column
 * @name: the name of the field
 * @numeric: whether its texts are figures
 *
 * Adds a field for files.
 */
void
si_listing_add_field (SiListing *self, guint column, const char *name, gboolean numeric)
{
  g_return_if_fail (self != NULL && name != NULL);

  add_field (self, name, (Field){ column, NULL, numeric });
}

/**
 * si_listing_add_constant:
 * @self: a new listing
 * @name: the name of the field
 * @text: its text
 *
 * Adds a field for files that has the same text in each record.
 */
void
si_listing_add_constant (SiListing *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL);

  add_field (self, name, (Field){ 0, g_strdup (text), FALSE });
}

/**
 * si_listing_get_n_rows:
 * @self: a listing
 *
 * Returns: the number of rows, the titles not counted
 */
guint
si_listing_get_n_rows (const SiListing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * si_listing_get_n_columns:
 * @self: a listing
 *
 * Returns: the number of columns
 */
guint
si_listing_get_n_columns (const SiListing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * si_listing_get_title:
 * @self: a listing
 * @nth: a column
 *
 * Returns: (transfer none): its title
 */
const char *
si_listing_get_title (const SiListing *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->columns->len, NULL);

  return get_column (self, nth)->title;
}

/**
 * si_listing_is_numeric:
 * @self: a listing
 * @nth: a column
 *
 * Returns: whether its texts are figures
 */
gboolean
si_listing_is_numeric (const SiListing *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->columns->len, FALSE);

  return get_column (self, nth)->numeric;
}

/**
 * si_listing_is_wide:
 * @self: a listing
 * @nth: a column
 *
 * Returns: whether it takes the room that the others leave
 */
gboolean
si_listing_is_wide (const SiListing *self, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->columns->len, FALSE);

  return get_column (self, nth)->wide;
}

/**
 * si_listing_get_text:
 * @self: a listing
 * @row: a row
 * @nth: a column
 *
 * Returns: (transfer full): the text of the cell as it is on screen
 */
char *
si_listing_get_text (const SiListing *self, guint row, guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->columns->len, NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  return self->klass->get_text (self->source, get_row (self, row), get_column (self, nth)->id);
}

static char **
make_line (const SiListing *self, guint32 row)
{
  char **cells = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = self->klass->get_plain (self->source, row, get_column (self, i)->id);
  return cells;
}

static char **
make_titles (const SiListing *self)
{
  char **cells = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = g_strdup (get_column (self, i)->title);
  return cells;
}

/**
 * si_listing_to_tsv:
 * @self: a listing
 * @titles: whether the titles are its first line
 *
 * Returns: (transfer full): the listing as any program takes it from the clipboard
 */
char *
si_listing_to_tsv (const SiListing *self, gboolean titles)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  if (titles)
    {
      g_auto (GStrv) cells = make_titles (self);

      si_export_append_tsv_line (text, (const char *const *) cells);
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_auto (GStrv) cells = make_line (self, get_row (self, row));

      si_export_append_tsv_line (text, (const char *const *) cells);
    }
  return g_string_free (text, FALSE);
}

static guint32
get_numeric_columns (const SiListing *self)
{
  guint32 figures = 0;

  for (guint i = 0; i < MIN (self->columns->len, 32); i++)
    if (get_column (self, i)->numeric)
      figures |= 1u << i;
  return figures;
}

/**
 * si_listing_to_html:
 * @self: a listing
 * @titles: whether the titles are its first row
 *
 * Returns: (transfer full): the listing as spreadsheets take it from the clipboard
 */
char *
si_listing_to_html (const SiListing *self, gboolean titles)
{
  GString *html;
  guint32 figures;

  g_return_val_if_fail (self != NULL, NULL);

  figures = get_numeric_columns (self);
  html = g_string_new (SI_EXPORT_HTML_BEGIN);
  if (titles)
    {
      g_auto (GStrv) cells = make_titles (self);

      si_export_append_html_row (html, (const char *const *) cells, 0);
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_auto (GStrv) cells = make_line (self, get_row (self, row));

      si_export_append_html_row (html, (const char *const *) cells, figures);
    }
  g_string_append (html, SI_EXPORT_HTML_END);
  return g_string_free (html, FALSE);
}

static guint32
get_figures (const SiListing *self)
{
  guint32 figures = 0;

  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, Field, i).numeric)
      figures |= 1u << i;
  return figures;
}

static char **
make_record (const SiListing *self, guint32 row)
{
  char **cells = g_new0 (char *, self->fields->len + 1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = &g_array_index (self->fields, Field, i);

      cells[i] = field->constant != NULL
                     ? g_strdup (field->constant)
                     : self->klass->get_plain (self->source, row, field->column);
    }
  return cells;
}

static gboolean
write_records (const SiListing *self, SiExportWriter *writer, GError **error)
{
  si_export_writer_begin (writer, (const char *const *) self->names->pdata, get_figures (self));
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_auto (GStrv) cells = make_record (self, get_row (self, row));

      if (!si_export_writer_add (writer, (const char *const *) cells, error))
        return FALSE;
    }
  return si_export_writer_end (writer, error);
}

/**
 * si_listing_write:
 * @self: an #SiListing
 * @format: the form of the file
 * @stream: the stream to write to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * An #SiExportFunc that writes the listing to a file. It blocks, so it is called from a thread.
 *
 * Returns: whether all of it was written; if not, with an error of %G_IO_ERROR
 */
gboolean
si_listing_write (gconstpointer data,
                  SiExportFormat format,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  const SiListing *self = data;
  g_auto (SiExportWriter) writer = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->klass->write != NULL)
    return self->klass->write (self->source, self->rows, format, stream, cancellable, error);
  si_export_writer_init (&writer, format, stream, cancellable);
  return write_records (self, &writer, error);
}
