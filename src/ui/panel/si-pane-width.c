/* si-pane-width.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-pane-width.h"

#define USUAL_WIDTH 340

/* A handle can be taken so many pixels beside it. */
#define HANDLE_EXTRA 6

/* GTK may place the handle elsewhere at first; after that there is no room for the width. */
#define MOST_TRIES 2

struct _SiPaneWidth
{
  GObject parent_instance;

  GtkPaned *paned;  /* (owned) */
  int width;        /* as the person has left it */
  int total;        /* of both children when the end child was placed last; 0 before */
  int settled;      /* the width of the end child then, which may have had no room */
  gboolean is_held; /* the person has taken the handle since @total changed */
  guint n_placed;   /* times that the handle was moved for @total since the last settled frame */
  guint settle_id;  /* an idle source */
  guint tick_id;    /* a tick callback of the paned */
};

static void settle_later (SiPaneWidth *self);
static void await_frame (SiPaneWidth *self);

G_DEFINE_FINAL_TYPE (SiPaneWidth, si_pane_width, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
take_width (SiPaneWidth *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/* Moves the handle by the difference of the end child's width from its own. The width of the paned
 * would be no measure, since it can be that of another frame. */
static void
place (SiPaneWidth *self, int actual)
{
  self->n_placed++;
  gtk_paned_set_position (self->paned, gtk_paned_get_position (self->paned) + actual - self->width);
}

static int
get_outer_width (SiPaneWidth *self, GtkWidget *child)
{
  graphene_rect_t bounds;

  if (child == NULL || !gtk_widget_get_mapped (child)
      || !gtk_widget_compute_bounds (child, GTK_WIDGET (self->paned), &bounds))
    return 0;
  return (int) bounds.size.width;
}

/* Takes the width that the end child has, or gives it its own. @actual is its width in a frame in
 * which both children have @total. */
static void
settle_in (SiPaneWidth *self, int actual, int total)
{
  const gboolean is_new = total != self->total;
  const gboolean was_placed = self->n_placed > 0;
  const gboolean is_moved = !is_new && !was_placed && self->is_held && actual != self->settled;

  if (is_new)
    {
      self->is_held = FALSE;
      self->n_placed = 0;
    }
  self->total = total;
  self->settled = actual;
  if (is_moved)
    take_width (self, actual);
  else if (actual != self->width && self->n_placed < MOST_TRIES && (is_new || was_placed))
    place (self, actual);
  else
    self->n_placed = 0;
}

static gboolean
settle (gpointer user_data)
{
  SiPaneWidth *self = user_data;
  const int start = get_outer_width (self, gtk_paned_get_start_child (self->paned));
  const int end = get_outer_width (self, gtk_paned_get_end_child (self->paned));

  self->settle_id = 0;
  if (start == 0 || end == 0)
    {
      /* The handle may be elsewhere when both are shown again. */
      self->total = 0;
      return G_SOURCE_REMOVE;
    }
  /* The handle has moved, and the children have their old sizes until the next frame. */
  if (start != gtk_paned_get_position (self->paned))
    await_frame (self);
  else
    settle_in (self, end, start + end);
  return G_SOURCE_REMOVE;
}

/* The children are moved after this, but before any idle source. */
static gboolean
frame_cb (GtkWidget *paned, GdkFrameClock *clock, gpointer user_data)
{
  SiPaneWidth *self = user_data;

  g_assert (SI_IS_PANE_WIDTH (self));

  self->tick_id = 0;
  settle_later (self);
  return G_SOURCE_REMOVE;
}

static void
await_frame (SiPaneWidth *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->paned), frame_cb, self, NULL);
}

static void
settle_later (SiPaneWidth *self)
{
  g_assert (SI_IS_PANE_WIDTH (self));

  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle, self);
}

/* Notes whether a press is on the handle, or so near that the paned takes it for one. Children
 * whose minimum width changes move the handle as well. */
static void
pressed_cb (SiPaneWidth *self, double x, double y)
{
  GtkWidget *paned = GTK_WIDGET (self->paned);
  GtkWidget *start = gtk_paned_get_start_child (self->paned);
  GtkWidget *end = gtk_paned_get_end_child (self->paned);
  const gboolean mirrored = gtk_widget_get_direction (paned) == GTK_TEXT_DIR_RTL;
  graphene_rect_t left, right;

  g_assert (SI_IS_PANE_WIDTH (self));

  self->is_held = start != NULL && end != NULL
                  && gtk_widget_compute_bounds (mirrored ? end : start, paned, &left)
                  && gtk_widget_compute_bounds (mirrored ? start : end, paned, &right)
                  && x >= left.origin.x + left.size.width - HANDLE_EXTRA
                  && x <= right.origin.x + HANDLE_EXTRA;
}

/* Notes that a key moves the handle. */
static gboolean
handle_moved (SiPaneWidth *self, GtkScrollType scroll)
{
  g_assert (SI_IS_PANE_WIDTH (self));

  self->is_held = TRUE;
  return FALSE;
}

static void
si_pane_width_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiPaneWidth *self = SI_PANE_WIDTH (object);

  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_pane_width_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiPaneWidth *self = SI_PANE_WIDTH (object);

  switch (id)
    {
    case PROP_WIDTH:
      si_pane_width_set_width (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_pane_width_finalize (GObject *object)
{
  SiPaneWidth *self = SI_PANE_WIDTH (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->paned), self->tick_id);
  g_clear_object (&self->paned);

  G_OBJECT_CLASS (si_pane_width_parent_class)->finalize (object);
}

static void
si_pane_width_class_init (SiPaneWidthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_pane_width_get_property;
  object_class->set_property = si_pane_width_set_property;
  object_class->finalize = si_pane_width_finalize;

  properties[PROP_WIDTH]
      = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, USUAL_WIDTH,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_pane_width_init (SiPaneWidth *self)
{
  self->width = USUAL_WIDTH;
}

/**
 * si_pane_width_new:
 * @paned: a horizontal paned, whose start child takes the rest of the width
 *
 * Returns: (transfer full): the width of its end child
 */
SiPaneWidth *
si_pane_width_new (GtkPaned *paned)
{
  SiPaneWidth *self;
  GtkGesture *drag;

  g_return_val_if_fail (GTK_IS_PANED (paned), NULL);

  self = g_object_new (SI_TYPE_PANE_WIDTH, NULL);
  self->paned = g_object_ref (paned);
  drag = gtk_gesture_drag_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (paned), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (paned, "move-handle", G_CALLBACK (handle_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (paned, "notify::position", G_CALLBACK (settle_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (paned, "notify::max-position", G_CALLBACK (settle_later), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_pane_width_get_width:
 * @self: the width of a pane
 *
 * Returns: the width in pixels, as the person has left it
 */
int
si_pane_width_get_width (SiPaneWidth *self)
{
  g_return_val_if_fail (SI_IS_PANE_WIDTH (self), 0);

  return self->width;
}

/**
 * si_pane_width_set_width:
 * @self: the width of a pane
 * @width: the width in pixels
 */
void
si_pane_width_set_width (SiPaneWidth *self, int width)
{
  g_return_if_fail (SI_IS_PANE_WIDTH (self));
  g_return_if_fail (width >= 0);

  if (width == self->width)
    return;
  take_width (self, width);
  /* It is placed as it would be in a window of another width. */
  self->total = 0;
  settle_later (self);
}

/**
 * si_pane_width_expect:
 * @self: the width of a pane
 * @total: the width that the paned will have, in pixels
 *
 * Places the end child before the first frame, so that it does not jump afterwards.
 */
void
si_pane_width_expect (SiPaneWidth *self, int total)
{
  g_return_if_fail (SI_IS_PANE_WIDTH (self));

  gtk_paned_set_position (self->paned, total - self->width);
}
