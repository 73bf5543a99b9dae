/* si-selection-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-selection-summary.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-sum-counter.h"

struct _SiSelectionSummary
{
  GObject parent_instance;

  SiProductSelection *selection; /* (owned) */
  GSignalGroup *of_lead;         /* (owned): of the product that was selected last */
  SiSumCounter *counter;         /* (owned) */
  guint update_id;               /* the idle source that looks at the selection, or 0 */
  char *text;                    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiSelectionSummary, si_selection_summary, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (SiSelectionSummary *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static char *
describe_number (guint n)
{
  /* Translators: how many products are selected in the list. */
  return si_digits_printf (ngettext ("%'u selected", "%'u selected", n), n);
}

/* A sum that is too large to be exact is left out. */
static void
counted (SiSelectionSummary *self, const SiStockSum *sum)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *number = describe_number (sum->n_products);
  g_autofree char *words = si_sum_counter_describe (self->counter, sum);
  g_autofree char *unknown = si_sum_counter_describe_unknown (sum);
  g_auto (GStrv) strings = NULL;
  g_autofree char *text = NULL;

  g_assert (SI_IS_SELECTION_SUMMARY (self));

  g_strv_builder_add (parts, number);
  if (words != NULL)
    g_strv_builder_add (parts, words);
  if (unknown != NULL)
    g_strv_builder_add (parts, unknown);
  strings = g_strv_builder_end (parts);
  text = g_strjoinv (" · ", strings);
  set_text (self, text);
}

static void
add_up (SiSelectionSummary *self, GArray *rows)
{
  g_autofree char *number = describe_number (rows->len);

  /* The sum before was that of others. */
  if (!si_sum_counter_count (self->counter, rows))
    set_text (self, number);
}

static gboolean
update (gpointer user_data)
{
  SiSelectionSummary *self = user_data;
  g_autoptr (GArray) rows = NULL;

  self->update_id = 0;
  si_sum_counter_stop (self->counter);
  rows = si_product_selection_get_rows (self->selection);
  if (rows->len > 1)
    add_up (self, rows);
  else
    set_text (self, NULL);
  return G_SOURCE_REMOVE;
}

/* The selection may change for each row that a held key passes, so it is looked at once the view
 * has been drawn. */
static void
update_later (SiSelectionSummary *self)
{
  g_assert (SI_IS_SELECTION_SUMMARY (self));

  if (self->update_id == 0)
    self->update_id = g_idle_add (update, self);
}

static void
lead_changed (SiSelectionSummary *self)
{
  g_assert (SI_IS_SELECTION_SUMMARY (self));

  g_signal_group_set_target (self->of_lead, si_product_selection_get_selected (self->selection));
}

static void
si_selection_summary_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, si_selection_summary_get_text (SI_SELECTION_SUMMARY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_selection_summary_dispose (GObject *object)
{
  SiSelectionSummary *self = SI_SELECTION_SUMMARY (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->counter != NULL)
    si_sum_counter_stop (self->counter);
  g_clear_object (&self->counter);
  g_clear_object (&self->of_lead);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (si_selection_summary_parent_class)->dispose (object);
}

static void
si_selection_summary_class_init (SiSelectionSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_selection_summary_get_property;
  object_class->dispose = si_selection_summary_dispose;

  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_selection_summary_init (SiSelectionSummary *self)
{
  /* A product says that it has changed when other digits are shown, too. */
  self->of_lead = g_signal_group_new (SI_TYPE_PRODUCT);
  g_signal_group_connect_swapped (self->of_lead, "changed", G_CALLBACK (update_later), self);
}

/**
 * si_selection_summary_new:
 * @selection: a selection in a list of products
 *
 * Returns: (transfer full): the summary of the selection, which it follows
 */
SiSelectionSummary *
si_selection_summary_new (SiProductSelection *selection)
{
  SiSelectionSummary *self;

  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (selection), NULL);

  self = g_object_new (SI_TYPE_SELECTION_SUMMARY, NULL);
  self->selection = g_object_ref (selection);
  self->counter = si_sum_counter_new (si_product_selection_get_list (selection));
  g_signal_connect_object (self->counter, "counted", G_CALLBACK (counted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (lead_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (si_product_selection_get_list (selection), "updated",
                           G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  lead_changed (self);
  update_later (self);
  return self;
}

/**
 * si_selection_summary_get_text:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): such as “3 selected · Σ 1,204”; %NULL unless several
 * products are selected
 */
const char *
si_selection_summary_get_text (SiSelectionSummary *self)
{
  g_return_val_if_fail (SI_IS_SELECTION_SUMMARY (self), NULL);

  return self->text;
}
