/* si-changes-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-changes-page.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-drop-down.h"
#include "si-engine-signals.h"
#include "si-filter-text.h"
#include "si-moment.h"
#include "si-page.h"
#include "si-store-past.h"
#include "si-text.h"

/* The most earlier refreshes that are offered; nobody looks through more. */
#define MOST_MOMENTS 200

struct _SiChangesPage
{
  AdwBin parent_instance;

  SiEngine *engine;              /* (owned) (nullable) */
  SiEngineSignals *signals;      /* (owned) */
  SiProductList *products_list;  /* (owned) (nullable): has the filter */
  SiProductSelection *selection; /* (owned) (nullable) */
  SiChangeList *list;            /* (owned) */
  GArray *moments;               /* (owned) (element-type gint64): the times of the choices */
  GCancellable *cancellable;     /* (owned) (nullable): of the comparison on its way */
  gboolean shown;
  gboolean narrow;
  gboolean filling; /* set while the choices are filled, which is no choice of the person */
  SiFilter *filter; /* (owned) (nullable) */

  /* Template widgets */
  GtkOrientable *bar;
  GtkDropDown *since;
  GtkMenuButton *sort_button;
  GtkToggleButton *products;
  GtkToggleButton *godowns;
  GtkBox *kinds;
  GtkWidget *kinds_place;
  GtkToggleButton *kind_buttons[SI_N_CHANGE_KINDS]; /* made in code, in the box */
  GtkStack *stack;
  AdwStatusPage *none;
  GtkButton *undo; /* removes the part of the filter that hides the changes */
  GtkSpinner *spinner;
  SiChangeView *view;
};

static void si_changes_page_init_page (SiPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiChangesPage,
                               si_changes_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SI_TYPE_PAGE, si_changes_page_init_page))

enum
{
  PROP_0,
  PROP_BADGE,
  PROP_NARROW,
  PROP_STATUS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_none (SiChangesPage *self, const char *title, const char *text)
{
  g_autofree char *cut_title = si_cut (title);
  g_autofree char *cut = si_cut (text);
  g_autofree char *markup = g_markup_escape_text (cut, -1);

  adw_status_page_set_title (self->none, cut_title);
  adw_status_page_set_description (self->none, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
offer (SiChangesPage *self, const char *label, const char *action)
{
  gtk_button_set_label (self->undo, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), action);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), TRUE);
}

static char *
describe_hidden (const char *by, guint n)
{
  g_autofree char *count = si_digits_printf ("%'u", n);

  /* Translators: what the changes are filtered by, and how many that leaves out. */
  return g_strdup_printf (ngettext ("%s hides %s change.", "%s hides %s changes.", n), by, count);
}

/* Names the part of the filter whose removal would show changes. The godown comes first, since it
 * may hide the change that was searched for. */
static gboolean
show_hidden (SiChangesPage *self, const SiChangeCounts *counts)
{
  const char *search = si_filter_get_search (self->filter);
  g_autofree char *code = si_direction_isolate (search);
  g_autofree char *title = code != NULL ? g_strdup_printf (_ ("No change shown matches “%s”"), code)
                                        : g_strdup (_ ("No change to show"));
  g_autofree char *by = NULL;
  g_autofree char *sentence = NULL;

  if (counts->hidden_by_godowns > 0)
    {
      by = si_filter_text_godowns (self->filter,
                                   si_inventory_get_table (si_engine_get_inventory (self->engine)));
      sentence = describe_hidden (by, counts->hidden_by_godowns);
      show_none (self, title, sentence);
      offer (self, _ ("Show All Godowns"), "win.remove-godowns");
      return TRUE;
    }
  if (counts->hidden_by_findings > 0)
    {
      g_autofree char *findings = si_filter_text_findings (self->filter);
      g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), findings);

      by = g_strdup_printf (_ ("“%s”"), findings);
      sentence = describe_hidden (by, counts->hidden_by_findings);
      show_none (self, title, sentence);
      offer (self, label, "win.remove-findings");
      return TRUE;
    }
  if (counts->hidden_by_text > 0)
    {
      g_free (title);
      title = g_strdup_printf (_ ("No change matches “%s”"), code);
      sentence = describe_hidden (_ ("The search"), counts->hidden_by_text);
      show_none (self, title, sentence);
      offer (self, _ ("Clear the Search"), "win.clear-search");
      return TRUE;
    }
  /* If several parts of the filter hide each change, removing one of them would show none. */
  if (counts->n_all > 0 && si_change_list_get_kinds (self->list) == SI_CHANGE_NONE)
    {
      sentence = describe_hidden (_ ("The filter"), counts->n_all);
      show_none (self, title, sentence);
      offer (self, _ ("Remove All Filters"), "win.show-all");
      return TRUE;
    }
  return FALSE;
}

static void
show_no_change (SiChangesPage *self)
{
  g_autofree char *godowns = si_filter_text_godowns (
      self->filter, si_inventory_get_table (si_engine_get_inventory (self->engine)));
  g_autofree char *text = NULL;

  if (godowns != NULL)
    text = g_strdup_printf (_ ("Every stock in %s is as it was."), godowns);
  show_none (self, _ ("Nothing has changed"),
             text != NULL ? text : _ ("Every stock is as it was."));
}

static void
update_kinds (SiChangesPage *self)
{
  const SiChangeKinds chosen = si_change_list_get_kinds (self->list);
  const SiChangeCounts *counts = si_change_list_get_counts (self->list);
  gboolean any = FALSE;

  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    {
      const gboolean active = (chosen & 1 << i) != 0;
      const guint n = counts != NULL ? counts->n_kinds[i] : 0;
      g_autofree char *name = si_text_kinds (1 << i);
      /* Translators: a kind of change, and how many there are. */
      g_autofree char *label = si_digits_printf (C_ ("kind of change", "%s: %'u"), name, n);

      gtk_button_set_label (GTK_BUTTON (self->kind_buttons[i]), label);
      gtk_toggle_button_set_active (self->kind_buttons[i], active);
      gtk_widget_set_visible (GTK_WIDGET (self->kind_buttons[i]), n > 0 || active);
      any = any || n > 0 || active;
    }
  /* An empty scrolled window would take the keyboard focus, so it is hidden. */
  gtk_widget_set_visible (self->kinds_place, any);
}

static void
list_updated (SiChangesPage *self)
{
  const SiChangeCounts *counts = si_change_list_get_counts (self->list);

  g_assert (SI_IS_CHANGES_PAGE (self));

  update_kinds (self);
  if (counts == NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (show_hidden (self, counts))
    return;
  else if (counts->n_all == 0)
    show_no_change (self);
  else
    show_none (self, _ ("No change of this kind"), "");
}

static void
show_comparison (SiChangesPage *self, SiComparison *comparison)
{
  gtk_spinner_stop (self->spinner);
  if (comparison == si_change_list_get_comparison (self->list))
    list_updated (self);
  else
    si_change_list_set_comparison (self->list, comparison);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SiComparison) comparison = si_moment_compare_finish (result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  show_comparison (self, comparison);
  if (error != NULL)
    show_none (self, _ ("Nothing to compare with"), error->message);
}

static void
stop (SiChangesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gint64
get_moment (SiChangesPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->since);

  return chosen < self->moments->len ? g_array_index (self->moments, gint64, chosen)
                                     : SI_SINCE_LAST;
}

static void
update (SiChangesPage *self)
{
  SiPersistence *persistence = si_engine_get_persistence (self->engine);
  SiStore *store = si_persistence_get_store (persistence);
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  const gint64 moment = get_moment (self);

  if (!self->shown)
    return;

  stop (self);
  if (moment == SI_SINCE_LAST || store == NULL || table == NULL)
    {
      SiComparison *changes = si_baseline_get_changes (si_persistence_get_baseline (persistence));

      show_comparison (self, changes);
      if (changes == NULL)
        show_none (self, _ ("Nothing to compare with yet"),
                   _ ("After the next refresh, what is different is shown here."));
      return;
    }

  self->cancellable = g_cancellable_new ();
  if (si_change_list_get_comparison (self->list) == NULL)
    {
      gtk_spinner_start (self->spinner);
      gtk_stack_set_visible_child_name (self->stack, "busy");
    }
  si_moment_compare_async (store, moment, table, self->cancellable, compared_cb,
                           g_object_ref (self));
}

static void
add_choice (SiChangesPage *self, GtkStringList *names, const char *name, gint64 moment)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->moments, moment);
}

/* Offers a period only if a snapshot is as old as it, so that its name is true. */
static void
add_choice_if_kept (SiChangesPage *self,
                    GtkStringList *names,
                    const char *name,
                    gint64 moment,
                    GPtrArray *snapshots)
{
  const SiSnapshot *oldest = snapshots->pdata[snapshots->len - 1];

  if (oldest->time <= moment)
    add_choice (self, names, name, moment);
}

/* Fills the choices from the stored snapshots. The newest is left out, since it is the inventory on
 * screen. A chosen time stays chosen, wherever it is in the list. */
static void
fill_choices (SiChangesPage *self, GPtrArray *snapshots)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const gint64 chosen = get_moment (self);
  guint place = 0;

  g_array_set_size (self->moments, 0);
  add_choice (self, names, _ ("Last refresh"), SI_SINCE_LAST);
  if (snapshots != NULL && snapshots->len > 1)
    {
      add_choice_if_kept (self, names, _ ("Yesterday"), si_since_yesterday (now), snapshots);
      /* Translators: as in “Changes since a week ago”. */
      add_choice_if_kept (self, names, _ ("A week ago"), si_since_days (now, 7), snapshots);
      for (guint i = 1; i < MIN (snapshots->len, MOST_MOMENTS); i++)
        {
          const SiSnapshot *snapshot = snapshots->pdata[i];
          g_autofree char *name = si_text_snapshot (snapshot);

          add_choice (self, names, name, snapshot->time);
        }
    }
  for (guint i = 0; i < self->moments->len; i++)
    if (g_array_index (self->moments, gint64, i) == chosen)
      place = i;

  self->filling = TRUE;
  gtk_drop_down_set_model (self->since, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->since, place);
  self->filling = FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiChangesPage) self = user_data;
  g_autoptr (GPtrArray) snapshots
      = si_store_list_snapshots_finish (SI_STORE (source), result, NULL);

  if (snapshots != NULL
      && si_persistence_get_store (si_engine_get_persistence (self->engine)) == SI_STORE (source))
    fill_choices (self, snapshots);
}

static void
list_choices (SiChangesPage *self)
{
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (self->engine));

  g_assert (SI_IS_CHANGES_PAGE (self));

  if (store != NULL && self->shown)
    si_store_list_snapshots_async (store, NULL, listed_cb, g_object_ref (self));
}

static void
since_chosen (SiChangesPage *self)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  if (self->engine != NULL && !self->filling)
    update (self);
}

static void
engine_changed (SiChangesPage *self)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  update (self);
}

static void
godowns_toggled (SiChangesPage *self)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  si_change_list_set_by_godown (self->list, gtk_toggle_button_get_active (self->godowns));
}

static void
kind_toggled (SiChangesPage *self, GtkToggleButton *button)
{
  const gboolean active = gtk_toggle_button_get_active (button);
  const SiChangeKinds chosen = si_change_list_get_kinds (self->list);

  g_assert (SI_IS_CHANGES_PAGE (self));

  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    if (self->kind_buttons[i] == button && active != ((chosen & 1 << i) != 0))
      si_change_list_set_kinds (self->list, active ? 1 << i : SI_CHANGE_NONE);
}

static void
change_chosen (SiChangesPage *self, SiChange *change)
{
  g_assert (SI_IS_CHANGES_PAGE (self));

  g_signal_emit (self, signals[CHOSEN], 0, change);
}

/* Shows the product of a change in the panel, unless it has left the inventory. */
static void
show_product (SiChangesPage *self, SiChange *change)
{
  const guint row = si_change_get_entry (change)->row_after;
  SiTable *table = si_product_list_get_table (self->products_list);
  g_autoptr (SiProduct) product = NULL;

  g_assert (SI_IS_CHANGES_PAGE (self));

  if (row != SI_NO_ROW && table != NULL && row < si_table_get_n_products (table)
      && g_str_equal (si_table_get_product_id (table, row), si_change_get_product_id (change)))
    product = si_product_list_get_product (self->products_list, row);
  if (product != NULL)
    si_product_selection_show (self->selection, product);
  else
    si_product_selection_set_selected (self->selection, NULL);
}

/* A hidden page compares nothing. */
static void
set_shown (SiChangesPage *self, gboolean shown)
{
  self->shown = shown;
  if (!shown)
    {
      stop (self);
      return;
    }
  list_choices (self);
  update (self);
}

static void
si_changes_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (si_changes_page_parent_class)->map (widget);

  set_shown (SI_CHANGES_PAGE (widget), TRUE);
}

static void
si_changes_page_unmap (GtkWidget *widget)
{
  set_shown (SI_CHANGES_PAGE (widget), FALSE);

  GTK_WIDGET_CLASS (si_changes_page_parent_class)->unmap (widget);
}

static gboolean
shows_list (SiChangesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static SiListing *
si_changes_page_create_listing (SiPage *page, gboolean selected_only)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);

  if (!shows_list (self))
    return NULL;
  return selected_only ? si_change_view_create_selected_listing (self->view)
                       : si_change_view_create_listing (self->view);
}

static char *
si_changes_page_count_rows (SiPage *page, guint n_rows)
{
  return si_digits_printf (ngettext ("%'u change", "%'u changes", n_rows), n_rows);
}

static gboolean
si_changes_page_focus_list (SiPage *page)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);

  return shows_list (self) && gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
si_changes_page_update_figures (SiPage *page)
{
  SiChangesPage *self = SI_CHANGES_PAGE (page);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  update_kinds (self);
  g_list_model_items_changed (G_LIST_MODEL (self->list), 0, n, n);
}

static void
si_changes_page_init_page (SiPageInterface *iface)
{
  iface->count_rows = si_changes_page_count_rows;
  iface->create_listing = si_changes_page_create_listing;
  iface->focus_list = si_changes_page_focus_list;
  iface->update_figures = si_changes_page_update_figures;
}

static void
set_narrow (SiChangesPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (self->bar,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  si_change_view_set_narrow (self->view, narrow);
  g_object_notify (G_OBJECT (self), "narrow");
}

static void
si_changes_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BADGE:
      g_value_set_uint (value, 0);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, SI_CHANGES_PAGE (object)->narrow);
      break;
    case PROP_STATUS:
      g_value_set_string (value, NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_changes_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      set_narrow (SI_CHANGES_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_changes_page_dispose (GObject *object)
{
  SiChangesPage *self = SI_CHANGES_PAGE (object);

  stop (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);
  g_clear_object (&self->products_list);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->moments, g_array_unref);

  G_OBJECT_CLASS (si_changes_page_parent_class)->dispose (object);
}

static void
si_changes_page_class_init (SiChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_changes_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = si_changes_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = si_changes_page_set_property;
  widget_class->map = si_changes_page_map;
  widget_class->unmap = si_changes_page_unmap;
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_BADGE, "badge");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_NARROW, "narrow");
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_STATUS, "status");

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, SI_TYPE_CHANGE);

  g_type_ensure (SI_TYPE_CHANGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, godowns);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, kinds_place);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, none);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, products);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, since);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, undo);
  gtk_widget_class_bind_template_child (widget_class, SiChangesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, change_chosen);
  gtk_widget_class_bind_template_callback (widget_class, godowns_toggled);
  gtk_widget_class_bind_template_callback (widget_class, since_chosen);
}

static void
create_kind_buttons (SiChangesPage *self)
{
  for (guint i = 0; i < SI_N_CHANGE_KINDS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->kind_buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_visible (button, FALSE);
      g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->kinds, button);
    }
}

static void
si_changes_page_init (SiChangesPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = NULL;

  self->list = si_change_list_new ();
  self->moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_BASELINE, "notify::changes",
                             G_CALLBACK (engine_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_PERSISTENCE, "notify::saving",
                             G_CALLBACK (list_choices));
  gtk_widget_init_template (GTK_WIDGET (self));

  create_kind_buttons (self);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (list_updated), self,
                           G_CONNECT_SWAPPED);
  si_change_view_set_list (self->view, self->list);
  si_drop_down_let_shrink (self->since);
  si_compat_name_drop_down (self->since, _ ("Changes since"));
  si_compat_set_up_menu (self->sort_button);
  actions = si_change_view_create_actions (self->view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "changes", G_ACTION_GROUP (actions));
  fill_choices (self, NULL);
}

/**
 * si_changes_page_set_up:
 * @self: a page
 * @list: the list of products, whose filter the changes obey
 * @selection: the selected product
 *
 * Prepares the page for its engine. To be called once.
 */
void
si_changes_page_set_up (SiChangesPage *self, SiProductList *list, SiProductSelection *selection)
{
  g_return_if_fail (SI_IS_CHANGES_PAGE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (SI_IS_PRODUCT_SELECTION (selection));
  g_return_if_fail (self->products_list == NULL);

  self->products_list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  self->filter = g_object_ref (si_product_list_get_filter (list));
  si_change_list_set_filter (self->list, self->filter);
  g_signal_connect_object (self, "chosen", G_CALLBACK (show_product), self, G_CONNECT_SWAPPED);
}

/**
 * si_changes_page_set_engine:
 * @self: a page that was set up
 * @engine: the engine whose inventory is compared, from now on
 */
void
si_changes_page_set_engine (SiChangesPage *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_CHANGES_PAGE (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (!g_set_object (&self->engine, engine))
    return;
  stop (self);
  si_engine_signals_set_engine (self->signals, engine);
  g_array_set_size (self->moments, 0);
  si_change_list_set_comparison (self->list, NULL);
  fill_choices (self, NULL);
  list_choices (self);
  update (self);
}
