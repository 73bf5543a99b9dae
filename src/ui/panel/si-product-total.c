/* si-product-total.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-product-total.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-figure.h"
#include "si-filter-text.h"
#include "si-text.h"

struct _SiProductTotal
{
  AdwBin parent_instance;

  /* Template widgets */
  SiFigure *figure;
  GtkLabel *where;
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (SiProductTotal, si_product_total, ADW_TYPE_BIN)

static char *
describe_all (const SiRankedGodowns *godowns)
{
  if (godowns->n_with_stock == 0)
    return g_strdup (_ ("in no godown"));
  /* Translators: how many godowns have the product, of all; the plural goes by the second number.
   */
  return si_digits_printf (
      ngettext ("in %'u of %'u godown", "in %'u of %'u godowns", godowns->n_all),
      godowns->n_with_stock, godowns->n_all);
}

/* Describes a product that is not in the chosen godowns: the others hold their exact sum, or else
 * the total of the service. */
static char *
describe_elsewhere (SiProduct *product, const char *chosen)
{
  const SiQuantity sum = si_table_get_stock_in (si_product_get_table (product),
                                                si_product_get_row (product), SI_NO_GODOWN);
  const gboolean is_exact = sum.kind == SI_QUANTITY_EXACT;
  g_autofree char *stock = si_text_stock (is_exact ? sum : si_product_get_stock (product),
                                          is_exact ? NULL : si_product_get_stock_text (product));

  if (si_product_get_n_godowns (product) == 0)
    return g_strdup_printf (_ ("Not in %s, nor in any other godown"), chosen);
  /* Translators: the chosen godown and the stock in all godowns. */
  return g_strdup_printf (_ ("Not in %s · %s in all godowns"), chosen, stock);
}

static void
show_all (SiProductTotal *self, SiProduct *product, const SiRankedGodowns *godowns)
{
  g_autofree char *text
      = si_text_stock (si_product_get_stock (product), si_product_get_stock_text (product));
  g_autofree char *where = describe_all (godowns);

  si_figure_set_stock (self->figure, si_product_get_stock (product), text);
  gtk_label_set_label (self->where, where);
}

/* Shows the stock in the chosen godowns as the large figure, and the total in the line below. */
static void
show_chosen (SiProductTotal *self, SiProduct *product, SiProductList *list, const char *chosen)
{
  g_autoptr (SiShownStock) shown = si_product_list_get_stock_of (list, product);
  const SiScope *scope = si_shown_stock_get_scope (shown);
  const guint row = si_product_get_row (product);
  g_autofree char *where = NULL;
  g_autofree char *total = NULL;
  g_autofree char *text = NULL;
  SiQuantity stock = SI_QUANTITY_NONE;

  if (si_scope_has_product (scope, row))
    {
      stock = si_scope_get_stock (scope, row);
      text = si_text_stock (stock, si_scope_get_stock_text (scope, row));
      total = si_text_stock (si_product_get_stock (product), si_product_get_stock_text (product));
      /* Translators: the chosen godown and the stock in all godowns, such as: in Karachi · 350 in
       * all godowns. */
      where = g_strdup_printf (_ ("in %s · %s in all godowns"), chosen, total);
    }
  else
    {
      text = g_strdup ("–");
      where = describe_elsewhere (product, chosen);
    }
  si_figure_set_stock (self->figure, stock, text);
  gtk_label_set_label (self->where, where);
}

static void
si_product_total_class_init (SiProductTotalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SI_TYPE_FIGURE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-product-total.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProductTotal, figure);
  gtk_widget_class_bind_template_child (widget_class, SiProductTotal, source);
  gtk_widget_class_bind_template_child (widget_class, SiProductTotal, where);
}

static void
si_product_total_init (SiProductTotal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_product_total_show:
 * @self: a total
 * @product: the product to show
 * @list: (nullable): the list, which has the chosen godowns
 * @godowns: the godowns of the product
 */
void
si_product_total_show (SiProductTotal *self,
                       SiProduct *product,
                       SiProductList *list,
                       const SiRankedGodowns *godowns)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (SI_IS_PRODUCT_TOTAL (self));
  g_return_if_fail (SI_IS_PRODUCT (product));
  g_return_if_fail (list == NULL || SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (godowns != NULL);

  if (list != NULL)
    chosen = si_filter_text_place (si_product_list_get_filter (list), godowns->table);
  if (chosen != NULL)
    show_chosen (self, product, list, chosen);
  else
    show_all (self, product, godowns);
}

/**
 * si_product_total_set_source:
 * @self: a total
 * @source: (nullable): a sentence about the answer that the stock came from
 */
void
si_product_total_set_source (SiProductTotal *self, const char *source)
{
  g_return_if_fail (SI_IS_PRODUCT_TOTAL (self));

  gtk_label_set_label (self->source, source != NULL ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL);
}
