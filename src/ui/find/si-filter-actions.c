/* si-filter-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-filter-actions.h"

struct _SiFilterActions
{
  GObject parent_instance;

  SiFindBar *find_bar; /* (owned) */
  SiFilter *filter;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (SiFilterActions, si_filter_actions, G_TYPE_OBJECT)

static void
choose_godown_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_find_bar_open_godowns (SI_FILTER_ACTIONS (user_data)->find_bar);
}

static void
clear_search_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiFilterActions *self = user_data;

  si_find_bar_set_text (self->find_bar, "");
  si_find_bar_focus (self->find_bar);
}

static void
remove_godowns_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiFilterActions *self = user_data;

  si_filter_set_godown_ids (self->filter, NULL);
  si_find_bar_focus (self->find_bar);
}

static void
remove_findings_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiFilterActions *self = user_data;

  si_filter_set_findings (self->filter, SI_FINDING_NONE);
  si_find_bar_focus (self->find_bar);
}

static void
remove_filters_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_filter_set_godown_ids (SI_FILTER_ACTIONS (user_data)->filter, NULL);
  remove_findings_activated (action, parameter, user_data);
}

static void
show_all_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  si_find_bar_set_text (SI_FILTER_ACTIONS (user_data)->find_bar, "");
  remove_filters_activated (action, parameter, user_data);
}

static void
si_filter_actions_finalize (GObject *object)
{
  SiFilterActions *self = SI_FILTER_ACTIONS (object);

  g_clear_object (&self->find_bar);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (si_filter_actions_parent_class)->finalize (object);
}

static void
si_filter_actions_class_init (SiFilterActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_filter_actions_finalize;
}

static void
si_filter_actions_init (SiFilterActions *self)
{
}

/**
 * si_filter_actions_new:
 * @map: the actions of a window
 * @find_bar: its find bar, which has the text
 * @filter: its filter
 *
 * Returns: (transfer full): the actions, which live as long as this object
 */
SiFilterActions *
si_filter_actions_new (GActionMap *map, SiFindBar *find_bar, SiFilter *filter)
{
  static const GActionEntry entries[] = {
    { .name = "choose-godown", .activate = choose_godown_activated },
    { .name = "clear-search", .activate = clear_search_activated },
    { .name = "remove-godowns", .activate = remove_godowns_activated },
    { .name = "remove-findings", .activate = remove_findings_activated },
    { .name = "remove-filters", .activate = remove_filters_activated },
    { .name = "show-all", .activate = show_all_activated },
  };
  SiFilterActions *self;

  g_return_val_if_fail (G_IS_ACTION_MAP (map), NULL);
  g_return_val_if_fail (SI_IS_FIND_BAR (find_bar), NULL);
  g_return_val_if_fail (SI_IS_FILTER (filter), NULL);

  self = g_object_new (SI_TYPE_FILTER_ACTIONS, NULL);
  self->find_bar = g_object_ref (find_bar);
  self->filter = g_object_ref (filter);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  return self;
}
