/* si-no-changes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-no-changes.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-filter-text.h"

struct _SiNoChanges
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwStatusPage *page;
  GtkButton *undo; /* removes the part of the filter that hides the changes */
};

G_DEFINE_FINAL_TYPE (SiNoChanges, si_no_changes, ADW_TYPE_BIN)

static void
show (SiNoChanges *self, const char *title, const char *text)
{
  g_autofree char *cut_title = si_cut (title);
  g_autofree char *cut = si_cut (text);
  g_autofree char *markup = g_markup_escape_text (cut, -1);

  adw_status_page_set_title (self->page, cut_title);
  adw_status_page_set_description (self->page, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), FALSE);
}

static void
offer (SiNoChanges *self, const char *label, const char *action)
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

static void
show_hidden_by_findings (SiNoChanges *self, const char *title, SiFilter *filter, guint n)
{
  g_autofree char *findings = si_filter_text_findings (filter);
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), findings);
  g_autofree char *by = g_strdup_printf (_ ("“%s”"), findings);
  g_autofree char *sentence = describe_hidden (by, n);

  show (self, title, sentence);
  offer (self, label, "win.remove-findings");
}

static void
show_hidden (SiNoChanges *self,
             const char *title,
             const char *by,
             guint n,
             const char *label,
             const char *action)
{
  g_autofree char *sentence = describe_hidden (by, n);

  show (self, title, sentence);
  offer (self, label, action);
}

static void
show_no_change (SiNoChanges *self, const char *godowns)
{
  g_autofree char *text
      = godowns != NULL ? g_strdup_printf (_ ("Every stock in %s is as it was."), godowns) : NULL;

  show (self, _ ("Nothing Has Changed"), text != NULL ? text : _ ("Every stock is as it was."));
}

static void
si_no_changes_class_init (SiNoChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-no-changes.ui");
  gtk_widget_class_bind_template_child (widget_class, SiNoChanges, page);
  gtk_widget_class_bind_template_child (widget_class, SiNoChanges, undo);
}

static void
si_no_changes_init (SiNoChanges *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_no_changes_show_state:
 * @self: a page
 * @state: the state of a span without a comparison
 * @error: (nullable): why the comparison failed
 *
 * Tells why nothing can be compared.
 */
void
si_no_changes_show_state (SiNoChanges *self, SiSpanState state, const GError *error)
{
  g_return_if_fail (SI_IS_NO_CHANGES (self));

  if (state == SI_SPAN_NOT_BEFORE)
    show (self, _ ("Choose an Earlier Moment to Start From"),
          _ ("The first moment has to be before the second one."));
  else if (state == SI_SPAN_FAILED && error != NULL)
    show (self, _ ("Nothing to Compare With"), error->message);
  else
    show (self, _ ("Nothing to Compare With Yet"),
          _ ("After the next refresh, what is different is shown here."));
}

/**
 * si_no_changes_show_empty:
 * @self: a page
 * @filter: the filter of the list
 * @table: (nullable): the inventory, which has the names of its godowns
 * @counts: the numbers of the changes that it hides
 *
 * Tells why a list is empty. It names the part of the filter whose removal would show changes. The
 * godown comes first, since it may hide the change that was searched for.
 */
void
si_no_changes_show_empty (SiNoChanges *self,
                          SiFilter *filter,
                          const SiTable *table,
                          const SiChangeCounts *counts)
{
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;
  g_autofree char *godowns = NULL;
  g_autofree char *no_match = NULL;

  g_return_if_fail (SI_IS_NO_CHANGES (self));
  g_return_if_fail (SI_IS_FILTER (filter));
  g_return_if_fail (counts != NULL);

  code = si_direction_isolate (si_filter_get_search (filter));
  title = code != NULL && *code != '\0' ? g_strdup_printf (_ ("No change shown matches “%s”"), code)
                                        : g_strdup (_ ("No Change to Show"));
  no_match = g_strdup_printf (_ ("No change matches “%s”"), code);
  godowns = si_filter_text_place (filter, table);
  if (counts->n_found > 0)
    show (self, _ ("No Change of This Kind"), "");
  else if (counts->hidden_by_godowns > 0)
    show_hidden (self, title, godowns, counts->hidden_by_godowns, _ ("Show All Godowns"),
                 "win.remove-godowns");
  else if (counts->hidden_by_findings > 0)
    show_hidden_by_findings (self, title, filter, counts->hidden_by_findings);
  else if (counts->hidden_by_text > 0)
    show_hidden (self, no_match, _ ("The search"), counts->hidden_by_text, _ ("Clear the Search"),
                 "win.clear-search");
  /* If several parts of the filter hide each change, removing one of them would show none. */
  else if (counts->n_all > 0)
    show_hidden (self, title, _ ("The filter"), counts->n_all, _ ("Remove All Filters"),
                 "win.show-all");
  else
    show_no_change (self, godowns);
}
