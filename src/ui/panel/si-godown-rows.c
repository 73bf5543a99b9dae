/* si-godown-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-rows.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-godown-row.h"

struct _SiGodownRows
{
  GtkWidget parent_instance;

  GPtrArray *rows;            /* (element-type SiGodownRow): those of the list, in their order */
  GtkSizeGroup *figure_group; /* (owned) (nullable): makes the figures of all rows as wide */
  SiRankedGodowns *godowns;   /* (owned) (nullable) */
  guint first;                /* the part of @godowns that is shown */
  guint n;
  guint n_most; /* rows, until the person asks for more */

  /* Template widgets */
  GtkListBox *list;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (SiGodownRows, si_godown_rows, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_n_rows (SiGodownRows *self, guint n)
{
  while (self->rows->len > n)
    {
      gtk_list_box_remove (self->list, self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, self->rows->len - 1);
    }
  while (self->rows->len < n)
    {
      GtkWidget *row = si_godown_row_new ();

      if (self->figure_group != NULL)
        gtk_size_group_add_widget (self->figure_group,
                                   si_godown_row_get_figure (SI_GODOWN_ROW (row)));
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Returns: the name of a godown on this very line, with its id where another godown has the name.
 */
static char *
describe (SiRankedGodowns *godowns, const SiRankedGodown *godown)
{
  g_autofree char *key = si_godown_make_key (godown->stock.id, godown->stock.name);
  g_autofree char *words = si_table_describe_godown (godowns->table, key);

  if (!g_str_equal (godown->stock.name,
                    si_table_get_godown_name (godowns->table, godown->stock.godown)))
    return g_strdup (godown->stock.name);
  return g_steal_pointer (&words);
}

/* The bars of all rows have one scale, also of those that are folded away. */
static void
find_scale (SiRankedGodowns *godowns, gint64 *lowest, gint64 *highest)
{
  *lowest = *highest = 0;
  for (guint i = 0; i < godowns->entries->len; i++)
    {
      const gint64 stock = si_ranked_godowns_get (godowns, i)->stock.stock.millionths;

      *lowest = MIN (*lowest, stock);
      *highest = MAX (*highest, stock);
    }
}

/* Returns: (nullable): the row that has the keyboard. */
static SiGodownRow *
get_focus_row (SiGodownRows *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return focus != NULL && gtk_widget_has_focus (focus) ? SI_GODOWN_ROW (focus) : NULL;
}

/* Keeps the keyboard on the godown that it was on, wherever its row is now. */
static void
focus_godown (SiGodownRows *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (si_godown_row_get_key (self->rows->pdata[i]), key) == 0)
      {
        gtk_widget_grab_focus (self->rows->pdata[i]);
        return;
      }
}

static void
update_more (SiGodownRows *self)
{
  const guint n = self->n - self->rows->len;
  g_autofree char *text = si_digits_printf (ngettext ("%'u more godown", "%'u more godowns", n), n);

  gtk_button_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > 0);
}

static void
update (SiGodownRows *self)
{
  SiGodownRow *focus_row = get_focus_row (self);
  g_autofree char *focus = focus_row != NULL ? g_strdup (si_godown_row_get_key (focus_row)) : NULL;
  gint64 lowest, highest;

  find_scale (self->godowns, &lowest, &highest);
  set_n_rows (self, MIN (self->n, self->n_most));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiRankedGodown *godown = si_ranked_godowns_get (self->godowns, self->first + i);
      g_autofree char *name = describe (self->godowns, godown);

      si_godown_row_show (self->rows->pdata[i], godown, name);
      si_godown_row_set_scale (self->rows->pdata[i], lowest, highest);
    }
  update_more (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
  if (focus != NULL)
    focus_godown (self, focus);
}

static void
row_activated (SiGodownRows *self, SiGodownRow *row)
{
  g_assert (SI_IS_GODOWN_ROWS (self));
  g_assert (SI_IS_GODOWN_ROW (row));

  g_signal_emit (self, signals[ACTIVATED], 0, si_godown_row_get_key (row));
}

static void
more_clicked (SiGodownRows *self)
{
  const guint n_before = self->rows->len;

  g_assert (SI_IS_GODOWN_ROWS (self));

  self->n_most += SI_GODOWN_ROWS_PAGE;
  update (self);
  if (self->rows->len > n_before)
    gtk_widget_grab_focus (self->rows->pdata[n_before]);
}

static void
si_godown_rows_dispose (GObject *object)
{
  SiGodownRows *self = SI_GODOWN_ROWS (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->godowns, si_ranked_godowns_unref);
  g_clear_object (&self->figure_group);

  G_OBJECT_CLASS (si_godown_rows_parent_class)->dispose (object);
}

static void
si_godown_rows_class_init (SiGodownRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_godown_rows_dispose;

  /**
   * SiGodownRows::activated:
   * @self: the rows
   * @key: the key of the godown
   *
   * A row was activated.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-godown-rows.ui");
  gtk_widget_class_set_css_name (widget_class, "rows");
  gtk_widget_class_bind_template_child (widget_class, SiGodownRows, list);
  gtk_widget_class_bind_template_child (widget_class, SiGodownRows, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static void
si_godown_rows_init (SiGodownRows *self)
{
  self->rows = g_ptr_array_new ();
  self->n_most = SI_GODOWN_ROWS_PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_godown_rows_set_name:
 * @self: rows
 * @name: the name of the list for a screen reader
 */
void
si_godown_rows_set_name (SiGodownRows *self, const char *name)
{
  g_return_if_fail (SI_IS_GODOWN_ROWS (self));
  g_return_if_fail (name != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * si_godown_rows_set_figure_group:
 * @self: rows that show nothing yet
 * @group: a group that makes the figures of all rows as wide
 */
void
si_godown_rows_set_figure_group (SiGodownRows *self, GtkSizeGroup *group)
{
  g_return_if_fail (SI_IS_GODOWN_ROWS (self));
  g_return_if_fail (GTK_IS_SIZE_GROUP (group));

  g_set_object (&self->figure_group, group);
}

/**
 * si_godown_rows_show:
 * @self: rows
 * @godowns: the godowns of a product
 * @first: the first of them to show
 * @n: the number of them to show
 *
 * Shows a part of the godowns, and at most a page of them until the person asks for more.
 */
void
si_godown_rows_show (SiGodownRows *self, SiRankedGodowns *godowns, guint first, guint n)
{
  g_return_if_fail (SI_IS_GODOWN_ROWS (self));
  g_return_if_fail (godowns != NULL && first + n <= godowns->entries->len);

  si_ranked_godowns_ref (godowns);
  g_clear_pointer (&self->godowns, si_ranked_godowns_unref);
  self->godowns = godowns;
  self->first = first;
  self->n = n;
  update (self);
}

/**
 * si_godown_rows_reset:
 * @self: rows
 *
 * Goes back to one page, for another product.
 */
void
si_godown_rows_reset (SiGodownRows *self)
{
  g_return_if_fail (SI_IS_GODOWN_ROWS (self));

  self->n_most = SI_GODOWN_ROWS_PAGE;
}
