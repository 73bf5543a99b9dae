/* si-row-height.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-row-height.h"

/* After so many measured letters, other ones are taken to be as high as the highest. A text with
 * each letter of Unicode must not block the window. */
#define MOST_MEASURED 2000

/* The height of a line depends on the font of each of its letters, and the desktop's font seldom
 * has those of every script: the line of “چائے” is half as high again as that of “Tea” if ے comes
 * from another font than ا. So each letter that occurs is measured once. */
struct _SiRowHeight
{
  GObject parent_instance;

  GtkWidget *view;      /* (weak) */
  GHashTable *measured; /* the Extents of each letter */
  guint serial;         /* of the font in which they were measured */
  int above;            /* the highest part above the baseline so far, in Pango units */
  int below;
  guint style_id;        /* idle */
  const char *css_class; /* (nullable): the view's class for it */
};

/* The classes in style.css for rows that are higher than usual, in pixels. */
static const struct
{
  int height;
  const char *css_class;
} steps[] = {
  { 30, NULL },      { 36, "high-36" }, { 42, "high-42" }, { 48, "high-48" },
  { 56, "high-56" }, { 64, "high-64" }, { 80, "high-80" },
};

typedef struct
{
  int above;
  int below;
} Extents;

G_DEFINE_FINAL_TYPE (SiRowHeight, si_row_height, G_TYPE_OBJECT)

static int
to_pixels (int above, int below)
{
  return PANGO_PIXELS_CEIL (above) + PANGO_PIXELS_CEIL (below);
}

static const char *
find_css_class (int height)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (steps) - 1 && steps[i].height < height)
    i++;
  return steps[i].css_class;
}

/* Gives all rows the same height, by a class of the view. */
static gboolean
style_view (gpointer user_data)
{
  SiRowHeight *self = user_data;
  const char *css_class = find_css_class (to_pixels (self->above, self->below));

  self->style_id = 0;
  if (self->view == NULL || css_class == self->css_class)
    return G_SOURCE_REMOVE;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->view, self->css_class);
  self->css_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (self->view, css_class);
  return G_SOURCE_REMOVE;
}

static void
grow (SiRowHeight *self, const Extents *extents)
{
  if (extents->above <= self->above && extents->below <= self->below)
    return;
  self->above = MAX (self->above, extents->above);
  self->below = MAX (self->below, extents->below);
  /* The class changes in an idle callback: rows are being laid out while their texts are set, and
   * cannot ask for more height then. */
  if (self->style_id == 0)
    self->style_id = g_idle_add_full (G_PRIORITY_DEFAULT, style_view, self, NULL);
}

static Extents *
measure (SiRowHeight *self, gunichar letter)
{
  Extents *extents = g_new (Extents, 1);
  char text[8] = { 0 };
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle line;

  g_unichar_to_utf8 (letter, text);
  layout = gtk_widget_create_pango_layout (self->view, text);
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &line);
  extents->above = PANGO_ASCENT (line);
  extents->below = PANGO_DESCENT (line);
  return extents;
}

/* One letter stands for all of a script whose letters are many and come from one font. */
static gunichar
find_sample (gunichar letter)
{
  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return 'x';
    case G_UNICODE_SCRIPT_HAN:
      return 0x4e00;
    case G_UNICODE_SCRIPT_HANGUL:
      return 0xac00;
    default:
      return letter;
    }
}

static const Extents *
get_extents (SiRowHeight *self, gunichar letter)
{
  const gunichar sample = find_sample (letter);
  Extents *extents = g_hash_table_lookup (self->measured, GUINT_TO_POINTER (sample));

  if (extents == NULL && g_hash_table_size (self->measured) < MOST_MEASURED)
    {
      extents = measure (self, sample);
      g_hash_table_insert (self->measured, GUINT_TO_POINTER (sample), extents);
      grow (self, extents);
    }
  return extents;
}

static void
follow_font (SiRowHeight *self)
{
  const guint serial = pango_context_get_serial (gtk_widget_get_pango_context (self->view));

  if (serial == self->serial)
    return;
  self->serial = serial;
  self->above = self->below = 0;
  g_hash_table_remove_all (self->measured);
}

static void
si_row_height_finalize (GObject *object)
{
  SiRowHeight *self = SI_ROW_HEIGHT (object);

  g_clear_handle_id (&self->style_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_hash_table_unref (self->measured);

  G_OBJECT_CLASS (si_row_height_parent_class)->finalize (object);
}

static void
si_row_height_class_init (SiRowHeightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_row_height_finalize;
}

static void
si_row_height_init (SiRowHeight *self)
{
  self->measured = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * si_row_height_new:
 * @view: a list; its cells have its font
 *
 * Creates the height of all rows of a list. It grows with the scripts in the list's texts.
 *
 * Returns: (transfer full): the height
 */
SiRowHeight *
si_row_height_new (GtkWidget *view)
{
  SiRowHeight *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  self = g_object_new (SI_TYPE_ROW_HEIGHT, NULL);
  g_set_weak_pointer (&self->view, view);
  return self;
}

static int
measure_line (SiRowHeight *self, const char *text)
{
  Extents line = { 0 };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const Extents *extents = get_extents (self, g_utf8_get_char (at));

      line.above = MAX (line.above, extents != NULL ? extents->above : self->above);
      line.below = MAX (line.below, extents != NULL ? extents->below : self->below);
    }
  return to_pixels (line.above, line.below);
}

/**
 * si_row_height_set_text:
 * @self: the height of a list's rows
 * @inscription: an inscription in a cell of the list, centred vertically
 * @text: (nullable): its text, which is short enough to be laid out
 *
 * Shows a text, high enough for its letters in any script. A #GtkInscription itself is as high as a
 * line in the desktop's font, and cuts off the rest.
 */
void
si_row_height_set_text (SiRowHeight *self, GtkInscription *inscription, const char *text)
{
  g_return_if_fail (SI_IS_ROW_HEIGHT (self));
  g_return_if_fail (GTK_IS_INSCRIPTION (inscription));

  gtk_inscription_set_text (inscription, text);
  if (self->view == NULL || text == NULL)
    return;
  follow_font (self);
  gtk_widget_set_size_request (GTK_WIDGET (inscription), -1, measure_line (self, text));
}
