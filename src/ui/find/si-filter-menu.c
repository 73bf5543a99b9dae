/* si-filter-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-filter-menu.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-finding-count.h"
#include "si-finding-text.h"

struct _SiFilterMenu
{
  AdwBin parent_instance;

  SiProductList *list;         /* (owned) (nullable) */
  GSimpleActionGroup *actions; /* (owned): a boolean for each finding, by its name */
  GMenu *menu;                 /* (owned) */

  /* Template widgets */
  GtkMenuButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SiFilterMenu, si_filter_menu, ADW_TYPE_BIN)

static SiFindings
get_chosen (SiFilterMenu *self)
{
  return si_filter_get_findings (si_product_list_get_filter (self->list));
}

/* Fills the menu when it opens, since the numbers change more often than a person looks. */
static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  SiFilterMenu *self = user_data;

  g_menu_remove_all (self->menu);
  for (guint i = 0; self->list != NULL && i < SI_N_FINDINGS; i++)
    {
      const SiFindings flag = si_findings[i].flag;
      const guint n = si_finding_count (self->list, flag);
      g_autofree char *label = si_finding_text_count (flag, n);
      g_autofree char *action = g_strdup_printf ("filter.%s", si_findings[i].name);

      if (n > 0 || (get_chosen (self) & flag) != 0)
        g_menu_append (self->menu, label, action);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) == 0)
    g_menu_append (self->menu, _ ("Nothing stands out"), "filter.none");
}

static void
update_states (SiFilterMenu *self)
{
  g_assert (SI_IS_FILTER_MENU (self));

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      GAction *action
          = g_action_map_lookup_action (G_ACTION_MAP (self->actions), si_findings[i].name);
      const gboolean chosen = (get_chosen (self) & si_findings[i].flag) != 0;

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (chosen));
    }
}

static void
change_state (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  SiFilterMenu *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if (g_str_equal (si_findings[i].name, name))
      si_filter_set_findings (si_product_list_get_filter (self->list),
                              get_chosen (self) ^ si_findings[i].flag);
}

static void
update_sensitive (SiFilterMenu *self)
{
  g_assert (SI_IS_FILTER_MENU (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self), si_product_list_get_table (self->list) != NULL);
}

static void
si_filter_menu_dispose (GObject *object)
{
  SiFilterMenu *self = SI_FILTER_MENU (object);

  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (si_filter_menu_parent_class)->dispose (object);
}

static void
si_filter_menu_class_init (SiFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_filter_menu_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-filter-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, SiFilterMenu, button);
  gtk_widget_class_bind_template_child (widget_class, SiFilterMenu, label);
}

static void
si_filter_menu_init (SiFilterMenu *self)
{
  g_autoptr (GSimpleAction) none = g_simple_action_new ("none", NULL);
  GtkPopover *popover;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new_stateful (si_findings[i].name, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect_object (action, "change-state", G_CALLBACK (change_state), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_simple_action_set_enabled (none, FALSE);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (none));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));

  self->menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  popover = gtk_menu_button_get_popover (self->button);
  /* The arrow keys would leave the only item of a menu for the scrolled window around it. */
  gtk_widget_set_focusable (gtk_popover_get_child (popover), FALSE);
  gtk_menu_button_set_create_popup_func (self->button, fill_menu, self, NULL);
}

/**
 * si_filter_menu_set_list:
 * @self: a menu
 * @list: the list whose filter it changes; to be called once
 */
void
si_filter_menu_set_list (SiFilterMenu *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_FILTER_MENU (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (si_product_list_get_filter (list), "notify::findings",
                           G_CALLBACK (update_states), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update_sensitive), self,
                           G_CONNECT_SWAPPED);
  update_states (self);
  update_sensitive (self);
}

/**
 * si_filter_menu_set_narrow:
 * @self: a menu
 * @narrow: whether only an icon fits
 */
void
si_filter_menu_set_narrow (SiFilterMenu *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_FILTER_MENU (self));

  gtk_widget_set_visible (GTK_WIDGET (self->label), !narrow);
}
