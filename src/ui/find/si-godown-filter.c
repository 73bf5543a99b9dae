/* si-godown-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-filter.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-filter-text.h"
#include "si-fold.h"
#include "si-godown-counts.h"
#include "si-godown-list.h"

/* A list of fewer godowns needs no search field. */
#define MANY_GODOWNS 10

/* The longest part of a godown's name that fits into the header. */
#define MAX_NAME_CHARS 20

struct _SiGodownFilter
{
  AdwBin parent_instance;

  SiProductList *list; /* (owned) (nullable) */
  char *search;        /* (owned) (nullable): folded */

  /* Template widgets */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkImage *icon;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *rows;
  GtkWidget *refresh;
};

G_DEFINE_FINAL_TYPE (SiGodownFilter, si_godown_filter, ADW_TYPE_BIN)

static GQuark
godown_id_quark (void)
{
  return g_quark_from_static_string ("si-godown-id");
}

static GQuark
folded_quark (void)
{
  return g_quark_from_static_string ("si-folded-name");
}

static const char *
row_get_godown_id (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), godown_id_quark ());
}

static GtkWidget *
create_dim_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
create_row (const char *name,
            const char *spoken,
            SiGodown *godown,
            guint n_products,
            gboolean chosen)
{
  const char *godown_id = godown != NULL ? si_godown_get_id (godown) : NULL;
  g_autofree char *products
      = si_digits_printf (ngettext ("%'u product", "%'u products", n_products), n_products);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *cut = si_cut_name (name);
  g_autofree char *words = NULL;
  GtkWidget *label = gtk_label_new (cut);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);

  if (godown_id != NULL)
    {
      g_autofree char *cut_id = si_cut_name (godown_id);
      GtkWidget *id = create_dim_label (cut_id);

      gtk_label_set_ellipsize (GTK_LABEL (id), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (id), 12);
      gtk_box_append (GTK_BOX (box), id);
    }
  gtk_box_append (GTK_BOX (box), create_dim_label (products));

  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), check);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, products, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
      chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  words = godown_id != NULL ? g_strconcat (name, " ", godown_id, NULL) : g_strdup (name);
  g_object_set_qdata_full (G_OBJECT (row), folded_quark (), si_fold (words), g_free);
  if (godown != NULL)
    g_object_set_qdata_full (G_OBJECT (row), godown_id_quark (),
                             g_strdup (si_godown_get_key (godown)), g_free);
  return row;
}

static void
fill_rows (SiGodownFilter *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  const char *chosen = si_filter_get_godown_id (si_product_list_get_filter (self->list));
  const guint n_products = table != NULL ? si_table_get_n_products (table) : 0;
  g_autofree guint *counts = table != NULL ? si_godown_counts_new (table) : NULL;
  g_autoptr (GListModel) godowns = NULL;
  GtkWidget *child;
  guint n_godowns = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);

  gtk_list_box_append (self->rows, create_row (_ ("All Godowns"), _ ("All Godowns"), NULL,
                                               n_products, chosen == NULL));
  if (table != NULL)
    {
      godowns = si_godown_list_new_for_table (table);
      n_godowns = g_list_model_get_n_items (godowns);
    }
  for (guint i = 0; i < n_godowns; i++)
    {
      g_autoptr (SiGodown) godown = g_list_model_get_item (godowns, i);
      const char *key = si_godown_get_key (godown);
      g_autofree char *spoken = si_table_describe_godown (table, key);

      gtk_list_box_append (self->rows, create_row (si_godown_get_name (godown), spoken, godown,
                                                   counts[si_table_find_godown (table, key)],
                                                   g_strcmp0 (key, chosen) == 0));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entry), n_godowns > MANY_GODOWNS);
}

static GtkWidget *
find_chosen_row (SiGodownFilter *self)
{
  const char *chosen = si_filter_get_godown_id (si_product_list_get_filter (self->list));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_strcmp0 (row_get_godown_id (row), chosen) == 0)
      return GTK_WIDGET (row);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0));
}

/* Fills the list when it opens, since an inventory changes more often than a person looks. */
static void
popover_shown (SiGodownFilter *self, GtkPopover *popover)
{
  g_assert (SI_IS_GODOWN_FILTER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill_rows (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_grab_focus (find_chosen_row (self));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  SiGodownFilter *self = user_data;
  const char *folded = g_object_get_qdata (G_OBJECT (row), folded_quark ());

  if (self->search == NULL || *self->search == '\0')
    return TRUE;
  return folded != NULL && strstr (folded, self->search) != NULL;
}

static void
entry_changed (SiGodownFilter *self, GtkEditable *entry)
{
  g_assert (SI_IS_GODOWN_FILTER (self));

  g_free (self->search);
  self->search = si_fold (gtk_editable_get_text (entry));
  gtk_list_box_invalidate_filter (self->rows);
}

static void
choose (SiGodownFilter *self, GtkListBoxRow *row)
{
  si_filter_set_godown_id (si_product_list_get_filter (self->list), row_get_godown_id (row));
  gtk_popover_popdown (self->popover);
}

static void
row_activated (SiGodownFilter *self, GtkListBoxRow *row, GtkListBox *rows)
{
  g_assert (SI_IS_GODOWN_FILTER (self));
  g_assert (GTK_IS_LIST_BOX_ROW (row));

  choose (self, row);
}

/* Return chooses the first godown that is found. */
static void
entry_activated (SiGodownFilter *self, GtkSearchEntry *entry)
{
  GtkListBoxRow *row;

  g_assert (SI_IS_GODOWN_FILTER (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        choose (self, row);
        return;
      }
}

static void
refresh_clicked (SiGodownFilter *self, GtkButton *button)
{
  g_assert (SI_IS_GODOWN_FILTER (self));

  gtk_popover_popdown (self->popover);
}

/* Tells the names only where the button does not show them whole. */
static void
update_tooltip (SiGodownFilter *self)
{
  const char *names = gtk_label_get_label (self->label);
  const gboolean is_whole = gtk_widget_get_visible (GTK_WIDGET (self->label))
                            && g_utf8_strlen (names, -1) <= MAX_NAME_CHARS;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), is_whole ? NULL : names);
}

static void
update (SiGodownFilter *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  const char *godown_id = si_filter_get_godown_id (si_product_list_get_filter (self->list));
  g_autofree char *names = si_filter_text_godowns (si_product_list_get_filter (self->list), table);
  const char *cut = names != NULL ? names : _ ("All Godowns");

  g_assert (SI_IS_GODOWN_FILTER (self));

  gtk_label_set_label (self->label, cut);
  gtk_label_set_width_chars (self->label, MIN (g_utf8_strlen (cut, -1), MAX_NAME_CHARS));
  update_tooltip (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, cut,
                                  -1);
  gtk_widget_set_visible (self->refresh, godown_id != NULL && si_godown_has_id (godown_id));
  gtk_widget_set_sensitive (GTK_WIDGET (self), table != NULL);
  if (names != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "filtered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "filtered");
}

static void
si_godown_filter_dispose (GObject *object)
{
  SiGodownFilter *self = SI_GODOWN_FILTER (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (si_godown_filter_parent_class)->dispose (object);
}

static void
si_godown_filter_class_init (SiGodownFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_godown_filter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, button);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, icon);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, label);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, popover);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, refresh);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, rows);
  gtk_widget_class_bind_template_child (widget_class, SiGodownFilter, scroller);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, refresh_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_godown_filter_init (SiGodownFilter *self)
{
  GtkWidget *nothing = gtk_label_new (_ ("No godown matches"));

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_filter_func (self->rows, filter_row, self, NULL);
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "choices-none");
  gtk_list_box_set_placeholder (self->rows, nothing);
}

/**
 * si_godown_filter_set_list:
 * @self: a filter
 * @list: the products that it filters; to be called once
 */
void
si_godown_filter_set_list (SiGodownFilter *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_GODOWN_FILTER (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (si_product_list_get_filter (list), "notify::godown-ids",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_godown_filter_open:
 * @self: a filter
 *
 * Opens the list of godowns, with the keyboard in it.
 */
void
si_godown_filter_open (SiGodownFilter *self)
{
  g_return_if_fail (SI_IS_GODOWN_FILTER (self));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->button);
}

/**
 * si_godown_filter_set_narrow:
 * @self: a filter
 * @narrow: whether only an icon fits
 */
void
si_godown_filter_set_narrow (SiGodownFilter *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_GODOWN_FILTER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->label), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), narrow);
  update_tooltip (self);
}
