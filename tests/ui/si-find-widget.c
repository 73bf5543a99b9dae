/* si-find-widget.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-find-widget.h"

typedef gboolean (*Condition) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, Condition condition, gconstpointer data)
{
  GtkWidget *child;

  if (condition (widget, data))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, condition, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static gboolean
is_called (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0
         || g_strcmp0 (gtk_widget_get_name (widget), id) == 0
         || (GTK_IS_BUTTON (widget)
             && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), id) == 0);
}

static gboolean
is_label_of (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_inscription_of (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

GtkWidget *
si_find_child (GtkWidget *widget, GType type)
{
  return find (widget, is_of_type, &type);
}

GtkWidget *
si_find_by_id (GtkWidget *widget, const char *id)
{
  return find (widget, is_called, id);
}

GtkWidget *
si_find_inscription (GtkWidget *widget, const char *text)
{
  return find (widget, is_inscription_of, text);
}

GtkWidget *
si_find_label (GtkWidget *widget, const char *text)
{
  return find (widget, is_label_of, text);
}
