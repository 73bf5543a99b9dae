/* si-hands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-hands.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>

#include "si-test.h"

/* Columns and menus come to rest within so many frames. */
#define STILL_FRAMES 5

struct _SiHands
{
  GtkWindow *window; /* (unowned) */
  Display *display; /* (owned): a second connection beside GTK's, which only waits for the server */
  gint64 done;      /* the time at which the last event is due, in monotonic time */
};

static Window
get_xid (SiHands *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));

  return gdk_x11_surface_get_xid (surface);
}

/* Asks the server for its own events, which have the time at which it made each key. */
static void
listen_to_keys (SiHands *self)
{
  unsigned char bits[XIMaskLen (XI_LASTEVENT)] = { 0 };
  XIEventMask mask = { XIAllMasterDevices, sizeof bits, bits };
  int major = 2;
  int minor = 0;

  XIQueryVersion (self->display, &major, &minor);
  XISetMask (bits, XI_RawKeyPress);
  XISelectEvents (self->display, DefaultRootWindow (self->display), &mask, 1);
}

static gboolean
run_on (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_main_context (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, run_on, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

SiHands *
si_hands_new (GtkWindow *window)
{
  SiHands *self = g_new0 (SiHands, 1);

  self->window = window;
  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  listen_to_keys (self);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  run_main_context (100);
  /* The window gets the focus, which a window manager would give it. */
  XSetInputFocus (self->display, get_xid (self), RevertToParent, CurrentTime);
  XFlush (self->display);
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  return self;
}

void
si_hands_free (SiHands *self)
{
  XCloseDisplay (self->display);
  g_free (self);
}

static void
expect (SiHands *self, guint delay)
{
  self->done = MAX (self->done, g_get_monotonic_time ()) + delay * 1000;
}

/* Puts a key that the keyboard lacks, such as a dead key, in the place of a key without a
 * meaning. */
static void
add_key (SiHands *self, guint key)
{
  KeySym symbol = key;
  int first;
  int last;

  XDisplayKeycodes (self->display, &first, &last);
  while (last > first && XkbKeycodeToKeysym (self->display, (KeyCode) last, 0, 0) != NoSymbol)
    last--;
  XChangeKeyboardMapping (self->display, last, 1, &symbol, 1);
  XSync (self->display, FALSE);
  run_main_context (100);
}

static void
send_key (SiHands *self, guint key, gboolean pressed, guint delay)
{
  KeyCode code;

  if (XKeysymToKeycode (self->display, key) == 0)
    add_key (self, key);
  code = XKeysymToKeycode (self->display, key);
  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, pressed, delay);
  expect (self, delay);
}

/* Returns: TRUE if the key needs Shift. */
static gboolean
is_shifted (SiHands *self, guint key)
{
  const KeyCode code = XKeysymToKeycode (self->display, key);

  return XkbKeycodeToKeysym (self->display, code, 0, 0) != (KeySym) key
         && XkbKeycodeToKeysym (self->display, code, 0, 1) == (KeySym) key;
}

void
si_hands_press (SiHands *self, guint key, GdkModifierType modifiers, guint pace)
{
  const gboolean shifted = is_shifted (self, key) || (modifiers & GDK_SHIFT_MASK) != 0;
  const gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (control)
    send_key (self, XK_Control_L, TRUE, 0);
  if (shifted)
    send_key (self, XK_Shift_L, TRUE, 0);
  send_key (self, key, TRUE, pace);
  send_key (self, key, FALSE, 0);
  if (shifted)
    send_key (self, XK_Shift_L, FALSE, 0);
  if (control)
    send_key (self, XK_Control_L, FALSE, 0);
  XFlush (self->display);
}

void
si_hands_move (SiHands *self, guint key, gboolean down)
{
  send_key (self, key, down, 0);
  XFlush (self->display);
}

void
si_hands_hold (SiHands *self, guint key, guint time)
{
  send_key (self, key, TRUE, 0);
  send_key (self, key, FALSE, time);
  XFlush (self->display);
}

void
si_hands_type (SiHands *self, const char *text, guint pace)
{
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '\n':
        si_hands_press (self, XK_Return, 0, pace);
        break;
      case '\r':
        si_hands_press (self, XK_KP_Enter, 0, pace);
        break;
      case '\v':
        si_hands_press (self, XK_j, GDK_CONTROL_MASK, pace);
        break;
      case '\t':
        si_hands_press (self, XK_Tab, 0, pace);
        break;
      case 0x1d:
        si_hands_press (self, XK_bracketright, GDK_CONTROL_MASK, pace);
        break;
      default:
        si_hands_press (self, (guint) *c, 0, pace);
      }
}

static void
move_modifiers (SiHands *self, GdkModifierType modifiers, gboolean down)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    send_key (self, XK_Control_L, down, 10);
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    send_key (self, XK_Shift_L, down, 10);
}

/* A place in the window, as it was looked at last, and the frames for which it has been there. */
typedef struct
{
  graphene_rect_t area;
  guint n_frames;
} Stillness;

static gboolean
look_at_place (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Stillness *stillness = data;
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_native (widget)), &area))
    return G_SOURCE_CONTINUE;
  stillness->n_frames = graphene_rect_equal (&area, &stillness->area) ? stillness->n_frames + 1 : 0;
  stillness->area = area;
  return G_SOURCE_CONTINUE;
}

static gboolean
stands_still (gpointer data)
{
  return ((Stillness *) data)->n_frames > STILL_FRAMES;
}

void
si_hands_wait_until_still (SiHands *self, GtkWidget *widget)
{
  Stillness stillness = { 0 };
  const guint id = gtk_widget_add_tick_callback (widget, look_at_place, &stillness, NULL);

  si_test_wait_for (stands_still, &stillness, 10);
  gtk_widget_remove_tick_callback (widget, id);
}

void
si_hands_click_with (SiHands *self, GtkWidget *widget, guint button, GdkModifierType modifiers)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  graphene_rect_t area;
  double x;
  double y;
  int root_x;
  int root_y;
  Window child;

  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &area));
  gtk_native_get_surface_transform (native, &x, &y);
  x += area.origin.x + area.size.width / 2;
  y += area.origin.y + area.size.height / 2;
  XTranslateCoordinates (self->display, gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (self->display), (int) x, (int) y, &root_x, &root_y,
                         &child);
  XTestFakeMotionEvent (self->display, -1, root_x - 2, root_y, 0);
  XTestFakeMotionEvent (self->display, -1, root_x, root_y, 20);
  move_modifiers (self, modifiers, TRUE);
  XTestFakeButtonEvent (self->display, button, TRUE, 20);
  XTestFakeButtonEvent (self->display, button, FALSE, 10);
  move_modifiers (self, modifiers, FALSE);
  XFlush (self->display);
  expect (self, 50);
}

void
si_hands_click (SiHands *self, GtkWidget *widget)
{
  si_hands_click_with (self, widget, 1, 0);
}

void
si_hands_wait (SiHands *self, guint milliseconds)
{
  const gint64 left = self->done - g_get_monotonic_time ();

  run_main_context (MAX (left, 0) / 1000);
  /* The server is late on a busy machine. After these two, it has made all events, and GTK has
   * them. */
  XSync (self->display, FALSE);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (self->window)));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  run_main_context (milliseconds);
}

guint
si_hands_get_longest_gap (SiHands *self)
{
  Time last = 0;
  guint gap = 0;

  while (XPending (self->display) > 0)
    {
      XEvent event;

      XNextEvent (self->display, &event);
      if (event.type != GenericEvent || !XGetEventData (self->display, &event.xcookie))
        continue;
      if (event.xcookie.evtype == XI_RawKeyPress)
        {
          const Time time = ((XIRawEvent *) event.xcookie.data)->time;

          if (last != 0)
            gap = MAX (gap, (guint) (time - last));
          last = time;
        }
      XFreeEventData (self->display, &event.xcookie);
    }
  return gap;
}
