/* si-column-widths.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-widths.h"

#define KEY "column-widths"

/* GTK has it for a column that is as wide as its cells ask for. */
#define USUAL_WIDTH -1

struct _SiColumnWidths
{
  GObject parent_instance;

  GtkColumnViewColumn *columns[SI_N_COLUMNS]; /* (owned) (nullable) */
  GSettings *settings;                        /* (owned) (nullable) */
  int code_width;                             /* of the SKU codes where the list is not narrow */
  gboolean narrow;
  gboolean changing; /* widths change by this object, not by the person */
};

G_DEFINE_FINAL_TYPE (SiColumnWidths, si_column_widths, G_TYPE_OBJECT)

static int
get_width (SiColumnWidths *self, SiColumn id)
{
  if (self->columns[id] == NULL)
    return USUAL_WIDTH;
  return id == SI_COLUMN_SKU && self->narrow
             ? self->code_width
             : gtk_column_view_column_get_fixed_width (self->columns[id]);
}

static void
width_changed (SiColumnWidths *self)
{
  GVariantBuilder widths;

  g_assert (SI_IS_COLUMN_WIDTHS (self));

  if (self->settings == NULL || self->changing)
    return;
  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (get_width (self, id) > 0)
      g_variant_builder_add (&widths, "{si}", si_column_get_info (id)->name, get_width (self, id));
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&widths));
}

static void
si_column_widths_dispose (GObject *object)
{
  SiColumnWidths *self = SI_COLUMN_WIDTHS (object);

  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    g_clear_object (&self->columns[id]);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_column_widths_parent_class)->dispose (object);
}

static void
si_column_widths_class_init (SiColumnWidthsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_column_widths_dispose;
}

static void
si_column_widths_init (SiColumnWidths *self)
{
  self->code_width = USUAL_WIDTH;
}

/**
 * si_column_widths_new:
 *
 * Returns: (transfer full): the widths of no column yet
 */
SiColumnWidths *
si_column_widths_new (void)
{
  return g_object_new (SI_TYPE_COLUMN_WIDTHS, NULL);
}

/**
 * si_column_widths_add:
 * @self: the widths
 * @id: a column
 * @column: its column of the list
 *
 * Follows the width of a column.
 */
void
si_column_widths_add (SiColumnWidths *self, SiColumn id, GtkColumnViewColumn *column)
{
  g_return_if_fail (SI_IS_COLUMN_WIDTHS (self));
  g_return_if_fail (id < SI_N_COLUMNS);
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  g_set_object (&self->columns[id], column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_column_widths_set_settings:
 * @self: the widths of all columns
 * @settings: the settings that keep them
 *
 * Restores the widths, and keeps those that the person gives from now on. To be called once.
 */
void
si_column_widths_set_settings (SiColumnWidths *self, GSettings *settings)
{
  g_autoptr (GVariant) widths = NULL;
  GVariantIter iter;
  const char *name;
  int width;

  g_return_if_fail (SI_IS_COLUMN_WIDTHS (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  widths = g_settings_get_value (settings, KEY);
  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &name, &width))
    {
      SiColumn id;

      if (si_column_find (name, &id) && self->columns[id] != NULL && width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[id], width);
    }
  g_set_object (&self->settings, settings);
}

/**
 * si_column_widths_set_narrow:
 * @self: the widths of all columns
 * @narrow: whether the column of the SKU codes is to have all the room for names
 */
void
si_column_widths_set_narrow (SiColumnWidths *self, gboolean narrow)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (SI_IS_COLUMN_WIDTHS (self));

  if (self->narrow == narrow)
    return;
  column = self->columns[SI_COLUMN_SKU];
  if (narrow)
    self->code_width = gtk_column_view_column_get_fixed_width (column);
  self->narrow = narrow;
  self->changing = TRUE;
  gtk_column_view_column_set_fixed_width (column, narrow ? USUAL_WIDTH : self->code_width);
  gtk_column_view_column_set_expand (column, narrow);
  self->changing = FALSE;
}

/**
 * si_column_widths_reset:
 * @self: the widths
 *
 * Gives all columns their usual widths.
 */
void
si_column_widths_reset (SiColumnWidths *self)
{
  g_return_if_fail (SI_IS_COLUMN_WIDTHS (self));

  self->code_width = USUAL_WIDTH;
  self->changing = TRUE;
  for (SiColumn id = SI_COLUMN_SKU; id < SI_N_COLUMNS; id++)
    if (self->columns[id] != NULL)
      gtk_column_view_column_set_fixed_width (self->columns[id], USUAL_WIDTH);
  self->changing = FALSE;
  width_changed (self);
}
