/* si-stock-columns-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-stock-columns-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-fold.h"
#include "si-godown-list.h"

/* A list of fewer godowns needs no search field. */
#define MANY_GODOWNS 10

#define KEY "si-godown-key"
#define FOLDED "si-folded-name"

struct _SiStockColumnsDialog
{
  AdwWindow parent_instance;

  SiStockColumns *columns; /* (owned) (nullable) */
  GPtrArray *checks;       /* (owned) (element-type GtkCheckButton): they belong to the rows */
  char *search;            /* (owned) (nullable): folded */
  gboolean updating;

  /* Template widgets */
  AdwWindowTitle *heading;
  GtkSearchEntry *entry;
  GtkLabel *locked;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SiStockColumnsDialog, si_stock_columns_dialog, ADW_TYPE_WINDOW)

static const char *
get_key (gpointer check)
{
  return g_object_get_data (check, KEY);
}

static gboolean
is_chosen (SiStockColumnsDialog *self, const char *key)
{
  const char *const *chosen = si_stock_columns_get_godown_ids (self->columns);

  return chosen != NULL && g_strv_contains (chosen, key);
}

/* Checks the chosen godowns, and lets no others be added when there are enough. */
static void
update (SiStockColumnsDialog *self)
{
  const char *const *chosen = si_stock_columns_get_godown_ids (self->columns);
  const guint n = chosen != NULL ? g_strv_length ((char **) chosen) : 0;
  g_autofree char *count = NULL;

  g_assert (SI_IS_STOCK_COLUMNS_DIALOG (self));

  /* Translators: how many godowns have a column, of how many that can have one. */
  count = si_digits_printf (_ ("%'u of %'u"), n, SI_MOST_STOCK_COLUMNS);
  adw_window_title_set_subtitle (self->heading, count);
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = self->checks->pdata[i];
      const gboolean active = is_chosen (self, get_key (check));

      gtk_check_button_set_active (check, active);
      gtk_widget_set_sensitive (gtk_widget_get_ancestor (GTK_WIDGET (check), ADW_TYPE_ACTION_ROW),
                                active || n < SI_MOST_STOCK_COLUMNS);
    }
  self->updating = FALSE;
}

/* A godown that is added gets the last column. */
static void
check_toggled (SiStockColumnsDialog *self, GtkCheckButton *check)
{
  const char *const *chosen = si_stock_columns_get_godown_ids (self->columns);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) godown_ids = NULL;

  g_assert (SI_IS_STOCK_COLUMNS_DIALOG (self));

  if (self->updating)
    return;
  builder = g_strv_builder_new ();
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (!g_str_equal (chosen[i], get_key (check)))
      g_strv_builder_add (builder, chosen[i]);
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, get_key (check));
  godown_ids = g_strv_builder_end (builder);
  si_stock_columns_set_godown_ids (self->columns, (const char *const *) godown_ids);
}

static void
add_row (SiStockColumnsDialog *self, SiGodown *godown)
{
  g_autofree char *name = si_cut_name (si_godown_get_name (godown));
  g_autofree char *id = si_cut_name (si_godown_get_id (godown));
  g_autofree char *words = g_strconcat (name, " ", id, NULL);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name,
                                 "subtitle", id, "activatable-widget", check, NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), KEY, g_strdup (si_godown_get_key (godown)), g_free);
  g_object_set_data_full (G_OBJECT (row), FOLDED, si_fold (words), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->rows, row);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  SiStockColumnsDialog *self = user_data;

  return self->search == NULL
         || strstr (g_object_get_data (G_OBJECT (row), FOLDED), self->search) != NULL;
}

static void
entry_changed (SiStockColumnsDialog *self, GtkEditable *entry)
{
  g_assert (SI_IS_STOCK_COLUMNS_DIALOG (self));

  g_free (self->search);
  self->search = si_fold (gtk_editable_get_text (entry));
  gtk_list_box_invalidate_filter (self->rows);
}

static void
si_stock_columns_dialog_dispose (GObject *object)
{
  SiStockColumnsDialog *self = SI_STOCK_COLUMNS_DIALOG (object);

  g_ptr_array_set_size (self->checks, 0);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (si_stock_columns_dialog_parent_class)->dispose (object);
}

static void
si_stock_columns_dialog_finalize (GObject *object)
{
  SiStockColumnsDialog *self = SI_STOCK_COLUMNS_DIALOG (object);

  g_ptr_array_unref (self->checks);
  g_free (self->search);

  G_OBJECT_CLASS (si_stock_columns_dialog_parent_class)->finalize (object);
}

static void
si_stock_columns_dialog_class_init (SiStockColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_stock_columns_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_stock_columns_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-stock-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStockColumnsDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SiStockColumnsDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SiStockColumnsDialog, locked);
  gtk_widget_class_bind_template_child (widget_class, SiStockColumnsDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
si_stock_columns_dialog_init (SiStockColumnsDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->rows, filter_row, self, NULL);
}

/**
 * si_stock_columns_dialog_new:
 * @parent: the window that it is above
 * @columns: the columns to choose
 * @table: the inventory with the godowns
 *
 * Returns: (transfer none): a dialog, which belongs to GTK
 */
SiStockColumnsDialog *
si_stock_columns_dialog_new (GtkWindow *parent, SiStockColumns *columns, SiTable *table)
{
  SiStockColumnsDialog *self;
  g_autoptr (GListModel) godowns = NULL;
  guint n_godowns;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SI_IS_STOCK_COLUMNS (columns), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (SI_TYPE_STOCK_COLUMNS_DIALOG, "transient-for", parent, NULL);
  self->columns = g_object_ref (columns);
  godowns = si_godown_list_new_for_table (table);
  n_godowns = g_list_model_get_n_items (godowns);
  for (guint i = 0; i < n_godowns; i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (godowns, i);

      add_row (self, godown);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entry), n_godowns > MANY_GODOWNS);
  gtk_widget_set_visible (GTK_WIDGET (self->locked), si_stock_columns_get_locked (columns));
  g_signal_connect_object (columns, "notify::godown-ids", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}
