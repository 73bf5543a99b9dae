/* si-scan-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-scan-filter.h"

#include "si-scan-recogniser.h"

/* The number of events that are remembered after they were passed on. */
#define N_PASSED 32

/* The fields that tell an event from others of its kind. */
typedef struct
{
  GdkEventType type;
  guint keycode;
  guint32 time;
} Passed;

struct _SiScanFilter
{
  GObject parent_instance;

  GtkWindow *window;            /* (unowned) (nullable): NULL once it is disposed */
  GtkWindow *focused;           /* (unowned) (nullable): it or the dialog that has the keyboard */
  SiScanRecogniser *recogniser; /* (owned) */
  GQueue held;                  /* (element-type GdkEvent) (owned) */
  guint pause_id;               /* the timeout that judges the held keys */
  gboolean passing;             /* the held keys are being passed on */
  GHashTable *down;             /* (owned): the keycodes that are pressed */
  GHashTable *dropped;          /* (owned): those whose press was dropped */
  Passed passed[N_PASSED];      /* the last events that were held and passed on, a ring */
  guint n_passed;
};

G_DEFINE_FINAL_TYPE (SiScanFilter, si_scan_filter, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WINDOW,
  N_PROPS
};

enum
{
  SCANNED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
remember_passed (SiScanFilter *self, GdkEvent *event)
{
  Passed *passed = &self->passed[self->n_passed++ % N_PASSED];

  passed->type = gdk_event_get_event_type (event);
  passed->keycode = gdk_key_event_get_keycode (event);
  passed->time = gdk_event_get_time (event);
}

/* Recognises an event that was passed on before, and must not be held twice: an input method may
 * take an event and post it again later. */
static gboolean
was_passed (SiScanFilter *self, GdkEvent *event)
{
  const guint n = MIN (self->n_passed, N_PASSED);

  for (guint i = 0; i < n; i++)
    if (self->passed[i].type == gdk_event_get_event_type (event)
        && self->passed[i].keycode == gdk_key_event_get_keycode (event)
        && self->passed[i].time == gdk_event_get_time (event))
      return TRUE;
  return FALSE;
}

static void
clear_held (SiScanFilter *self)
{
  g_queue_clear_full (&self->held, (GDestroyNotify) gdk_event_unref);
}

/* Passes the held keys on as if they came now, from the surface, where GTK begins with a key. */
static void
pass_on (SiScanFilter *self)
{
  GdkEvent *event;

  self->passing = TRUE;
  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      GdkSurface *surface = gdk_event_get_surface (event);
      gboolean handled;

      remember_passed (self, event);
      if (surface != NULL && !gdk_surface_is_destroyed (surface))
        g_signal_emit_by_name (surface, "event", event, &handled);
      gdk_event_unref (event);
    }
  self->passing = FALSE;
}

/* Drops the held keys. The releases of those that are still down will be dropped, too. */
static void
drop (SiScanFilter *self)
{
  GdkEvent *event;

  while ((event = g_queue_pop_head (&self->held)) != NULL)
    {
      gpointer keycode = GUINT_TO_POINTER (gdk_key_event_get_keycode (event));

      if (gdk_event_get_event_type (event) == GDK_KEY_PRESS)
        g_hash_table_add (self->dropped, keycode);
      else
        g_hash_table_remove (self->dropped, keycode);
      gdk_event_unref (event);
    }
}

static void
close_popovers (GtkWindow *window)
{
  GtkWidget *widget = gtk_window_get_focus (window);

  while (widget != NULL)
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (GTK_IS_POPOVER (widget))
        gtk_popover_popdown (GTK_POPOVER (widget));
      widget = parent;
    }
}

static void
tell (SiScanFilter *self)
{
  g_autofree char *code = g_strdup (si_scan_recogniser_get_code (self->recogniser));

  drop (self);
  if (self->focused != NULL)
    close_popovers (self->focused);
  g_signal_emit (self, signals[SCANNED], 0, code);
}

/* Drops the held keys if they are a code, else passes them on, and @event after them. */
static gboolean
judge (SiScanFilter *self, GdkEvent *event)
{
  gboolean propagate = GDK_EVENT_PROPAGATE;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (g_queue_is_empty (&self->held))
    return GDK_EVENT_PROPAGATE;
  if (si_scan_recogniser_judge (self->recogniser) == SI_SCAN_SCANNED)
    {
      tell (self);
      return GDK_EVENT_PROPAGATE;
    }

  /* The held keys may move the focus to another widget, which must get @event, so it is queued. */
  if (event != NULL)
    {
      g_queue_push_tail (&self->held, gdk_event_ref (event));
      propagate = GDK_EVENT_STOP;
    }
  pass_on (self);
  return propagate;
}

static gboolean
pause_over (gpointer user_data)
{
  g_autoptr (SiScanFilter) self = g_object_ref (user_data);

  self->pause_id = 0;
  judge (self, NULL);
  return G_SOURCE_REMOVE;
}

/* The priority is below that of events, so that a key that came in time is seen first. */
static void
judge_later (SiScanFilter *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add_full (GDK_PRIORITY_EVENTS + 1,
                                       si_scan_recogniser_get_patience (self->recogniser),
                                       pause_over, self, NULL);
}

/* Judges the held keys, and begins a new burst, since @event does not belong to them. */
static gboolean
interrupt (SiScanFilter *self, GdkEvent *event)
{
  const gboolean propagate = judge (self, event);

  si_scan_recogniser_reset (self->recogniser);
  return propagate;
}

static gboolean
is_end (guint key, GdkModifierType modifiers)
{
  /* Some scanners send CR and LF as Ctrl+M and Ctrl+J. */
  if (modifiers == GDK_CONTROL_MASK)
    return key == GDK_KEY_m || key == GDK_KEY_j;
  return modifiers == 0
         && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter
             || key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_Linefeed);
}

/* Returns: the character of a key, or 0 if it writes none. */
static gunichar
get_text (guint key, GdkModifierType modifiers)
{
  gunichar c;

  /* Scanners send FNC1 as Ctrl+], the group separator. */
  if (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_bracketright)
    return 0x1d;
  if (modifiers != 0)
    return 0;
  c = gdk_keyval_to_unicode (key);
  return g_unichar_isprint (c) ? c : 0;
}

static gboolean
end_pressed (SiScanFilter *self, GdkEvent *event)
{
  const guint keycode = gdk_key_event_get_keycode (event);

  switch (si_scan_recogniser_add_end (self->recogniser, gdk_event_get_time (event)))
    {
    case SI_SCAN_SCANNED:
      g_clear_handle_id (&self->pause_id, g_source_remove);
      g_hash_table_add (self->dropped, GUINT_TO_POINTER (keycode));
      tell (self);
      return GDK_EVENT_STOP;
    case SI_SCAN_KNOWN:
      g_hash_table_add (self->dropped, GUINT_TO_POINTER (keycode));
      return GDK_EVENT_STOP;
    case SI_SCAN_OPEN:
    case SI_SCAN_TYPED:
    default:
      return interrupt (self, event);
    }
}

static void
text_pressed (SiScanFilter *self, gunichar c, GdkEvent *event)
{
  g_queue_push_tail (&self->held, gdk_event_ref (event));
  if (si_scan_recogniser_add_text (self->recogniser, c, gdk_event_get_time (event)) == SI_SCAN_OPEN)
    judge_later (self);
  else
    {
      g_clear_handle_id (&self->pause_id, g_source_remove);
      pass_on (self);
    }
}

static gboolean
key_pressed (SiScanFilter *self, GdkEvent *event)
{
  const guint key = gdk_key_event_get_keyval (event);
  const gpointer keycode = GUINT_TO_POINTER (gdk_key_event_get_keycode (event));
  const GdkModifierType modifiers
      = gdk_event_get_modifier_state (event)
        & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK);
  const gunichar c = get_text (key, modifiers);
  const gboolean repeated = !g_hash_table_add (self->down, keycode);

  if (si_scan_recogniser_is_over (self->recogniser, gdk_event_get_time (event)))
    interrupt (self, NULL);
  if (!repeated && is_end (key, modifiers))
    return end_pressed (self, event);
  if (repeated || c == 0)
    return interrupt (self, event);
  text_pressed (self, c, event);
  return GDK_EVENT_STOP;
}

static gboolean
key_released (SiScanFilter *self, GdkEvent *event)
{
  const gpointer keycode = GUINT_TO_POINTER (gdk_key_event_get_keycode (event));

  g_hash_table_remove (self->down, keycode);
  if (!g_queue_is_empty (&self->held))
    {
      g_queue_push_tail (&self->held, gdk_event_ref (event));
      return GDK_EVENT_STOP;
    }
  return g_hash_table_remove (self->dropped, keycode) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
key_event (SiScanFilter *self, GdkEvent *event)
{
  /* An event without a time does not come from a keyboard. */
  if (gdk_event_get_time (event) == GDK_CURRENT_TIME || was_passed (self, event))
    return GDK_EVENT_PROPAGATE;

  if (gdk_key_event_is_modifier (event))
    {
      if (g_queue_is_empty (&self->held))
        return GDK_EVENT_PROPAGATE;
      g_queue_push_tail (&self->held, gdk_event_ref (event));
      return GDK_EVENT_STOP;
    }
  return gdk_event_get_event_type (event) == GDK_KEY_PRESS ? key_pressed (self, event)
                                                           : key_released (self, event);
}

/* A code for a text field of a dialog stays text, since a person may scan into it. */
static gboolean
takes_codes_as_text (SiScanFilter *self, GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return window != self->window && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
event_seen (SiScanFilter *self, GdkEvent *event, GtkEventController *controller)
{
  g_autoptr (SiScanFilter) alive = g_object_ref (self);
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (controller));

  g_assert (SI_IS_SCAN_FILTER (self));

  if (self->passing || self->window == NULL || !GTK_IS_WINDOW (root))
    return GDK_EVENT_PROPAGATE;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_KEY_RELEASE:
      if (takes_codes_as_text (self, GTK_WINDOW (root)))
        return GDK_EVENT_PROPAGATE;
      g_set_weak_pointer (&self->focused, GTK_WINDOW (root));
      return key_event (self, event);
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_FOCUS_CHANGE:
      return interrupt (self, NULL);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Watches the events of a window or popover in the capture phase, before any widget in it. */
static void
watch_native (SiScanFilter *self, GtkWidget *native)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (native), "si-scan-filter") == self)
    return;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_seen), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (native, controller);
  g_object_set_data (G_OBJECT (native), "si-scan-filter", self);
}

/* Watches the popover with the focus, since its keys do not pass through the window. */
static void
focus_moved (SiScanFilter *self, GParamSpec *pspec, GtkWindow *window)
{
  GtkWidget *widget = gtk_window_get_focus (window);

  g_assert (SI_IS_SCAN_FILTER (self));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_NATIVE (widget))
      watch_native (self, widget);
}

/* Resets the keys when the window loses the focus, since their releases go to another window. */
static void
active_changed (SiScanFilter *self, GParamSpec *pspec, GtkWindow *window)
{
  g_assert (SI_IS_SCAN_FILTER (self));

  if (gtk_window_is_active (window))
    return;
  interrupt (self, NULL);
  g_hash_table_remove_all (self->down);
  g_hash_table_remove_all (self->dropped);
}

static void
watch_window (SiScanFilter *self, GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), "si-scan-filter") == self)
    return;

  watch_native (self, GTK_WIDGET (window));
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
parent_changed (SiScanFilter *self, GParamSpec *pspec, GtkWindow *dialog)
{
  GtkWindow *parent = dialog;

  g_assert (SI_IS_SCAN_FILTER (self));

  while (parent != NULL && parent != self->window)
    parent = gtk_window_get_transient_for (parent);
  if (parent != NULL)
    watch_window (self, dialog);
}

/* Follows the parent of each new window, since a dialog gets its parent only later. */
static void
windows_changed (SiScanFilter *self,
                 guint position,
                 guint removed,
                 guint added,
                 GListModel *windows)
{
  g_assert (SI_IS_SCAN_FILTER (self));

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window == self->window)
        continue;
      g_signal_connect_object (window, "notify::transient-for", G_CALLBACK (parent_changed), self,
                               G_CONNECT_SWAPPED);
      parent_changed (self, NULL, window);
    }
}

static void
window_destroyed (SiScanFilter *self)
{
  g_assert (SI_IS_SCAN_FILTER (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  clear_held (self);
  g_clear_weak_pointer (&self->focused);
  g_clear_weak_pointer (&self->window);
}

static void
si_scan_filter_constructed (GObject *object)
{
  SiScanFilter *self = SI_SCAN_FILTER (object);
  GListModel *windows = gtk_window_get_toplevels ();

  G_OBJECT_CLASS (si_scan_filter_parent_class)->constructed (object);

  watch_window (self, self->window);
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (windows_changed), self,
                           G_CONNECT_SWAPPED);
  windows_changed (self, 0, 0, g_list_model_get_n_items (windows), windows);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_destroyed), self,
                           G_CONNECT_SWAPPED);
}

static void
si_scan_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiScanFilter *self = SI_SCAN_FILTER (object);

  switch (id)
    {
    case PROP_WINDOW:
      g_value_set_object (value, self->window);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_scan_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiScanFilter *self = SI_SCAN_FILTER (object);

  switch (id)
    {
    case PROP_WINDOW:
      g_set_weak_pointer (&self->window, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_scan_filter_dispose (GObject *object)
{
  SiScanFilter *self = SI_SCAN_FILTER (object);

  window_destroyed (self);

  G_OBJECT_CLASS (si_scan_filter_parent_class)->dispose (object);
}

static void
si_scan_filter_finalize (GObject *object)
{
  SiScanFilter *self = SI_SCAN_FILTER (object);

  g_clear_pointer (&self->recogniser, si_scan_recogniser_free);
  g_clear_pointer (&self->down, g_hash_table_unref);
  g_clear_pointer (&self->dropped, g_hash_table_unref);

  G_OBJECT_CLASS (si_scan_filter_parent_class)->finalize (object);
}

static void
si_scan_filter_class_init (SiScanFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = si_scan_filter_constructed;
  object_class->get_property = si_scan_filter_get_property;
  object_class->set_property = si_scan_filter_set_property;
  object_class->dispose = si_scan_filter_dispose;
  object_class->finalize = si_scan_filter_finalize;

  properties[PROP_WINDOW]
      = g_param_spec_object ("window", NULL, NULL, GTK_TYPE_WINDOW,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SCANNED] = g_signal_new ("scanned", SI_TYPE_SCAN_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
si_scan_filter_init (SiScanFilter *self)
{
  self->recogniser = si_scan_recogniser_new ();
  g_queue_init (&self->held);
  self->down = g_hash_table_new (NULL, NULL);
  self->dropped = g_hash_table_new (NULL, NULL);
}

/**
 * si_scan_filter_new:
 * @window: a window
 *
 * Returns: (transfer full): a filter of the window's keys, for as long as it is held
 */
SiScanFilter *
si_scan_filter_new (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  return g_object_new (SI_TYPE_SCAN_FILTER, "window", window, NULL);
}
