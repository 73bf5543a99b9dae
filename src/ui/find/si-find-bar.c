/* si-find-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-find-bar.h"

#include <glib/gi18n.h>

#include "si-filter-menu.h"
#include "si-filter-pills.h"
#include "si-godown-filter.h"

/* A longer text is cut, since searching and laying it out would take seconds. */
#define MOST_CHARS 500

/* The search field is not wider than this on its own account. */
#define LEAST_CHARS 5

struct _SiFindBar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkSearchEntry *search;
  SiGodownFilter *godowns;
  SiFilterMenu *menu;
  SiFilterPills *pills;
};

G_DEFINE_FINAL_TYPE (SiFindBar, si_find_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

enum
{
  ACTIVATE,
  CUT,
  ESCAPE,
  LEAVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
entry_activated (SiFindBar *self)
{
  g_assert (SI_IS_FIND_BAR (self));

  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
escape_pressed (SiFindBar *self)
{
  g_assert (SI_IS_FIND_BAR (self));

  g_signal_emit (self, signals[ESCAPE], 0);
}

static void
text_changed (SiFindBar *self)
{
  g_assert (SI_IS_FIND_BAR (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
text_inserted (SiFindBar *self, const char *text, int length, int *position, GtkEditable *editable)
{
  const glong n_chars
      = g_utf8_strlen (text, length) + g_utf8_strlen (gtk_editable_get_text (editable), -1);

  g_assert (SI_IS_FIND_BAR (self));

  if (n_chars > MOST_CHARS)
    g_signal_emit (self, signals[CUT], 0, MOST_CHARS);
}

static gboolean
key_pressed (SiFindBar *self,
             guint key,
             guint keycode,
             GdkModifierType modifiers,
             GtkEventController *controller)
{
  g_assert (SI_IS_FIND_BAR (self));

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
si_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, si_find_bar_get_text (SI_FIND_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      si_find_bar_set_text (SI_FIND_BAR (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
create_signals (GType type)
{
  signals[ACTIVATE]
      = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CUT] = g_signal_new ("cut", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_UINT);
  signals[ESCAPE]
      = g_signal_new ("escape", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE]
      = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
si_find_bar_class_init (SiFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = si_find_bar_get_property;
  object_class->set_property = si_find_bar_set_property;

  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  create_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (SI_TYPE_FILTER_MENU);
  g_type_ensure (SI_TYPE_FILTER_PILLS);
  g_type_ensure (SI_TYPE_GODOWN_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiFindBar, godowns);
  gtk_widget_class_bind_template_child (widget_class, SiFindBar, menu);
  gtk_widget_class_bind_template_child (widget_class, SiFindBar, pills);
  gtk_widget_class_bind_template_child (widget_class, SiFindBar, search);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, escape_pressed);
  gtk_widget_class_bind_template_callback (widget_class, si_find_bar_open_godowns);
}

static void
si_find_bar_init (SiFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), LEAST_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), LEAST_CHARS);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));
  gtk_text_set_max_length (GTK_TEXT (text), MOST_CHARS);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (text_inserted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "notify::text", G_CALLBACK (text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * si_find_bar_set_list:
 * @self: a bar
 * @list: the list whose filter it shows and changes; to be called once
 */
void
si_find_bar_set_list (SiFindBar *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));

  si_filter_menu_set_list (self->menu, list);
  si_filter_pills_set_list (self->pills, list);
  si_godown_filter_set_list (self->godowns, list);
}

/**
 * si_find_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is room for the search field and icons only
 */
void
si_find_bar_set_narrow (SiFindBar *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));

  si_filter_menu_set_narrow (self->menu, narrow);
  si_godown_filter_set_narrow (self->godowns, narrow);
}

/**
 * si_find_bar_get_text:
 * @self: a bar
 *
 * Returns: (transfer none): the text in the search field
 */
const char *
si_find_bar_get_text (SiFindBar *self)
{
  g_return_val_if_fail (SI_IS_FIND_BAR (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/**
 * si_find_bar_set_text:
 * @self: a bar
 * @text: the text to put into the search field
 */
void
si_find_bar_set_text (SiFindBar *self, const char *text)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (si_find_bar_get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * si_find_bar_select_text:
 * @self: a bar
 *
 * Selects the text, so that the next one replaces it.
 */
void
si_find_bar_select_text (SiFindBar *self)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));

  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * si_find_bar_focus:
 * @self: a bar
 *
 * Moves the focus into the search field, and selects its text.
 */
void
si_find_bar_focus (SiFindBar *self)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * si_find_bar_open_godowns:
 * @self: a bar
 *
 * Opens the list of godowns.
 */
void
si_find_bar_open_godowns (SiFindBar *self)
{
  g_return_if_fail (SI_IS_FIND_BAR (self));

  si_godown_filter_open (self->godowns);
}

/**
 * si_find_bar_remove_last:
 * @self: a bar
 *
 * Removes the last pill.
 *
 * Returns: whether there was one
 */
gboolean
si_find_bar_remove_last (SiFindBar *self)
{
  g_return_val_if_fail (SI_IS_FIND_BAR (self), FALSE);

  return si_filter_pills_remove_last (self->pills);
}

static gboolean
writes_text (guint key, GdkModifierType modifiers)
{
  const gunichar c = gdk_keyval_to_unicode (key);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  return (c != ' ' && g_unichar_isprint (c)) || key == GDK_KEY_Multi_key
         || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_longsolidusoverlay);
}

/**
 * si_find_bar_take_key:
 * @self: a bar
 * @controller: the controller of the window, while it handles a key that no widget has taken
 * @key: the key
 * @modifiers: its modifiers
 *
 * Moves the focus into the search field for a key that writes text, and writes it there.
 *
 * Returns: whether the key was taken
 */
gboolean
si_find_bar_take_key (SiFindBar *self,
                      GtkEventControllerKey *controller,
                      guint key,
                      GdkModifierType modifiers)
{
  GtkWidget *text;
  GtkRoot *root;

  g_return_val_if_fail (SI_IS_FIND_BAR (self), FALSE);
  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER_KEY (controller), FALSE);

  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));
  root = gtk_widget_get_root (text);
  if (!writes_text (key, modifiers) || gtk_root_get_focus (root) == text)
    return FALSE;
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  return gtk_event_controller_key_forward (controller, text);
}
