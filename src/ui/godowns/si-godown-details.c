/* si-godown-details.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-godown-details.h"

#include "si-cut.h"
#include "si-figure.h"
#include "si-godown-history.h"
#include "si-godown-text.h"

struct _SiGodownDetails
{
  AdwBin parent_instance;

  SiEngine *engine;          /* (owned) (nullable) */
  SiGodownSum *godown;       /* (owned) (nullable) */
  GSignalGroup *of_godown;   /* (owned) */
  GSignalGroup *persistence; /* (owned): the signals of the engine's part */

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *id;
  SiFigure *units;
  GtkLabel *products; /* the number of products that the units are of */
  GtkLabel *unknown;  /* the stocks that are not in the sum */
  GtkWidget *refresh;
  SiGodownHistory *history;
};

G_DEFINE_FINAL_TYPE (SiGodownDetails, si_godown_details, ADW_TYPE_BIN)

static void
update_figures (SiGodownDetails *self)
{
  const SiGodownFigures *figures = si_godown_sum_get_figures (self->godown);
  g_autofree char *units = si_godown_text_units (figures);
  g_autofree char *products = si_godown_text_products (figures);
  g_autofree char *unknown = si_godown_text_unknown (figures->n_unknown);

  si_figure_set_stock (self->units, figures->units, units);
  gtk_label_set_label (self->products, products);
  gtk_label_set_label (self->unknown, unknown != NULL ? unknown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), unknown != NULL);
}

static void
godown_changed (SiGodownDetails *self)
{
  g_autofree char *name = si_godown_text_name (si_godown_sum_get_name (self->godown));
  g_autofree char *id = si_cut_name (si_godown_sum_get_id (self->godown));

  g_assert (SI_IS_GODOWN_DETAILS (self));

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->id, id);
  gtk_widget_set_visible (GTK_WIDGET (self->id), *id != '\0');
  /* The server answers for a godown by its id alone. */
  gtk_widget_set_visible (self->refresh, si_godown_has_id (si_godown_sum_get_key (self->godown)));
  update_figures (self);
}

/* Each answer that is stored is a step of the history. */
static void
saving_changed (SiGodownDetails *self)
{
  SiPersistence *persistence = si_engine_get_persistence (self->engine);

  g_assert (SI_IS_GODOWN_DETAILS (self));

  si_godown_history_set_store (self->history, si_persistence_get_store (persistence));
  if (!si_persistence_get_saving (persistence) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    si_godown_history_refresh (self->history);
}

static void
si_godown_details_dispose (GObject *object)
{
  SiGodownDetails *self = SI_GODOWN_DETAILS (object);

  g_clear_object (&self->of_godown);
  g_clear_object (&self->persistence);
  g_clear_object (&self->godown);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_godown_details_parent_class)->dispose (object);
}

static void
si_godown_details_class_init (SiGodownDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_godown_details_dispose;

  g_type_ensure (SI_TYPE_FIGURE);
  g_type_ensure (SI_TYPE_GODOWN_HISTORY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-godown-details.ui");
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, history);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, id);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, name);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, products);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, refresh);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, units);
  gtk_widget_class_bind_template_child (widget_class, SiGodownDetails, unknown);
}

static void
si_godown_details_init (SiGodownDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->of_godown = g_signal_group_new (SI_TYPE_GODOWN_SUM);
  g_signal_group_connect_swapped (self->of_godown, "changed", G_CALLBACK (godown_changed), self);
  self->persistence = g_signal_group_new (SI_TYPE_PERSISTENCE);
  g_signal_group_connect_swapped (self->persistence, "notify::saving", G_CALLBACK (saving_changed),
                                  self);
}

/**
 * si_godown_details_set_godown:
 * @self: details
 * @godown: (nullable): the godown to show and to follow
 */
void
si_godown_details_set_godown (SiGodownDetails *self, SiGodownSum *godown)
{
  g_return_if_fail (SI_IS_GODOWN_DETAILS (self));
  g_return_if_fail (godown == NULL || SI_IS_GODOWN_SUM (godown));

  if (!g_set_object (&self->godown, godown))
    return;
  g_signal_group_set_target (self->of_godown, godown);
  gtk_stack_set_visible_child_name (self->stack, godown != NULL ? "godown" : "empty");
  if (godown != NULL)
    godown_changed (self);
  si_godown_history_set_godown (self->history,
                                godown != NULL ? si_godown_sum_get_key (godown) : NULL);
}

/**
 * si_godown_details_set_engine:
 * @self: details
 * @engine: the engine whose store has the history; it takes the place of an earlier one
 */
void
si_godown_details_set_engine (SiGodownDetails *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_GODOWN_DETAILS (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (!g_set_object (&self->engine, engine))
    return;
  g_signal_group_set_target (self->persistence, si_engine_get_persistence (engine));
  saving_changed (self);
}
