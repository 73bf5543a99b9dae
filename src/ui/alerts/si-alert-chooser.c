/* si-alert-chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-alert-chooser.h"

#include "si-cut.h"
#include "si-lookup.h"
#include "si-table-search.h"

/* A popover on a low screen has room for no more. More letters lead to the others. */
#define MOST_MATCHES 4

struct _SiAlertChooser
{
  AdwBin parent_instance;

  SiTable *table; /* (owned) (nullable) */
  GArray *rows;   /* (owned) (element-type guint32): the products that are offered */

  /* Template widgets */
  GtkEditable *entry;
  GtkListBox *matches;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (SiAlertChooser, si_alert_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Finds the first products of the best kinds of match. */
static void
find_rows (SiAlertChooser *self, const char *text)
{
  g_autofree guint8 *matches = NULL;

  g_array_set_size (self->rows, 0);
  if (self->table == NULL || si_search_is_blank (text))
    return;
  matches = si_table_search (self->table, text, NULL);
  for (guint match = SI_MATCH_SKU_EXACT; match > SI_MATCH_NONE; match--)
    for (guint32 row = 0; row < si_table_get_n_products (self->table); row++)
      {
        if (self->rows->len == MOST_MATCHES)
          return;
        if (matches[row] == match)
          g_array_append_val (self->rows, row);
      }
}

static void
add_match (SiAlertChooser *self, guint row)
{
  g_autofree char *whole = g_strdup_printf ("%s · %s", si_table_get_sku (self->table, row),
                                            si_table_get_description (self->table, row));
  g_autofree char *text = si_cut (whole);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_list_box_append (self->matches, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_matches (SiAlertChooser *self, const char *text)
{
  GtkWidget *child;

  find_rows (self, text);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->matches))) != NULL)
    gtk_list_box_remove (self->matches, child);
  for (guint i = 0; i < self->rows->len; i++)
    add_match (self, g_array_index (self->rows, guint32, i));
  gtk_widget_set_visible (GTK_WIDGET (self->matches), self->rows->len > 0);
  gtk_widget_set_visible (self->none, self->rows->len == 0 && !si_search_is_blank (text));
}

static void
choose (SiAlertChooser *self, guint row)
{
  gtk_editable_set_text (self->entry, "");
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

static void
text_changed (SiAlertChooser *self)
{
  g_assert (SI_IS_ALERT_CHOOSER (self));

  show_matches (self, gtk_editable_get_text (self->entry));
}

/* The Return key chooses a product that the text means or that is the only match, and leads to the
 * list where there are several. */
static void
text_activated (SiAlertChooser *self)
{
  SiLookup found = { .answer = SI_LOOKUP_NOTHING };

  g_assert (SI_IS_ALERT_CHOOSER (self));

  if (self->table != NULL)
    found = si_table_look_up (self->table, gtk_editable_get_text (self->entry));
  if (found.answer == SI_LOOKUP_MEANT || found.answer == SI_LOOKUP_ONLY)
    choose (self, found.row);
  else if (self->rows->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->matches), GTK_DIR_TAB_FORWARD);
}

static void
match_activated (SiAlertChooser *self, GtkListBoxRow *row)
{
  g_assert (SI_IS_ALERT_CHOOSER (self));

  choose (self, g_array_index (self->rows, guint32, gtk_list_box_row_get_index (row)));
}

static gboolean
si_alert_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SI_ALERT_CHOOSER (widget)->entry));
}

static void
si_alert_chooser_finalize (GObject *object)
{
  SiAlertChooser *self = SI_ALERT_CHOOSER (object);

  g_clear_pointer (&self->table, si_table_unref);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (si_alert_chooser_parent_class)->finalize (object);
}

static void
si_alert_chooser_class_init (SiAlertChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = si_alert_chooser_finalize;
  widget_class->grab_focus = si_alert_chooser_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-alert-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SiAlertChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, SiAlertChooser, matches);
  gtk_widget_class_bind_template_child (widget_class, SiAlertChooser, none);
  gtk_widget_class_bind_template_callback (widget_class, match_activated);
  gtk_widget_class_bind_template_callback (widget_class, text_activated);
  gtk_widget_class_bind_template_callback (widget_class, text_changed);
}

static void
si_alert_chooser_init (SiAlertChooser *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_alert_chooser_set_table:
 * @self: a chooser
 * @table: the inventory with the products
 *
 * Begins anew, with an empty text.
 */
void
si_alert_chooser_set_table (SiAlertChooser *self, SiTable *table)
{
  g_return_if_fail (SI_IS_ALERT_CHOOSER (self));
  g_return_if_fail (table != NULL);

  si_table_ref (table);
  g_clear_pointer (&self->table, si_table_unref);
  self->table = table;
  gtk_editable_set_text (self->entry, "");
  show_matches (self, "");
}
