/* si-stock-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-stock-column.h"

#include "si-column-sorter.h"
#include "si-cut.h"
#include "si-text.h"

#define OF_COLUMN "si-stock-column"

struct _SiStockColumn
{
  GObject parent_instance;

  SiProductList *list;         /* (owned) */
  char *godown_id;             /* (owned) */
  GtkColumnViewColumn *column; /* (owned) */
  SiScope *scope;              /* (owned) (nullable): the godown in the table asked for last */
};

G_DEFINE_FINAL_TYPE (SiStockColumn, si_stock_column, G_TYPE_OBJECT)

static const SiScope *
get_scope (SiStockColumn *self, SiTable *table)
{
  const char *const ids[] = { self->godown_id, NULL };

  if (self->scope != NULL && si_scope_get_table (self->scope) == table)
    return self->scope;
  g_clear_pointer (&self->scope, si_scope_unref);
  self->scope = si_scope_new (table, ids);
  return self->scope;
}

/* Whether a name begins with these letters, which end with a word. */
static gboolean
begins_with (const char *name, const char *words, gsize length)
{
  return strncmp (name, words, length) == 0 && (name[length] == '\0' || name[length] == ' ');
}

/* Finds out whether no other godown of the inventory has a name that begins with these words. */
static gboolean
is_unique (const SiTable *table, guint godown, const char *words, gsize length)
{
  for (guint i = 0; i < si_table_get_n_all_godowns (table); i++)
    if (i != godown && begins_with (si_table_get_godown_name (table, i), words, length))
      return FALSE;
  return TRUE;
}

/* Leaves out “Warehouse” where only one godown is in Karachi, since figures are narrow. */
static char *
shorten (const SiTable *table, guint godown)
{
  const char *name = si_table_get_godown_name (table, godown);
  const char *space = strchr (name, ' ');

  while (space != NULL)
    {
      if (space > name && is_unique (table, godown, name, space - name))
        return g_strndup (name, space - name);
      space = strchr (space + 1, ' ');
    }
  return NULL;
}

static void
update_title (SiStockColumn *self)
{
  SiTable *table = si_product_list_get_table (self->list);
  const guint godown = table != NULL ? si_table_find_godown (table, self->godown_id) : SI_NO_GODOWN;
  g_autofree char *words = godown != SI_NO_GODOWN ? shorten (table, godown) : NULL;
  g_autofree char *name = words == NULL ? si_stock_column_dup_name (self) : si_cut_name (words);

  g_assert (SI_IS_STOCK_COLUMN (self));

  if (g_strcmp0 (gtk_column_view_column_get_title (self->column), name) != 0)
    gtk_column_view_column_set_title (self->column, name);
}

static void
si_stock_column_dispose (GObject *object)
{
  SiStockColumn *self = SI_STOCK_COLUMN (object);

  g_clear_object (&self->column);
  g_clear_object (&self->list);
  g_clear_pointer (&self->scope, si_scope_unref);

  G_OBJECT_CLASS (si_stock_column_parent_class)->dispose (object);
}

static void
si_stock_column_finalize (GObject *object)
{
  g_free (SI_STOCK_COLUMN (object)->godown_id);

  G_OBJECT_CLASS (si_stock_column_parent_class)->finalize (object);
}

static void
si_stock_column_class_init (SiStockColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_stock_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = si_stock_column_finalize;
}

static void
si_stock_column_init (SiStockColumn *self)
{
}

static void
create_column (SiStockColumn *self, guint number)
{
  g_autoptr (GtkSorter) sorter = si_column_sorter_new (number);

  self->column = gtk_column_view_column_new (NULL, NULL);
  gtk_column_view_column_set_sorter (self->column, sorter);
  gtk_column_view_column_set_resizable (self->column, TRUE);
  g_object_set_data (G_OBJECT (self->column), OF_COLUMN, self);
}

/**
 * si_stock_column_new:
 * @list: the products
 * @godown_id: the key of the godown
 * @number: the number by which a sorter knows the column
 *
 * Returns: (transfer full): a column that is in no view yet, and has no cells
 */
SiStockColumn *
si_stock_column_new (SiProductList *list, const char *godown_id, guint number)
{
  SiStockColumn *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);
  g_return_val_if_fail (godown_id != NULL, NULL);

  self = g_object_new (SI_TYPE_STOCK_COLUMN, NULL);
  self->list = g_object_ref (list);
  self->godown_id = g_strdup (godown_id);
  create_column (self, number);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  update_title (self);
  return self;
}

/**
 * si_stock_column_get:
 * @column: a column of a view
 *
 * Returns: (transfer none) (nullable): the godown column that it is; %NULL if it is another one
 */
SiStockColumn *
si_stock_column_get (GtkColumnViewColumn *column)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), NULL);

  return g_object_get_data (G_OBJECT (column), OF_COLUMN);
}

/**
 * si_stock_column_get_column:
 * @self: a godown column
 *
 * Returns: (transfer none): the column for the view
 */
GtkColumnViewColumn *
si_stock_column_get_column (SiStockColumn *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), NULL);

  return self->column;
}

/**
 * si_stock_column_get_godown_id:
 * @self: a godown column
 *
 * Returns: (transfer none): the key of its godown
 */
const char *
si_stock_column_get_godown_id (SiStockColumn *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), NULL);

  return self->godown_id;
}

/**
 * si_stock_column_get_number:
 * @self: a godown column
 *
 * Returns: the number by which its sorter knows it
 */
guint
si_stock_column_get_number (SiStockColumn *self)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), 0);

  return si_column_sorter_get_column (
      SI_COLUMN_SORTER (gtk_column_view_column_get_sorter (self->column)));
}

/**
 * si_stock_column_dup_name:
 * @self: a godown column
 *
 * Returns: (transfer full): the whole name of its godown, cut for one line; with its id if the
 *   inventory does not have it, or has two of this name
 */
char *
si_stock_column_dup_name (SiStockColumn *self)
{
  SiTable *table;
  g_autofree char *name = NULL;

  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), NULL);

  table = si_product_list_get_table (self->list);
  name = table != NULL ? si_table_describe_godown (table, self->godown_id)
                       : g_strdup (self->godown_id);
  return si_cut_name (name);
}

/**
 * si_stock_column_get_stock:
 * @self: a godown column
 * @product: a product of the list
 *
 * Returns: the stock in the godown; absent if the product has no line there
 */
SiQuantity
si_stock_column_get_stock (SiStockColumn *self, SiProduct *product)
{
  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), SI_QUANTITY_NONE);
  g_return_val_if_fail (SI_IS_PRODUCT (product), SI_QUANTITY_NONE);

  return si_scope_get_stock (get_scope (self, si_product_get_table (product)),
                             si_product_get_row (product));
}

/**
 * si_stock_column_dup_text:
 * @self: a godown column
 * @product: a product of the list
 *
 * Returns: (transfer full): the text of its cell
 */
char *
si_stock_column_dup_text (SiStockColumn *self, SiProduct *product)
{
  const SiScope *scope;
  guint row;

  g_return_val_if_fail (SI_IS_STOCK_COLUMN (self), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  scope = get_scope (self, si_product_get_table (product));
  row = si_product_get_row (product);
  return si_text_stock (si_scope_get_stock (scope, row), si_scope_get_stock_text (scope, row));
}
