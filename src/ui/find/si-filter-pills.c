/* si-filter-pills.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-filter-pills.h"

#include <glib/gi18n.h>

#include "si-button.h"
#include "si-filter-text.h"
#include "si-finding-text.h"
#include "si-pill-layout.h"

struct _SiFilterPills
{
  GtkWidget parent_instance;

  SiProductList *list;             /* (owned) (nullable) */
  GtkWidget *pills[SI_N_FINDINGS]; /* in the order of the registry; those of others are hidden */
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (SiFilterPills, si_filter_pills, GTK_TYPE_WIDGET)

static SiFilter *
get_filter (SiFilterPills *self)
{
  return si_product_list_get_filter (self->list);
}

static GtkLabel *
get_label (GtkWidget *pill)
{
  return GTK_LABEL (gtk_widget_get_first_child (pill));
}

static GtkWidget *
get_button (GtkWidget *pill)
{
  return gtk_widget_get_last_child (pill);
}

/* Returns: (transfer full): the finding in words, with the chosen godowns where it is about these.
 */
static char *
describe (SiFilterPills *self, const SiFindingInfo *info)
{
  const char *name = si_finding_text_name (info->flag);
  g_autofree char *godowns
      = si_filter_text_place (get_filter (self), si_product_list_get_table (self->list));

  if (!info->by_godown || godowns == NULL)
    return g_strdup (name);
  /* Translators: what the list is filtered by, such as: Below Zero in Karachi Warehouse. */
  return g_strdup_printf (C_ ("filter", "%s in %s"), name, godowns);
}

static void
update (SiFilterPills *self)
{
  const SiFindings findings = si_filter_get_findings (get_filter (self));
  guint n = 0;

  g_assert (SI_IS_FILTER_PILLS (self));

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      const gboolean chosen = (findings & si_findings[i].flag) != 0;
      g_autofree char *text = describe (self, &si_findings[i]);
      /* Translators: removes a part of the filter, such as: Remove “Below Zero”. */
      g_autofree char *words = g_strdup_printf (_ ("Remove “%s”"), text);

      gtk_label_set_label (get_label (self->pills[i]), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (get_button (self->pills[i])),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_visible (self->pills[i], chosen);
      n += chosen;
    }
  gtk_widget_set_visible (self->clear, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* Returns: (nullable): the pill that gets the focus when this one goes: the next one, or else the
 *   one before. */
static GtkWidget *
find_neighbour (GtkWidget *pill)
{
  GtkWidget *other;

  for (other = gtk_widget_get_next_sibling (pill); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (gtk_widget_get_visible (other))
      return other;
  for (other = gtk_widget_get_prev_sibling (pill); other != NULL;
       other = gtk_widget_get_prev_sibling (other))
    if (gtk_widget_get_visible (other))
      return other;
  return NULL;
}

static void
remove_pill (SiFilterPills *self, guint nth)
{
  SiFilter *filter = get_filter (self);
  GtkWidget *pill = self->pills[nth];
  const gboolean had_focus = gtk_widget_get_focus_child (pill) != NULL;
  GtkWidget *neighbour = had_focus ? find_neighbour (pill) : NULL;

  si_filter_set_findings (filter, si_filter_get_findings (filter) & ~si_findings[nth].flag);
  if (neighbour != NULL && gtk_widget_get_visible (neighbour))
    gtk_widget_child_focus (neighbour, GTK_DIR_TAB_FORWARD);
  else if (had_focus)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static guint
find_pill (SiFilterPills *self, GtkWidget *pill)
{
  guint nth = 0;

  while (self->pills[nth] != pill)
    nth++;
  return nth;
}

static void
remove_clicked (SiFilterPills *self, GtkWidget *button)
{
  g_assert (SI_IS_FILTER_PILLS (self));

  remove_pill (self, find_pill (self, gtk_widget_get_parent (button)));
}

static gboolean
key_pressed (SiFilterPills *self,
             guint key,
             guint keycode,
             GdkModifierType modifiers,
             GtkEventController *controller)
{
  g_assert (SI_IS_FILTER_PILLS (self));

  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_pill (self, find_pill (self, gtk_event_controller_get_widget (controller)));
  return GDK_EVENT_STOP;
}

static void
clear_clicked (SiFilterPills *self)
{
  g_assert (SI_IS_FILTER_PILLS (self));

  si_filter_set_findings (get_filter (self), SI_FINDING_NONE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static GtkWidget *
create_pill (SiFilterPills *self)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  si_button_hide_image (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (pill, keys);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_box_append (GTK_BOX (pill), button);
  gtk_widget_add_css_class (pill, "filter-pill");
  gtk_widget_set_visible (pill, FALSE);
  gtk_widget_set_parent (pill, GTK_WIDGET (self));
  return pill;
}

static void
si_filter_pills_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&SI_FILTER_PILLS (object)->list);

  G_OBJECT_CLASS (si_filter_pills_parent_class)->dispose (object);
}

static void
si_filter_pills_class_init (SiFilterPillsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_filter_pills_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "filterpills");
  gtk_widget_class_set_layout_manager_type (widget_class, SI_TYPE_PILL_LAYOUT);
}

static void
si_filter_pills_init (SiFilterPills *self)
{
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    self->pills[i] = create_pill (self);
  self->clear = gtk_button_new_with_label (_ ("Clear All"));
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_clicked), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
}

/**
 * si_filter_pills_set_list:
 * @self: pills
 * @list: the list whose filter they show; to be called once
 */
void
si_filter_pills_set_list (SiFilterPills *self, SiProductList *list)
{
  static const char *const followed[] = { "notify::findings", "notify::godown-ids" };

  g_return_if_fail (SI_IS_FILTER_PILLS (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (get_filter (self), followed[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_filter_pills_remove_last:
 * @self: pills
 *
 * Removes the part of the filter that stands last.
 *
 * Returns: whether there was one
 */
gboolean
si_filter_pills_remove_last (SiFilterPills *self)
{
  g_return_val_if_fail (SI_IS_FILTER_PILLS (self), FALSE);

  for (guint i = SI_N_FINDINGS; i-- > 0;)
    if (gtk_widget_get_visible (self->pills[i]))
      {
        remove_pill (self, i);
        return TRUE;
      }
  return FALSE;
}
