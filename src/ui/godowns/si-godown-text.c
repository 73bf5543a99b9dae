/* si-godown-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-text.h"

/**
 * si_godown_text_name:
 * @name: the name of a godown; "" where it has none
 *
 * Returns: (transfer full): the name for a cell or a label
 */
char *
si_godown_text_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return *name != '\0' ? si_cut_name (name) : g_strdup (_ ("Without a name"));
}

/**
 * si_godown_text_units:
 * @figures: the figures of a godown, or of several
 *
 * Returns: (transfer full): the units; with a sign that there is more where some stocks are no
 * exact numbers, and a dash where the sum is too large
 */
char *
si_godown_text_units (const SiGodownFigures *figures)
{
  g_autofree char *units = NULL;

  g_return_val_if_fail (figures != NULL, NULL);

  if (figures->units.kind != SI_QUANTITY_EXACT)
    return g_strdup ("–");
  units = si_text_stock (figures->units, NULL);
  if (figures->n_unknown == 0)
    return g_steal_pointer (&units);
  /* Translators: a sum to which stocks have to be added that are not known. */
  return g_strdup_printf (_ ("%s + ?"), units);
}

/**
 * si_godown_text_products:
 * @figures: the figures of a godown
 *
 * Returns: (transfer full): the words below the units, such as “units of 1,612 products”
 */
char *
si_godown_text_products (const SiGodownFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  /* Translators: this stands below a large figure. */
  return si_digits_printf (
      ngettext ("units of %'u product", "units of %'u products", figures->n_products),
      figures->n_products);
}

/**
 * si_godown_text_unknown:
 * @n_unknown: the number of stocks that are not in a sum
 *
 * Returns: (transfer full) (nullable): a sentence about them; %NULL where there is none
 */
char *
si_godown_text_unknown (guint n_unknown)
{
  if (n_unknown == 0)
    return NULL;
  return si_digits_printf (ngettext ("%'u stock is no exact number, and is not in the sum",
                                     "%'u stocks are no exact numbers, and are not in the sum",
                                     n_unknown),
                           n_unknown);
}

static char *
write_count (guint n)
{
  g_autofree char *text = si_digits_printf ("%'u", n);

  return si_direction_isolate (text);
}

/**
 * si_godown_text_figure:
 * @figures: the figures of a godown
 * @knows_changes: whether its changes are known
 * @column: a column of figures
 *
 * Returns: (transfer full): the text of the cell
 */
char *
si_godown_text_figure (const SiGodownFigures *figures,
                       gboolean knows_changes,
                       SiGodownColumn column)
{
  g_return_val_if_fail (figures != NULL, NULL);

  switch (column)
    {
    case SI_GODOWN_COLUMN_PRODUCTS:
      return write_count (figures->n_products);
    case SI_GODOWN_COLUMN_UNITS:
      return si_godown_text_units (figures);
    case SI_GODOWN_COLUMN_BELOW_ZERO:
      return figures->n_below_zero > 0 ? write_count (figures->n_below_zero) : g_strdup ("");
    case SI_GODOWN_COLUMN_CHANGED:
      return knows_changes ? write_count (figures->n_changed) : g_strdup ("–");
    case SI_GODOWN_COLUMN_NAME:
    case SI_GODOWN_COLUMN_ID:
    case SI_GODOWN_COLUMN_SHARE:
    case SI_N_GODOWN_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* Returns: (transfer full): such as “604,118 units”. */
static char *
count_units (const SiGodownFigures *figures)
{
  g_autofree char *units = si_godown_text_units (figures);
  const gboolean one = figures->units.kind == SI_QUANTITY_EXACT && figures->n_unknown == 0
                       && figures->units.millionths == SI_QUANTITY_ONE;

  /* Translators: %s is a number, which may have a fraction. */
  return g_strdup_printf (ngettext ("%s unit", "%s units", one ? 1 : 2), units);
}

static char *
count_below_zero (guint n)
{
  return si_digits_printf (ngettext ("%'u below zero", "%'u below zero", n), n);
}

/**
 * si_godown_text_row:
 * @name: the name of a godown
 * @figures: its figures
 * @knows_changes: whether its changes are known
 *
 * Returns: (transfer full): its row as it is read out
 */
char *
si_godown_text_row (const char *name, const SiGodownFigures *figures, gboolean knows_changes)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const guint n = figures->n_products;

  g_ptr_array_add (parts, si_godown_text_name (name));
  g_ptr_array_add (parts, count_units (figures));
  g_ptr_array_add (parts, si_digits_printf (ngettext ("%'u product", "%'u products", n), n));
  if (figures->n_below_zero > 0)
    g_ptr_array_add (parts, count_below_zero (figures->n_below_zero));
  if (knows_changes)
    g_ptr_array_add (parts,
                     si_digits_printf (ngettext ("%'u changed since yesterday",
                                                 "%'u changed since yesterday", figures->n_changed),
                                       figures->n_changed));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
count_godowns (const SiGodownSums *sums)
{
  const guint n = sums->godowns->len;
  const guint n_all = sums->n_all_godowns;

  if (n == n_all)
    return si_digits_printf (ngettext ("%'u godown", "%'u godowns", n), n);
  /* Translators: how many are shown, of all; the plural goes by the second number. */
  return si_digits_printf (ngettext ("%'u of %'u godown", "%'u of %'u godowns", n_all), n, n_all);
}

/**
 * si_godown_text_status:
 * @sums: the sums that are shown
 *
 * Returns: (transfer full): the sentence of the status line
 */
char *
si_godown_text_status (const SiGodownSums *sums)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *units = NULL;

  g_return_val_if_fail (sums != NULL, NULL);

  units = count_units (&sums->all);
  g_ptr_array_add (parts, count_godowns (sums));
  /* Translators: the sum of all units; %s is such as “1,204,331 units”. */
  g_ptr_array_add (parts, g_strdup_printf (_ ("Σ %s"), units));
  if (sums->all.n_below_zero > 0)
    g_ptr_array_add (parts, count_below_zero (sums->all.n_below_zero));
  if (sums->all.n_unknown > 0)
    g_ptr_array_add (parts, si_godown_text_unknown (sums->all.n_unknown));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
