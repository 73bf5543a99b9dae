/* si-side-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-side-panel.h"

#include "si-godown-panel.h"

struct _SiSidePanel
{
  AdwBin parent_instance;

  SiProductSelection *selection; /* (owned) (nullable) */

  /* Template widgets */
  GtkWidget *back;
  GtkStack *stack;
  SiGodownPanel *product;
  AdwBin *details;
};

G_DEFINE_FINAL_TYPE (SiSidePanel, si_side_panel, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DETAILS_SHOWN,
  PROP_LEAD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_lead (SiSidePanel *self, const char *lead)
{
  if (g_strcmp0 (lead, si_godown_panel_get_lead (self->product)) == 0)
    return;
  si_godown_panel_set_lead (self->product, lead);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}

static void
selected_changed (SiSidePanel *self)
{
  SiProduct *product = si_product_selection_get_selected (self->selection);

  g_assert (SI_IS_SIDE_PANEL (self));

  si_godown_panel_set_product (self->product, product);
  if (product != NULL)
    si_side_panel_show_details (self, FALSE);
}

static void
si_side_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiSidePanel *self = SI_SIDE_PANEL (object);

  switch (id)
    {
    case PROP_DETAILS_SHOWN:
      g_value_set_boolean (value, si_side_panel_get_details_shown (self));
      break;
    case PROP_LEAD:
      g_value_set_string (value, si_godown_panel_get_lead (self->product));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, gtk_widget_get_visible (self->back));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_side_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiSidePanel *self = SI_SIDE_PANEL (object);

  switch (id)
    {
    case PROP_DETAILS_SHOWN:
      si_side_panel_show_details (self, g_value_get_boolean (value));
      break;
    case PROP_LEAD:
      set_lead (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      si_side_panel_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_side_panel_dispose (GObject *object)
{
  SiSidePanel *self = SI_SIDE_PANEL (object);

  g_clear_object (&self->selection);

  G_OBJECT_CLASS (si_side_panel_parent_class)->dispose (object);
}

static void
si_side_panel_class_init (SiSidePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = si_side_panel_get_property;
  G_OBJECT_CLASS (klass)->set_property = si_side_panel_set_property;
  G_OBJECT_CLASS (klass)->dispose = si_side_panel_dispose;

  properties[PROP_DETAILS_SHOWN] = g_param_spec_boolean ("details-shown", NULL, NULL, FALSE, flags);
  properties[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (SI_TYPE_GODOWN_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-side-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SiSidePanel, back);
  gtk_widget_class_bind_template_child (widget_class, SiSidePanel, details);
  gtk_widget_class_bind_template_child (widget_class, SiSidePanel, product);
  gtk_widget_class_bind_template_child (widget_class, SiSidePanel, stack);
}

static void
si_side_panel_init (SiSidePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_side_panel_set_up:
 * @self: a panel
 * @list: the list, which has the filter
 * @selection: the selection whose product it shows; to be set once
 */
void
si_side_panel_set_up (SiSidePanel *self, SiProductList *list, SiProductSelection *selection)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  si_godown_panel_set_list (self->product, list);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selected_changed), self,
                           G_CONNECT_SWAPPED);
  selected_changed (self);
}

/**
 * si_side_panel_set_engine:
 * @self: a panel
 * @engine: the engine of the connection; it can be another one later
 */
void
si_side_panel_set_engine (SiSidePanel *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  si_godown_panel_set_engine (self->product, engine);
}

/**
 * si_side_panel_set_settings:
 * @self: a panel
 * @settings: the settings that store the person's choices
 */
void
si_side_panel_set_settings (SiSidePanel *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  si_godown_panel_set_settings (self->product, settings);
}

/**
 * si_side_panel_set_narrow:
 * @self: a panel
 * @narrow: whether it takes the place of the view, with a button back to it
 */
void
si_side_panel_set_narrow (SiSidePanel *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));

  if (gtk_widget_get_visible (self->back) == narrow)
    return;
  gtk_widget_set_visible (self->back, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * si_side_panel_get_product:
 * @self: a panel
 *
 * Returns: (transfer none) (nullable): the product that it shows, or that is behind the details
 */
SiProduct *
si_side_panel_get_product (SiSidePanel *self)
{
  g_return_val_if_fail (SI_IS_SIDE_PANEL (self), NULL);

  return si_godown_panel_get_product (self->product);
}

/**
 * si_side_panel_set_details:
 * @self: a panel
 * @details: (transfer floating): a widget that can take the place of the product
 */
void
si_side_panel_set_details (SiSidePanel *self, GtkWidget *details)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));
  g_return_if_fail (GTK_IS_WIDGET (details));

  adw_bin_set_child (self->details, details);
}

/**
 * si_side_panel_get_details_shown:
 * @self: a panel
 *
 * Returns: whether the details take the place of the product
 */
gboolean
si_side_panel_get_details_shown (SiSidePanel *self)
{
  g_return_val_if_fail (SI_IS_SIDE_PANEL (self), FALSE);

  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->details);
}

/**
 * si_side_panel_show_details:
 * @self: a panel
 * @shown: whether the details take the place of the product
 */
void
si_side_panel_show_details (SiSidePanel *self, gboolean shown)
{
  g_return_if_fail (SI_IS_SIDE_PANEL (self));

  if (shown == si_side_panel_get_details_shown (self))
    return;
  gtk_stack_set_visible_child (self->stack,
                               shown ? GTK_WIDGET (self->details) : GTK_WIDGET (self->product));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS_SHOWN]);
}

/**
 * si_side_panel_edit_alert:
 * @self: a panel on screen
 *
 * Lets the person set an alert on the selected product.
 *
 * Returns: whether that can be done; %FALSE if alerts cannot be stored
 */
gboolean
si_side_panel_edit_alert (SiSidePanel *self)
{
  g_return_val_if_fail (SI_IS_SIDE_PANEL (self), FALSE);

  si_side_panel_show_details (self, FALSE);
  return si_godown_panel_edit_alert (self->product);
}
