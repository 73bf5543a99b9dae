/* si-header.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-header.h"

#include "si-column-menu.h"
#include "si-compat.h"
#include "si-connection-menu.h"
#include "si-refresh-button.h"
#include "si-view-switcher.h"

struct _SiHeader
{
  AdwBin parent_instance;

  gboolean narrow;
  gboolean panel_available;

  /* Template widgets */
  AdwHeaderBar *bar;
  SiRefreshButton *refresh;
  SiViewSwitcher *switcher;
  SiConnectionMenu *connection;
  GtkWidget *panel_toggle;
  GtkMenuButton *menu_button;
  GMenu *sort_menu; /* a part of the menu, as is the next one */
  GMenu *columns_menu;
};

G_DEFINE_FINAL_TYPE (SiHeader, si_header, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_PANEL_AVAILABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_panel_toggle (SiHeader *self)
{
  gtk_widget_set_visible (self->panel_toggle, self->panel_available && !self->narrow);
}

/* Puts the name of the connection in the middle of a narrow header. */
static void
arrange (SiHeader *self)
{
  g_autoptr (GtkWidget) connection = g_object_ref (GTK_WIDGET (self->connection));
  g_autoptr (GtkWidget) switcher = g_object_ref (GTK_WIDGET (self->switcher));

  if (self->narrow)
    {
      adw_header_bar_remove (self->bar, connection);
      adw_header_bar_set_title_widget (self->bar, connection);
    }
  else
    {
      adw_header_bar_set_title_widget (self->bar, switcher);
      adw_header_bar_pack_end (self->bar, connection);
    }
}

static void
si_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiHeader *self = SI_HEADER (object);

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_PANEL_AVAILABLE:
      g_value_set_boolean (value, self->panel_available);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiHeader *self = SI_HEADER (object);

  switch (id)
    {
    case PROP_NARROW:
      si_header_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_PANEL_AVAILABLE:
      si_header_set_panel_available (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_header_class_init (SiHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = si_header_get_property;
  object_class->set_property = si_header_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_PANEL_AVAILABLE]
      = g_param_spec_boolean ("panel-available", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SI_TYPE_CONNECTION_MENU);
  g_type_ensure (SI_TYPE_REFRESH_BUTTON);
  g_type_ensure (SI_TYPE_VIEW_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-header.ui");
  gtk_widget_class_bind_template_child (widget_class, SiHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, connection);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, panel_toggle);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, refresh);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, SiHeader, switcher);
}

static void
si_header_init (SiHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_column_menu_fill_sort (self->sort_menu);
  si_compat_set_up_menu (self->menu_button);
  update_panel_toggle (self);
}

/**
 * si_header_get_columns_menu:
 * @self: a header
 *
 * Returns: (transfer none): the empty submenu for the columns of the list
 */
GMenu *
si_header_get_columns_menu (SiHeader *self)
{
  g_return_val_if_fail (SI_IS_HEADER (self), NULL);

  return self->columns_menu;
}

/**
 * si_header_set_stack:
 * @self: a header
 * @stack: the views; to be set once
 */
void
si_header_set_stack (SiHeader *self, AdwViewStack *stack)
{
  g_return_if_fail (SI_IS_HEADER (self));
  g_return_if_fail (ADW_IS_VIEW_STACK (stack));

  si_view_switcher_set_stack (self->switcher, stack);
}

/**
 * si_header_set_connections:
 * @self: a header
 * @connections: the connections from which a person can choose; to be set at most once
 */
void
si_header_set_connections (SiHeader *self, SiConnectionList *connections)
{
  g_return_if_fail (SI_IS_HEADER (self));
  g_return_if_fail (SI_IS_CONNECTION_LIST (connections));

  si_connection_menu_set_list (self->connection, connections);
}

/**
 * si_header_set_engine:
 * @self: a header
 * @engine: the engine of the window, from now on
 *
 * Shows the connection of the engine. Without a connection, there are no controls that need one.
 */
void
si_header_set_engine (SiHeader *self, SiEngine *engine)
{
  SiConnection *connection;

  g_return_if_fail (SI_IS_HEADER (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  connection = si_engine_get_connection (engine);
  si_refresh_button_set_engine (self->refresh, engine);
  si_connection_menu_set_connection (self->connection, connection);
  gtk_widget_set_visible (GTK_WIDGET (self->refresh), connection != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), connection != NULL);
}

/**
 * si_header_set_narrow:
 * @self: a header
 * @narrow: whether there is no room for the views
 */
void
si_header_set_narrow (SiHeader *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_HEADER (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  arrange (self);
  si_connection_menu_set_narrow (self->connection, narrow);
  update_panel_toggle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * si_header_set_panel_available:
 * @self: a header
 * @available: whether there is a panel to show
 */
void
si_header_set_panel_available (SiHeader *self, gboolean available)
{
  g_return_if_fail (SI_IS_HEADER (self));

  if (self->panel_available == available)
    return;
  self->panel_available = available;
  update_panel_toggle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_AVAILABLE]);
}
