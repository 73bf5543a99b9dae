/* si-view-switcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-view-switcher.h"

#include <glib/gi18n.h>

#include "si-digits.h"

struct _SiViewSwitcher
{
  GtkWidget parent_instance;

  AdwViewStack *stack; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiViewSwitcher, si_view_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GQuark
page_quark (void)
{
  return g_quark_from_static_string ("si-view-switcher-page");
}

static AdwViewStackPage *
get_page (GtkWidget *button)
{
  return g_object_get_qdata (G_OBJECT (button), page_quark ());
}

/* Returns: (transfer full): the name and the badge as a screen reader says them. */
static char *
describe (AdwViewStackPage *page)
{
  const char *title = adw_view_stack_page_get_title (page);
  const guint n = adw_view_stack_page_get_badge_number (page);

  if (n == 0)
    return g_strdup (title);
  if (adw_view_stack_page_get_needs_attention (page))
    /* Translators: a view such as “Alerts”, and how many things in it need attention. */
    return si_digits_printf (ngettext ("%s, %'u needs attention", "%s, %'u need attention", n),
                             title, n);
  /* Translators: a view such as “Changes”, and how many new things are in it. */
  return si_digits_printf (ngettext ("%s, %'u new", "%s, %'u new", n), title, n);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_button (GtkWidget *button)
{
  AdwViewStackPage *page = get_page (button);
  GtkWidget *title = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *badge = gtk_widget_get_next_sibling (title);
  const guint n = adw_view_stack_page_get_badge_number (page);
  g_autofree char *number = si_digits_printf ("%'u", n);
  g_autofree char *words = describe (page);

  gtk_label_set_label (GTK_LABEL (title), adw_view_stack_page_get_title (page));
  gtk_label_set_label (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, n > 0);
  set_class (badge, "attention", adw_view_stack_page_get_needs_attention (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static gboolean
is_shown (SiViewSwitcher *self, GtkWidget *button)
{
  return adw_view_stack_page_get_child (get_page (button))
         == adw_view_stack_get_visible_child (self->stack);
}

static void
update_active (SiViewSwitcher *self)
{
  GtkWidget *button;

  g_assert (SI_IS_VIEW_SWITCHER (self));

  for (button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const gboolean active = is_shown (self, button);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, active,
                                   -1);
    }
}

static void
button_toggled (SiViewSwitcher *self, GtkToggleButton *button)
{
  g_assert (SI_IS_VIEW_SWITCHER (self));

  if (gtk_toggle_button_get_active (button))
    adw_view_stack_set_visible_child (
        self->stack, adw_view_stack_page_get_child (get_page (GTK_WIDGET (button))));
}

/* A screen reader reads the name of the button, and not its labels, too. */
static GtkWidget *
create_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
create_button (AdwViewStackPage *page)
{
  GtkWidget *button
      = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = create_label ();
  GtkWidget *badge = create_label ();

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_qdata_full (G_OBJECT (button), page_quark (), g_object_ref (page), g_object_unref);
  g_signal_connect_object (page, "notify", G_CALLBACK (update_button), button, G_CONNECT_SWAPPED);
  update_button (button);
  return button;
}

static void
add_buttons (SiViewSwitcher *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  GtkWidget *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkWidget *button = create_button (page);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  update_active (self);
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    g_signal_connect_object (button, "toggled", G_CALLBACK (button_toggled), self,
                             G_CONNECT_SWAPPED);
}

static void
si_view_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STACK:
      g_value_set_object (value, SI_VIEW_SWITCHER (object)->stack);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_view_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STACK:
      si_view_switcher_set_stack (SI_VIEW_SWITCHER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_view_switcher_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&SI_VIEW_SWITCHER (object)->stack);

  G_OBJECT_CLASS (si_view_switcher_parent_class)->dispose (object);
}

static void
si_view_switcher_class_init (SiViewSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = si_view_switcher_dispose;
  object_class->get_property = si_view_switcher_get_property;
  object_class->set_property = si_view_switcher_set_property;

  properties[PROP_STACK]
      = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "siviewswitcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
si_view_switcher_init (SiViewSwitcher *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"),
                                  -1);
}

/**
 * si_view_switcher_set_stack:
 * @self: a switcher
 * @stack: a stack with its pages; to be called once
 */
void
si_view_switcher_set_stack (SiViewSwitcher *self, AdwViewStack *stack)
{
  g_return_if_fail (SI_IS_VIEW_SWITCHER (self));
  g_return_if_fail (ADW_IS_VIEW_STACK (stack));
  g_return_if_fail (self->stack == NULL);

  self->stack = g_object_ref (stack);
  add_buttons (self);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (update_active), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STACK]);
}
