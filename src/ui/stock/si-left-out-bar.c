/* si-left-out-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-left-out-bar.h"

#include <glib/gi18n.h>

#include "si-digits.h"

struct _SiLeftOutBar
{
  AdwBin parent_instance;

  guint n_columns;

  /* Template widgets */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SiLeftOutBar, si_left_out_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_N_COLUMNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_n_columns (SiLeftOutBar *self, guint n)
{
  g_autofree char *text = NULL;

  if (self->n_columns == n)
    return;
  self->n_columns = n;
  text = si_digits_printf (
      ngettext ("%'u godown column does not fit", "%'u godown columns do not fit", n), n);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_COLUMNS]);
}

static void
si_left_out_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_COLUMNS:
      g_value_set_uint (value, SI_LEFT_OUT_BAR (object)->n_columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_left_out_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_COLUMNS:
      set_n_columns (SI_LEFT_OUT_BAR (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_left_out_bar_class_init (SiLeftOutBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = si_left_out_bar_get_property;
  object_class->set_property = si_left_out_bar_set_property;

  properties[PROP_N_COLUMNS]
      = g_param_spec_uint ("n-columns", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-left-out-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiLeftOutBar, label);
}

static void
si_left_out_bar_init (SiLeftOutBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
