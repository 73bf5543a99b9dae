/* si-status-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-status-line.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-engine-signals.h"
#include "si-finding-count.h"
#include "si-finding-text.h"
#include "si-list-sum.h"
#include "si-text.h"

/* The age is updated so often, since "2 minutes ago" becomes 3 by itself. */
#define AGE_SECONDS 30

/* The letters of the longest sum: a sign, 13 digits with their separators, and six decimals. */
#define MOST_FIGURE_CHARS 28

/* More rows would not help, and a broken answer can have as many as products. */
#define MAX_UNREADABLE_SHOWN 100

struct _SiStatusLine
{
  AdwBin parent_instance;

  SiEngine *engine;         /* (owned) (nullable) */
  SiEngineSignals *signals; /* (owned) */
  SiProductList *list;      /* (owned) (nullable) */
  SiListSum *sum;           /* (owned) (nullable) */
  GSignalGroup *of_page;    /* (owned): follows the page on screen */
  guint age_id;             /* the timeout, while it is on screen */

  GtkToggleButton *finding_buttons[SI_N_FINDINGS]; /* in the order of the registry */

  /* Template widgets */
  GtkBox *lines;
  GtkBox *first_line;
  GtkLabel *count;
  GtkLabel *total;
  GtkWidget *findings;
  GtkBox *finding_box;
  GtkMenuButton *unreadable;
  GtkListBox *unreadable_rows;
  GtkWidget *old; /* marks an age that is a day or more */
  GtkLabel *age;
};

G_DEFINE_FINAL_TYPE (SiStatusLine, si_status_line, ADW_TYPE_BIN)

/* Returns: (transfer full) (nullable): the sentence of the page on screen, if it has its own. */
static char *
dup_page_status (SiStatusLine *self)
{
  g_autoptr (GObject) page = g_signal_group_dup_target (self->of_page);

  return page != NULL ? si_page_dup_status (SI_PAGE (page)) : NULL;
}

static void
update_count (SiStatusLine *self)
{
  g_autofree char *status = dup_page_status (self);
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  guint n_all = table != NULL ? si_table_get_n_products (table) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;

  if (status != NULL)
    text = si_cut (status);
  else if (n_shown == n_all || si_product_list_get_table (self->list) != table
           || si_product_list_get_busy (self->list))
    text = si_digits_printf (ngettext ("%'u product", "%'u products", n_all), n_all);
  else
    /* Translators: how many are shown, of all; the plural goes by the second number. */
    text = si_digits_printf (ngettext ("%'u of %'u product", "%'u of %'u products", n_all), n_shown,
                             n_all);
  gtk_label_set_label (self->count, text);
}

/* The sum is that of the products, and not of the rows of another page. */
static void
update_total (SiStatusLine *self)
{
  g_autofree char *status = dup_page_status (self);
  const char *sum = status == NULL ? si_list_sum_get_text (self->sum) : NULL;

  g_assert (SI_IS_STATUS_LINE (self));

  gtk_label_set_label (self->total, sum != NULL ? sum : "");
  /* The names of godowns give way, and the figure does not. */
  gtk_label_set_width_chars (self->total, sum != NULL && !gtk_label_get_wrap (self->total)
                                              ? MIN (g_utf8_strlen (sum, -1), MOST_FIGURE_CHARS)
                                              : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->total), sum != NULL);
}

/* Hides the scrolled window if no button in it is visible, since it would take the keyboard
 * focus. */
static void
update_findings_place (SiStatusLine *self)
{
  g_autofree char *status = dup_page_status (self);
  GtkWidget *child = GTK_WIDGET (self->unreadable);

  /* The findings are about the products, and not about the rows of another page. */
  if (status != NULL)
    child = NULL;
  while (child != NULL && !gtk_widget_get_visible (child))
    child = gtk_widget_get_prev_sibling (child);
  gtk_widget_set_visible (self->findings, child != NULL);
}

static void
update_findings (SiStatusLine *self)
{
  SiFindings chosen = si_filter_get_findings (si_product_list_get_filter (self->list));

  /* The list's thread counts the findings, and has not finished. */
  if (si_product_list_get_busy (self->list))
    return;

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      GtkToggleButton *button = self->finding_buttons[i];
      gboolean active = (chosen & si_findings[i].flag) != 0;
      guint n = si_finding_count (self->list, si_findings[i].flag);
      g_autofree char *text = si_finding_text_count (si_findings[i].flag, n);

      gtk_button_set_label (GTK_BUTTON (button), text);
      gtk_toggle_button_set_active (button, active);
      gtk_widget_set_visible (GTK_WIDGET (button), n > 0 || active);
    }
  update_findings_place (self);
}

/* Updates the buttons at once, before the list has been filtered again. */
static void
update_chosen (SiStatusLine *self)
{
  const SiFindings chosen = si_filter_get_findings (si_product_list_get_filter (self->list));

  g_assert (SI_IS_STATUS_LINE (self));

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    gtk_toggle_button_set_active (self->finding_buttons[i], (chosen & si_findings[i].flag) != 0);
}

static void
page_status_changed (SiStatusLine *self)
{
  g_assert (SI_IS_STATUS_LINE (self));

  if (self->engine == NULL)
    return;
  update_count (self);
  update_total (self);
  update_findings_place (self);
}

static char *
describe_unreadable (SiStatusLine *self)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  guint n = table != NULL ? si_table_get_n_unreadable (table) : 0;

  if (n == 0)
    return NULL;
  return si_digits_printf (ngettext ("%'u row could not be read", "%'u rows could not be read", n),
                           n);
}

/* Shows the server's own problem rather than the number of rows, which the popover has. */
static void
update_unreadable (SiStatusLine *self)
{
  g_autofree char *rows = describe_unreadable (self);
  const char *text = si_refresh_get_remark (si_engine_get_refresh (self->engine)) != NULL
                         ? _ ("The server reports a problem")
                         : rows;

  if (text != NULL)
    {
      gtk_menu_button_set_label (self->unreadable, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->unreadable),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unreadable), text != NULL);
  update_findings_place (self);
}

/* Makes the age of the figures more visible the older they are, so that nobody takes them for new
 * ones. */
static void
update_loudness (SiStatusLine *self, GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const GTimeSpan age = time != NULL ? g_date_time_difference (now, time) : 0;
  GtkWidget *label = GTK_WIDGET (self->age);

  gtk_widget_set_visible (self->old, age >= G_TIME_SPAN_DAY);
  if (age < G_TIME_SPAN_HOUR)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  if (age >= G_TIME_SPAN_DAY)
    gtk_widget_add_css_class (label, "old");
  else
    gtk_widget_remove_css_class (label, "old");
}

static void
update_age (SiStatusLine *self)
{
  GDateTime *time = si_inventory_get_time (si_engine_get_inventory (self->engine));
  SiRefreshState state = si_refresh_get_state (si_engine_get_refresh (self->engine));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;
  g_autofree char *age = time != NULL ? si_text_age (time, now) : NULL;
  g_autofree char *moment = time != NULL ? si_text_moment (time) : NULL;

  if (si_inventory_get_table (si_engine_get_inventory (self->engine)) == NULL || time == NULL)
    text = g_strdup (state == SI_REFRESH_LOADING ? _ ("Reading…") : "");
  else if (state == SI_REFRESH_CANCELLED)
    /* Translators: %s is the age of the figures, such as: as of 5 minutes ago. */
    text = g_strdup_printf (_ ("Stopped. The figures are %s"), age);
  else
    text = g_steal_pointer (&age);
  gtk_label_set_label (self->age, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->age), moment);
  update_loudness (self, time);
}

static void
engine_changed (SiStatusLine *self)
{
  g_assert (SI_IS_STATUS_LINE (self));

  update_count (self);
  update_findings (self);
  update_unreadable (self);
  update_age (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          si_inventory_get_table (si_engine_get_inventory (self->engine)) != NULL);
}

static void
finding_toggled (SiStatusLine *self, GtkToggleButton *button)
{
  gboolean active = gtk_toggle_button_get_active (button);

  g_assert (SI_IS_STATUS_LINE (self));

  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      SiFilter *filter = si_product_list_get_filter (self->list);
      const SiFindings finding = si_findings[i].flag;
      gboolean chosen = (si_filter_get_findings (filter) & finding) != 0;

      if (self->finding_buttons[i] == button && active != chosen)
        si_filter_set_findings (filter, active ? finding : SI_FINDING_NONE);
    }
}

static void
add_finding_buttons (SiStatusLine *self)
{
  /* The rows that could not be read come last. */
  for (guint i = SI_N_FINDINGS; i-- > 0;)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_widget_set_name (button, si_findings[i].name);
      gtk_widget_set_tooltip_text (button, _ ("Show only these"));
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "toggled", G_CALLBACK (finding_toggled), self,
                               G_CONNECT_SWAPPED);
      gtk_box_prepend (self->finding_box, button);
      self->finding_buttons[i] = GTK_TOGGLE_BUTTON (button);
    }
}

static GtkWidget *
add_row (SiStatusLine *self, const char *whole)
{
  g_autofree char *text = si_cut (whole);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_box_append (self->unreadable_rows, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return label;
}

/* Fills the list of unreadable rows when it is opened. */
static void
unreadable_shown (SiStatusLine *self, GtkPopover *popover)
{
  SiTable *table = si_inventory_get_table (si_engine_get_inventory (self->engine));
  const char *remark = si_refresh_get_remark (si_engine_get_refresh (self->engine));
  guint n = table != NULL ? si_table_get_n_unreadable (table) : 0;
  GtkWidget *child;

  g_assert (SI_IS_STATUS_LINE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->unreadable_rows))) != NULL)
    gtk_list_box_remove (self->unreadable_rows, child);

  if (remark != NULL)
    {
      g_autofree char *rows = describe_unreadable (self);
      GtkWidget *label = add_row (self, remark);

      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (rows != NULL)
        add_row (self, rows);
    }
  for (guint i = 0; i < MIN (n, MAX_UNREADABLE_SHOWN); i++)
    {
      GtkWidget *label = add_row (self, si_table_get_unreadable (table, i));

      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 4);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "monospace");
    }
  gtk_widget_child_focus (GTK_WIDGET (self->unreadable_rows), GTK_DIR_TAB_FORWARD);
}

static gboolean
age_due (gpointer user_data)
{
  update_age (user_data);
  return G_SOURCE_CONTINUE;
}

static void
si_status_line_map (GtkWidget *widget)
{
  SiStatusLine *self = SI_STATUS_LINE (widget);

  GTK_WIDGET_CLASS (si_status_line_parent_class)->map (widget);

  self->age_id = g_timeout_add_seconds (AGE_SECONDS, age_due, self);
  if (self->engine != NULL)
    update_age (self);
}

static void
si_status_line_unmap (GtkWidget *widget)
{
  SiStatusLine *self = SI_STATUS_LINE (widget);

  g_clear_handle_id (&self->age_id, g_source_remove);

  GTK_WIDGET_CLASS (si_status_line_parent_class)->unmap (widget);
}

static void
si_status_line_dispose (GObject *object)
{
  SiStatusLine *self = SI_STATUS_LINE (object);

  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->of_page);
  g_clear_object (&self->engine);
  g_clear_object (&self->sum);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_status_line_parent_class)->dispose (object);
}

static void
si_status_line_class_init (SiStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_status_line_dispose;
  widget_class->map = si_status_line_map;
  widget_class->unmap = si_status_line_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, age);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, old);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, count);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, finding_box);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, findings);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, first_line);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, lines);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, total);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, unreadable);
  gtk_widget_class_bind_template_child (widget_class, SiStatusLine, unreadable_rows);
  gtk_widget_class_bind_template_callback (widget_class, unreadable_shown);
}

static void
si_status_line_init (SiStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_finding_buttons (self);
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "notify::state",
                             G_CALLBACK (engine_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::table",
                             G_CALLBACK (engine_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::time",
                             G_CALLBACK (engine_changed));
  si_engine_signals_connect (self->signals, SI_TYPE_STOCK_ALERTS, "changed",
                             G_CALLBACK (update_findings));
  self->of_page = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->of_page, "notify::status", G_CALLBACK (page_status_changed),
                                  self);
}

/**
 * si_status_line_set_up:
 * @self: a line
 * @list: the list of the products on screen
 *
 * Sets the list, once. The line needs an engine as well.
 */
void
si_status_line_set_up (SiStatusLine *self, SiProductList *list)
{
  g_return_if_fail (SI_IS_STATUS_LINE (self));
  g_return_if_fail (SI_IS_PRODUCT_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->sum = si_list_sum_new (list);
  g_signal_connect_object (self->sum, "notify::text", G_CALLBACK (update_total), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "updated", G_CALLBACK (update_findings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (si_product_list_get_filter (list), "notify::findings",
                           G_CALLBACK (update_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update_findings), self,
                           G_CONNECT_SWAPPED);
  /* A new inventory may have the same rows, and then the list emits no change. */
  g_signal_connect_object (list, "notify::table", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
}

/**
 * si_status_line_set_engine:
 * @self: a line that is set up
 * @engine: the engine with the inventory
 */
void
si_status_line_set_engine (SiStatusLine *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_STATUS_LINE (self) && self->list != NULL);
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  si_engine_signals_set_engine (self->signals, engine);
  engine_changed (self);
}

/**
 * si_status_line_update:
 * @self: a line that is set up
 *
 * Writes all texts again, because the digits in the settings have changed.
 */
void
si_status_line_update (SiStatusLine *self)
{
  g_return_if_fail (SI_IS_STATUS_LINE (self));

  engine_changed (self);
  si_list_sum_update (self->sum);
}

/**
 * si_status_line_set_page:
 * @self: a line that was set up
 * @page: the page on screen
 *
 * Shows the sentence of a page, if it has its own, in the place of the number of products.
 */
void
si_status_line_set_page (SiStatusLine *self, SiPage *page)
{
  g_return_if_fail (SI_IS_STATUS_LINE (self));
  g_return_if_fail (SI_IS_PAGE (page));

  g_signal_group_set_target (self->of_page, page);
  page_status_changed (self);
}

/**
 * si_status_line_set_narrow:
 * @self: a line
 * @narrow: whether the findings are in a line of their own
 */
void
si_status_line_set_narrow (SiStatusLine *self, gboolean narrow)
{
  g_autoptr (GtkWidget) findings = NULL;
  GtkBox *now;

  g_return_if_fail (SI_IS_STATUS_LINE (self));

  findings = g_object_ref (self->findings);
  now = GTK_BOX (gtk_widget_get_parent (findings));
  if (narrow == (now == self->lines))
    return;

  gtk_label_set_wrap (self->count, narrow);
  gtk_label_set_wrap (self->total, narrow);
  gtk_label_set_ellipsize (self->total, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  update_total (self);
  gtk_label_set_wrap (self->age, narrow);
  gtk_box_remove (now, findings);
  if (narrow)
    gtk_box_append (self->lines, findings);
  else
    gtk_box_insert_child_after (self->first_line, findings, GTK_WIDGET (self->total));
}
