/* si-adaptive-bin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-adaptive-bin.h"

/* A wide content does not keep the window from becoming as narrow as this, in pixels. */
#define LEAST_WIDTH 300

struct _SiAdaptiveBin
{
  AdwBin parent_instance;

  int threshold;
  gboolean narrow;
  gboolean wanted; /* the value of @narrow after the idle source */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (SiAdaptiveBin, si_adaptive_bin, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_THRESHOLD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Compares with the threshold for the size of the text, since large text needs more room. */
static gboolean
is_narrow (SiAdaptiveBin *self, int width)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return width < (int) (self->threshold * MAX (1.0, dpi / (96.0 * PANGO_SCALE)));
}

static void
set_narrow (SiAdaptiveBin *self, gboolean narrow)
{
  self->wanted = narrow;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
switch_cb (gpointer user_data)
{
  SiAdaptiveBin *self = user_data;

  self->idle_id = 0;
  set_narrow (self, self->wanted);
  return G_SOURCE_REMOVE;
}

static void
si_adaptive_bin_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least = 0;

  if (child == NULL)
    return;
  /* The child may not be measured for less than it needs. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, orientation, for_size >= 0 ? MAX (for_size, least) : for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
si_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SiAdaptiveBin *self = SI_ADAPTIVE_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least = 0;

  if (child != NULL)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
    }
  self->wanted = is_narrow (self, width);
  if (self->wanted != self->narrow && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, switch_cb, self, NULL);
}

/* Decides by the default size of the window, so that the first frame is right. */
static void
si_adaptive_bin_realize (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int width = 0;
  int height = 0;

  GTK_WIDGET_CLASS (si_adaptive_bin_parent_class)->realize (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  if (width > 0)
    set_narrow (SI_ADAPTIVE_BIN (widget), is_narrow (SI_ADAPTIVE_BIN (widget), width));
}

static void
si_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiAdaptiveBin *self = SI_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiAdaptiveBin *self = SI_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_adaptive_bin_dispose (GObject *object)
{
  g_clear_handle_id (&SI_ADAPTIVE_BIN (object)->idle_id, g_source_remove);

  G_OBJECT_CLASS (si_adaptive_bin_parent_class)->dispose (object);
}

static void
si_adaptive_bin_class_init (SiAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_adaptive_bin_dispose;
  object_class->get_property = si_adaptive_bin_get_property;
  object_class->set_property = si_adaptive_bin_set_property;
  widget_class->measure = si_adaptive_bin_measure;
  widget_class->realize = si_adaptive_bin_realize;
  widget_class->size_allocate = si_adaptive_bin_size_allocate;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_adaptive_bin_init (SiAdaptiveBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * si_adaptive_bin_get_narrow:
 * @self: a bin
 *
 * Returns: whether it is narrower than its threshold
 */
gboolean
si_adaptive_bin_get_narrow (SiAdaptiveBin *self)
{
  g_return_val_if_fail (SI_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}
