/* si-connection-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-connection-menu.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-direction.h"

/* The longest part of a connection's name that fits beside the search field. */
#define MAX_NAME_CHARS 18
#define MAX_NAME_CHARS_NARROW 5

struct _SiConnectionMenu
{
  AdwBin parent_instance;

  SiConnectionList *list;   /* (owned) (nullable) */
  SiConnection *connection; /* (owned) (nullable): the one in use */
  GMenu *menu;              /* (owned) */
  gboolean narrow;

  /* Template widgets */
  GtkMenuButton *button;
  GtkImage *insecure;
  GtkLabel *name;
};

G_DEFINE_FINAL_TYPE (SiConnectionMenu, si_connection_menu, ADW_TYPE_BIN)

/* Doubles the underscores of a name, which would be mnemonics otherwise. */
static char *
escape_mnemonic (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_connection (GMenu *section, const char *name, const char *target)
{
  g_autofree char *cut = si_cut_name (name);
  g_autofree char *label = escape_mnemonic (cut);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.connection", "s", target);
  g_menu_append_item (section, item);
}

static GMenuModel *
make_choice (SiConnectionMenu *self)
{
  GMenu *section = g_menu_new ();
  guint n_connections = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n_connections; i++)
    {
      g_autoptr (SiConnection) connection = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      append_connection (section, si_connection_get_name (connection),
                         si_connection_get_id (connection));
    }
  append_connection (section, _ ("Sample Data"), SI_SAMPLE_CONNECTION);
  return G_MENU_MODEL (section);
}

/* Creates the menu section for the connection in use. */
static GMenuModel *
make_changes (SiConnectionMenu *self)
{
  GMenu *section = g_menu_new ();
  g_autofree char *cut = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *name = NULL;
  g_autofree char *edit = NULL;

  g_menu_append (section, _ ("_Add Connection…"), "win.add-connection");
  if (self->connection == NULL)
    return G_MENU_MODEL (section);

  cut = si_cut_name (si_connection_get_name (self->connection));
  isolated = si_direction_isolate_name (cut);
  name = escape_mnemonic (isolated);
  if (si_connection_get_id (self->connection) != NULL)
    {
      g_autofree char *remove = g_strdup_printf (_ ("_Remove “%s”"), name);

      edit = g_strdup_printf (_ ("_Edit “%s”…"), name);
      g_menu_append (section, edit, "win.edit-connection");
      g_menu_append (section, remove, "win.remove-connection");
    }
  else if (!si_connection_has_own_key (self->connection))
    {
      edit = g_strdup_printf (_ ("_Save “%s”…"), name);
      g_menu_append (section, edit, "win.edit-connection");
    }
  return G_MENU_MODEL (section);
}

static void
update_menu (SiConnectionMenu *self)
{
  g_autoptr (GMenuModel) choice = NULL;
  g_autoptr (GMenuModel) changes = NULL;

  g_assert (SI_IS_CONNECTION_MENU (self));

  g_menu_remove_all (self->menu);
  if (self->list == NULL)
    return;
  choice = make_choice (self);
  changes = make_changes (self);
  g_menu_append_section (self->menu, NULL, choice);
  g_menu_append_section (self->menu, NULL, changes);
}

static void
update_button (SiConnectionMenu *self)
{
  g_autofree char *name = si_cut_name (
      self->connection != NULL ? si_connection_get_name (self->connection) : _ ("No connection"));
  g_autofree char *address
      = si_cut (self->connection != NULL ? si_connection_get_address (self->connection) : name);
  gboolean insecure = self->connection != NULL && si_connection_get_insecure (self->connection);
  g_autofree char *isolated = si_direction_isolate_name (name);
  int n_chars = self->narrow ? MAX_NAME_CHARS_NARROW : MAX_NAME_CHARS;
  g_autofree char *label = NULL;

  gtk_label_set_label (self->name, name);
  gtk_label_set_width_chars (self->name, MIN (g_utf8_strlen (name, -1), n_chars));
  gtk_widget_set_visible (GTK_WIDGET (self->insecure), insecure);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), address);

  if (self->connection != NULL)
    /* Translators: %s is a connection's name. */
    label = g_strdup_printf (insecure ? _ ("Connection: %s, not encrypted") : _ ("Connection: %s"),
                             isolated);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->connection != NULL || self->list != NULL);
}

static void
si_connection_menu_dispose (GObject *object)
{
  SiConnectionMenu *self = SI_CONNECTION_MENU (object);

  g_clear_object (&self->list);
  g_clear_object (&self->connection);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (si_connection_menu_parent_class)->dispose (object);
}

static void
si_connection_menu_class_init (SiConnectionMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_connection_menu_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/SyncInventory/ui/si-connection-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, SiConnectionMenu, button);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionMenu, insecure);
  gtk_widget_class_bind_template_child (widget_class, SiConnectionMenu, name);
}

static void
si_connection_menu_init (SiConnectionMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->menu = g_menu_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
  update_button (self);
}

/**
 * si_connection_menu_set_list:
 * @self: a menu
 * @list: the saved connections; to be called at most once. Without a list, the menu is only a name
 */
void
si_connection_menu_set_list (SiConnectionMenu *self, SiConnectionList *list)
{
  g_return_if_fail (SI_IS_CONNECTION_MENU (self));
  g_return_if_fail (SI_IS_CONNECTION_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  si_compat_set_up_menu (self->button);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update_menu), self,
                           G_CONNECT_SWAPPED);
  update_menu (self);
  update_button (self);
}

/**
 * si_connection_menu_set_connection:
 * @self: a menu
 * @connection: (nullable): the connection in use
 */
void
si_connection_menu_set_connection (SiConnectionMenu *self, SiConnection *connection)
{
  g_return_if_fail (SI_IS_CONNECTION_MENU (self));
  g_return_if_fail (connection == NULL || SI_IS_CONNECTION (connection));

  g_set_object (&self->connection, connection);
  update_menu (self);
  update_button (self);
}

/**
 * si_connection_menu_set_narrow:
 * @self: a menu
 * @narrow: whether the name is cut to the room that is left
 */
void
si_connection_menu_set_narrow (SiConnectionMenu *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_CONNECTION_MENU (self));

  self->narrow = narrow;
  update_button (self);
}
