/* si-panes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-panes.h"

#include <glib/gi18n.h>

#include "si-pane-width.h"

struct _SiPanes
{
  AdwBin parent_instance;

  GtkPaned *paned;     /* (owned by the widget) */
  SiPaneWidth *width;  /* (owned) */
  GSettings *settings; /* (owned) (nullable) */
  gboolean available;
  gboolean narrow;
  gboolean beside; /* the panel is shown beside the content */
  gboolean alone;  /* the panel takes the place of the content, where it is narrow */
};

G_DEFINE_FINAL_TYPE (SiPanes, si_panes, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_CONTENT,
  PROP_NARROW,
  PROP_PANEL,
  PROP_PANEL_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (SiPanes *self)
{
  const gboolean panel = self->available && si_panes_get_panel_shown (self);

  if (gtk_paned_get_end_child (self->paned) != NULL)
    gtk_widget_set_visible (gtk_paned_get_end_child (self->paned), panel);
  if (gtk_paned_get_start_child (self->paned) != NULL)
    gtk_widget_set_visible (gtk_paned_get_start_child (self->paned), !self->narrow || !panel);
}

static void
width_changed (SiPanes *self)
{
  g_assert (SI_IS_PANES (self));

  if (self->settings != NULL && !self->narrow)
    g_settings_set_int (self->settings, "panel-width", si_pane_width_get_width (self->width));
}

/* Places the panel for the default size of the window, so that it does not jump after the first
 * frame. */
static void
si_panes_realize (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int width = 0;
  int height = 0;

  GTK_WIDGET_CLASS (si_panes_parent_class)->realize (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  if (width > 0)
    si_pane_width_expect (SI_PANES (widget)->width, width);
}

static void
si_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiPanes *self = SI_PANES (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, gtk_paned_get_start_child (self->paned));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_PANEL:
      g_value_set_object (value, gtk_paned_get_end_child (self->paned));
      break;
    case PROP_PANEL_SHOWN:
      g_value_set_boolean (value, si_panes_get_panel_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiPanes *self = SI_PANES (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      si_panes_set_available (self, g_value_get_boolean (value));
      break;
    case PROP_CONTENT:
      gtk_paned_set_start_child (self->paned, g_value_get_object (value));
      break;
    case PROP_NARROW:
      si_panes_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_PANEL:
      gtk_paned_set_end_child (self->paned, g_value_get_object (value));
      update (self);
      break;
    case PROP_PANEL_SHOWN:
      si_panes_set_panel_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_panes_dispose (GObject *object)
{
  SiPanes *self = SI_PANES (object);

  g_clear_object (&self->width);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_panes_parent_class)->dispose (object);
}

static void
si_panes_class_init (SiPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = si_panes_dispose;
  object_class->get_property = si_panes_get_property;
  object_class->set_property = si_panes_set_property;
  GTK_WIDGET_CLASS (klass)->realize = si_panes_realize;

  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_PANEL] = g_param_spec_object ("panel", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_PANEL_SHOWN] = g_param_spec_boolean ("panel-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_panes_init (SiPanes *self)
{
  self->beside = TRUE;
  self->paned = g_object_new (GTK_TYPE_PANED, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                              "resize-end-child", FALSE, "shrink-start-child", FALSE,
                              "shrink-end-child", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paned), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Products and godowns"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->paned));
  self->width = si_pane_width_new (self->paned);
  g_signal_connect_object (self->width, "notify::width", G_CALLBACK (width_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_panes_set_settings:
 * @self: panes
 * @settings: the settings with the width of the panel, and whether it is shown
 *
 * Restores both from the settings, and stores each change of them. To be called once.
 */
void
si_panes_set_settings (SiPanes *self, GSettings *settings)
{
  g_return_if_fail (SI_IS_PANES (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  si_pane_width_set_width (self->width, g_settings_get_int (settings, "panel-width"));
  self->beside = g_settings_get_boolean (settings, "panel-visible");
  self->settings = g_object_ref (settings);
  update (self);
}

/**
 * si_panes_get_panel_shown:
 * @self: panes
 *
 * Returns: whether the panel is on screen, or would be if it were available
 */
gboolean
si_panes_get_panel_shown (SiPanes *self)
{
  g_return_val_if_fail (SI_IS_PANES (self), FALSE);

  return self->narrow ? self->alone : self->beside;
}

/**
 * si_panes_set_panel_shown:
 * @self: panes
 * @shown: whether the panel is on screen: beside the content, or in its place where it is narrow
 */
void
si_panes_set_panel_shown (SiPanes *self, gboolean shown)
{
  gboolean *now;

  g_return_if_fail (SI_IS_PANES (self));

  now = self->narrow ? &self->alone : &self->beside;
  if (*now == shown)
    return;

  *now = shown;
  update (self);
  if (!self->narrow && self->settings != NULL)
    g_settings_set_boolean (self->settings, "panel-visible", shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_SHOWN]);
}

/**
 * si_panes_get_covered:
 * @self: panes
 *
 * Returns: whether the panel takes the place of the content
 */
gboolean
si_panes_get_covered (SiPanes *self)
{
  g_return_val_if_fail (SI_IS_PANES (self), FALSE);

  return self->narrow && self->alone && self->available;
}

/**
 * si_panes_set_available:
 * @self: panes
 * @available: whether there is anything for the panel to show
 */
void
si_panes_set_available (SiPanes *self, gboolean available)
{
  g_return_if_fail (SI_IS_PANES (self));

  if (self->available == available)
    return;
  self->available = available;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

/**
 * si_panes_set_narrow:
 * @self: panes
 * @narrow: whether there is room for one of the two only
 */
void
si_panes_set_narrow (SiPanes *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PANES (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_SHOWN]);
}
