/* si-list-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-list-sum.h"

#include "si-sum-counter.h"

struct _SiListSum
{
  GObject parent_instance;

  SiProductList *list;   /* (owned) */
  SiSumCounter *counter; /* (owned) */
  char *text;            /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiListSum, si_list_sum, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (SiListSum *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* A sum without some of the stocks says so. */
static void
counted (SiListSum *self, const SiStockSum *sum)
{
  g_autofree char *words = si_sum_counter_describe (self->counter, sum);
  g_autofree char *unknown = si_sum_counter_describe_unknown (sum);
  g_autofree char *both = g_strdup_printf ("%s · %s", words, unknown);

  g_assert (SI_IS_LIST_SUM (self));

  set_text (self, words != NULL && unknown != NULL ? both : words);
}

static void
si_list_sum_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, si_list_sum_get_text (SI_LIST_SUM (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_list_sum_dispose (GObject *object)
{
  SiListSum *self = SI_LIST_SUM (object);

  if (self->counter != NULL)
    si_sum_counter_stop (self->counter);
  g_clear_object (&self->counter);
  g_clear_object (&self->list);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (si_list_sum_parent_class)->dispose (object);
}

static void
si_list_sum_class_init (SiListSumClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_list_sum_get_property;
  object_class->dispose = si_list_sum_dispose;

  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_list_sum_init (SiListSum *self)
{
}

/**
 * si_list_sum_new:
 * @list: a list of products
 *
 * Returns: (transfer full): the sum of the stocks that it shows, which follows it
 */
SiListSum *
si_list_sum_new (SiProductList *list)
{
  SiListSum *self;

  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_LIST_SUM, NULL);
  self->list = g_object_ref (list);
  self->counter = si_sum_counter_new (list);
  g_signal_connect_object (self->counter, "counted", G_CALLBACK (counted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (si_list_sum_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::busy", G_CALLBACK (si_list_sum_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (si_list_sum_update), self,
                           G_CONNECT_SWAPPED);
  si_list_sum_update (self);
  return self;
}

/**
 * si_list_sum_get_text:
 * @self: a sum
 *
 * Returns: (transfer none) (nullable): the sum in words; %NULL without one, and while it is being
 *   worked out
 */
const char *
si_list_sum_get_text (SiListSum *self)
{
  g_return_val_if_fail (SI_IS_LIST_SUM (self), NULL);

  return self->text;
}

/**
 * si_list_sum_update:
 * @self: a sum
 *
 * Adds the stocks up again, because the list has changed, or other digits are shown.
 */
void
si_list_sum_update (SiListSum *self)
{
  SiProductRows *rows;

  g_return_if_fail (SI_IS_LIST_SUM (self));

  rows = si_shown_products_get_rows (SI_SHOWN_PRODUCTS (self->list));
  /* The sum before was that of others. */
  if (rows == NULL || rows->rows->len == 0 || si_product_list_get_busy (self->list))
    {
      si_sum_counter_stop (self->counter);
      set_text (self, NULL);
    }
  else if (!si_sum_counter_count (self->counter, rows->rows))
    {
      set_text (self, NULL);
    }
}
