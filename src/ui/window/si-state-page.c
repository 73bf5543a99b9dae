/* si-state-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-state-page.h"

#include <glib/gi18n.h>

#include "si-button.h"
#include "si-compat.h"
#include "si-cut.h"
#include "si-direction.h"
#include "si-filter-text.h"
#include "si-recovery-action.h"

/* The page is announced after it has not changed for so long, in milliseconds. */
#define REST 700

struct _SiStatePage
{
  AdwBin parent_instance;

  guint announce_id; /* the timeout, while it is on screen */

  /* Template widgets */
  AdwStatusPage *page;
  GtkSpinner *spinner;
  GtkButton *button;
  GtkButton *other; /* a second way on */
};

G_DEFINE_FINAL_TYPE (SiStatePage, si_state_page, ADW_TYPE_BIN)

static gboolean
announce (gpointer user_data)
{
  SiStatePage *self = user_data;
  const char *title = adw_status_page_get_title (self->page);
  const char *markup = adw_status_page_get_description (self->page);
  g_autofree char *description = NULL;
  g_autofree char *words = NULL;

  self->announce_id = 0;
  if (markup != NULL)
    pango_parse_markup (markup, -1, 0, NULL, &description, NULL, NULL);
  words = g_strdup_printf ("%s\n%s", title, description != NULL ? description : "");
  si_compat_announce (GTK_WIDGET (self), words);
  return G_SOURCE_REMOVE;
}

/* Announces the page after a pause, and not at each letter that is typed. */
static void
announce_later (SiStatePage *self)
{
  g_clear_handle_id (&self->announce_id, g_source_remove);
  self->announce_id = g_timeout_add (REST, announce, self);
}

/* Shows a title and a description, which a server or a person may have written. AdwStatusPage takes
 * only its description for markup, so only that is escaped. */
static void
show (SiStatePage *self, const char *icon_name, const char *title, const char *description)
{
  g_autofree char *cut_title = si_cut (title);
  g_autofree char *cut_description = si_cut (description);
  g_autofree char *description_markup = NULL;
  gboolean is_news;

  if (description != NULL)
    description_markup = g_markup_escape_text (cut_description, -1);
  is_news = g_strcmp0 (adw_status_page_get_title (self->page), cut_title) != 0;
  adw_status_page_set_icon_name (self->page, icon_name);
  adw_status_page_set_title (self->page, cut_title);
  adw_status_page_set_description (self->page, description_markup);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->other), FALSE);

  if (is_news && gtk_widget_get_mapped (GTK_WIDGET (self)))
    announce_later (self);
}

static void
set_up_button (GtkButton *button, const char *label, const char *action)
{
  g_autofree char *cut = si_cut (label);

  gtk_button_set_label (button, cut);
  si_button_let_wrap (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
}

static void
offer (SiStatePage *self, const char *label, const char *action)
{
  set_up_button (self->button, label, action);
}

static void
si_state_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (si_state_page_parent_class)->map (widget);

  announce_later (SI_STATE_PAGE (widget));
}

static void
si_state_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&SI_STATE_PAGE (widget)->announce_id, g_source_remove);

  GTK_WIDGET_CLASS (si_state_page_parent_class)->unmap (widget);
}

static void
si_state_page_class_init (SiStatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = si_state_page_map;
  widget_class->unmap = si_state_page_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiStatePage, button);
  gtk_widget_class_bind_template_child (widget_class, SiStatePage, page);
  gtk_widget_class_bind_template_child (widget_class, SiStatePage, other);
  gtk_widget_class_bind_template_child (widget_class, SiStatePage, spinner);
}

static void
si_state_page_init (SiStatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_state_page_set_narrow:
 * @self: a page
 * @narrow: whether only a small picture and title fit
 */
void
si_state_page_set_narrow (SiStatePage *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->page), "compact");
}

/**
 * si_state_page_show_unconnected:
 * @self: a page
 *
 * Shows how to begin, before there is a connection.
 */
void
si_state_page_show_unconnected (SiStatePage *self)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  show (self, "si-godown-symbolic", _ ("See What Is in Stock"),
        _ ("All you need is the address and the API key that you were given."));
  offer (self, _ ("Connect to Your Server"), "win.add-connection");
  set_up_button (self->other, _ ("Look Around With Sample Data"), "app.demo");
}

/**
 * si_state_page_show_loading:
 * @self: a page
 *
 * Shows that the first load has begun, before there is a row.
 */
void
si_state_page_show_loading (SiStatePage *self)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  show (self, NULL, _ ("Reading the Inventory"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}

/**
 * si_state_page_show_stopped:
 * @self: a page
 *
 * Shows that nothing was read yet, since no request was made or the person stopped it.
 */
void
si_state_page_show_stopped (SiStatePage *self)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  show (self, "view-refresh-symbolic", _ ("Nothing Read Yet"),
        _ ("The inventory has not been read from the server."));
  offer (self, _ ("Refresh"), "win.refresh");
}

/**
 * si_state_page_show_held:
 * @self: a page
 *
 * Shows that the server's answer is held, and no earlier inventory is stored.
 */
void
si_state_page_show_held (SiStatePage *self)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  show (self, "dialog-warning-symbolic", _ ("No Inventory to Show"),
        _ ("The server’s answer is held, because much is missing from it."));
  offer (self, _ ("Refresh"), "win.refresh");
}

/**
 * si_state_page_show_problem:
 * @self: a page
 * @problem: the problem
 *
 * Shows a problem, if there is no inventory to show. The connection can be edited from here
 * whatever the problem is, since a wrong address can look like any other failure.
 */
void
si_state_page_show_problem (SiStatePage *self, const SiProblem *problem)
{
  SiRecoveryAction action;

  g_return_if_fail (SI_IS_STATE_PAGE (self));
  g_return_if_fail (problem != NULL);

  action = si_problem_get_recovery_action (problem);
  show (self, si_problem_get_icon_name (problem), si_problem_get_title (problem),
        si_problem_get_text (problem));
  si_recovery_action_set_up_button (self->button, action);
  if (action != SI_RECOVERY_CONNECTION && action != SI_RECOVERY_KEY)
    set_up_button (self->other, _ ("Edit Connection"), "win.edit-connection");
}

/**
 * si_state_page_show_empty:
 * @self: a page
 *
 * Shows that the server's inventory has no product.
 */
void
si_state_page_show_empty (SiStatePage *self)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  show (self, "folder-symbolic", _ ("The Inventory Is Empty"),
        _ ("The server has answered, and has no products."));
  offer (self, _ ("Refresh"), "win.refresh");
}

/**
 * si_state_page_show_no_godowns:
 * @self: a page
 * @filtered: whether the products that are shown are not all
 *
 * Shows that the products that are shown are in no godown.
 */
void
si_state_page_show_no_godowns (SiStatePage *self, gboolean filtered)
{
  g_return_if_fail (SI_IS_STATE_PAGE (self));

  if (!filtered)
    {
      show (self, "si-godown-symbolic", _ ("No Godowns"),
            _ ("The server does not say in which godowns the stock is."));
      gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
      return;
    }
  show (self, "si-godown-symbolic", _ ("No Godown to Show"),
        _ ("The products that pass the search and the filters are in no godown."));
  offer (self, _ ("Remove All Filters"), "win.show-all");
}

/**
 * si_state_page_show_no_match:
 * @self: a page
 * @text: the text that was searched for
 * @reading: whether products are still being read
 *
 * Shows that nothing in the inventory matches, and offers to ask the server.
 */
void
si_state_page_show_no_match (SiStatePage *self, const char *text, gboolean reading)
{
  g_autofree char *code = si_direction_isolate (text);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (SI_IS_STATE_PAGE (self));
  g_return_if_fail (text != NULL);

  title = g_strdup_printf (_ ("No product matches “%s”"), code);
  label = g_strdup_printf (_ ("Ask the Server for “%s”"), code);
  show (self, "system-search-symbolic", title,
        reading ? _ ("The inventory is still being read.")
                : _ ("If it is an SKU code, the server may have it by now. Press Return to ask."));
  offer (self, label, "win.ask-server");
}

/**
 * si_state_page_show_none_on_server:
 * @self: a page
 * @text: the code that the server was asked for
 *
 * Shows that neither the inventory nor the server has a match.
 */
void
si_state_page_show_none_on_server (SiStatePage *self, const char *text)
{
  g_autofree char *code = si_direction_isolate (text);
  g_autofree char *title = NULL;

  g_return_if_fail (SI_IS_STATE_PAGE (self));
  g_return_if_fail (text != NULL);

  title = g_strdup_printf (_ ("No product has the SKU code “%s”"), code);
  show (self, "system-search-symbolic", title, _ ("The server was asked for it, and has none."));
  offer (self, _ ("Show All Products"), "win.show-all");
}

static void
show_hiding (SiStatePage *self, const char *search, const char *sentence)
{
  g_autofree char *code = si_direction_isolate (search);
  g_autofree char *title = NULL;

  if (code != NULL && *code != '\0')
    title = g_strdup_printf (_ ("No product shown matches “%s”"), code);
  show (self, "system-search-symbolic", title != NULL ? title : _ ("No Product to Show"), sentence);
}

/**
 * si_state_page_show_hidden:
 * @self: a page
 * @filter: the filter that hides the products
 * @table: the inventory
 * @hidden: the number of products that each part of it hides, one at least
 *
 * Shows that no product passes the filter, names the part of it that hides them, and offers to
 * remove only that.
 */
void
si_state_page_show_hidden (SiStatePage *self,
                           SiFilter *filter,
                           const SiTable *table,
                           const SiHidden *hidden)
{
  const gboolean by_findings = hidden->by_findings > 0 || hidden->by_godowns == 0;
  const gboolean by_godowns = hidden->by_findings == 0;
  const guint n
      = by_findings && by_godowns ? hidden->by_both : MAX (hidden->by_findings, hidden->by_godowns);
  const char *search;
  g_autofree char *godowns = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (SI_IS_STATE_PAGE (self));
  g_return_if_fail (SI_IS_FILTER (filter));

  search = si_filter_get_search (filter);
  godowns = by_godowns ? si_filter_text_godowns (filter, table) : NULL;
  findings = by_findings ? si_filter_text_findings (filter) : NULL;
  sentence = si_filter_text_hides (godowns, findings, n, search != NULL);
  show_hiding (self, search, sentence);
  if (findings == NULL)
    {
      offer (self, _ ("Show All Godowns"), "win.remove-godowns");
    }
  else if (godowns == NULL)
    {
      /* Translators: what the list is filtered by, such as: Remove “Below Zero”. */
      label = g_strdup_printf (_ ("Remove “%s”"), findings);
      offer (self, label, "win.remove-findings");
    }
  else
    {
      offer (self, _ ("Remove Both Filters"), "win.remove-filters");
    }
}

/**
 * si_state_page_show_engine:
 * @self: a page
 * @engine: an engine without an inventory
 *
 * Shows why there is no inventory.
 */
void
si_state_page_show_engine (SiStatePage *self, SiEngine *engine)
{
  SiProblem *problem;

  g_return_if_fail (SI_IS_STATE_PAGE (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  problem = si_refresh_get_problem (si_engine_get_refresh (engine));
  switch (si_refresh_get_state (si_engine_get_refresh (engine)))
    {
    case SI_REFRESH_UNCONNECTED:
      si_state_page_show_unconnected (self);
      break;
    case SI_REFRESH_LOADING:
      si_state_page_show_loading (self);
      break;
    case SI_REFRESH_FAILED:
      if (problem != NULL)
        {
          si_state_page_show_problem (self, problem);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SI_REFRESH_IDLE:
    case SI_REFRESH_CANCELLED:
    default:
      if (si_answer_guard_get_held (si_engine_get_guard (engine)) != NULL)
        si_state_page_show_held (self);
      else
        si_state_page_show_stopped (self);
    }
}
