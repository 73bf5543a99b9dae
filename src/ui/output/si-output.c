/* si-output.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-output.h"

#include <glib/gi18n.h>

#include "si-digits.h"
#include "si-copy-job.h"
#include "si-export-job.h"
#include "si-output-text.h"
#include "si-print-job.h"
#include "si-print-list.h"
#include "si-print-product.h"

struct _SiOutput
{
  GObject parent_instance;

  GtkApplicationWindow *window;  /* (unowned) (nullable): %NULL once it is gone */
  SiToaster *toaster;            /* (owned) */
  SiProductSelection *selection; /* (owned) */
  SiEngine *engine;              /* (owned) (nullable) */
  GSignalGroup *of_inventory;    /* (owned) */
  SiPage *page;                  /* (unowned) (nullable): the page on screen */
  char *title;                   /* (owned) (nullable): the title of the page */
};

G_DEFINE_FINAL_TYPE (SiOutput, si_output, G_TYPE_OBJECT)

static SiTable *
get_table (SiOutput *self)
{
  return self->engine != NULL ? si_inventory_get_table (si_engine_get_inventory (self->engine))
                              : NULL;
}

static GdkClipboard *
get_clipboard (SiOutput *self)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (self->window));
}

static SiListing *
create_listing (SiOutput *self, gboolean selected_only)
{
  return self->page != NULL ? si_page_create_listing (self->page, selected_only) : NULL;
}

/* Returns: whether the product that was selected last has an SKU code, or another one may. */
static gboolean
has_code (SiOutput *self, SiProduct *product)
{
  return *si_product_get_sku (product) != '\0'
         || si_product_selection_get_n_rows (self->selection) > 1;
}

static void
update_actions (SiOutput *self)
{
  static const char *const of_list[]
      = { "copy",       "copy-shown", "export-shown", "export-selected",
          "export-all", "print-list", "preview-list", "print-selected" };
  static const char *const of_product[] = { "print-product", "preview-product" };
  SiProduct *product = si_product_selection_get_selected (self->selection);
  GActionMap *map = G_ACTION_MAP (self->window);

  g_assert (SI_IS_OUTPUT (self));

  if (map == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (of_list); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, of_list[i])),
                                 get_table (self) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_product); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, of_product[i])),
                                 product != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "copy-sku")),
                               product != NULL && has_code (self, product));
}

/* Copies rows, if there are any. An empty text would only replace something useful on the
 * clipboard. */
static void
copy (SiOutput *self, SiListing *listing, gboolean titles, const char *nothing)
{
  if (listing != NULL && si_listing_get_n_rows (listing) > 0)
    si_copy_job_run (get_clipboard (self), self->toaster, listing, titles);
  else
    si_toaster_say (self->toaster, nothing);
}

static void
copy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiOutput *self = user_data;
  g_autoptr (SiListing) listing = create_listing (self, TRUE);

  copy (self, listing, listing != NULL && si_listing_get_n_rows (listing) > 1,
        _ ("Nothing was copied: no row is selected"));
}

static void
copy_shown_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiOutput *self = user_data;
  g_autoptr (SiListing) listing = create_listing (self, FALSE);

  copy (self, listing, TRUE, _ ("Nothing was copied: no row is shown"));
}

/* Returns: (transfer full): the SKU codes of the selected products, one on each line. */
static char *
join_codes (SiOutput *self, guint *n_codes)
{
  SiShownProducts *shown = SI_SHOWN_PRODUCTS (si_product_selection_get_list (self->selection));
  g_autoptr (GArray) rows = si_product_selection_get_rows (self->selection);
  GString *codes = g_string_new (NULL);

  *n_codes = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *sku = si_table_get_sku (si_shown_products_get_rows (shown)->table,
                                          g_array_index (rows, guint32, i));

      if (*sku != '\0')
        g_string_append_printf (codes, "%s%s", (*n_codes)++ > 0 ? "\n" : "", sku);
    }
  return g_string_free (codes, FALSE);
}

static void
copy_sku_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiOutput *self = user_data;
  guint n;
  g_autofree char *codes = join_codes (self, &n);
  g_autofree char *words = NULL;
  const char *text = codes;

  /* The panel may show a product that the list does not. */
  if (n == 0)
    text = si_product_get_sku (si_product_selection_get_selected (self->selection));
  if (*text == '\0')
    {
      si_toaster_say (self->toaster, _ ("Nothing was copied: there is no SKU code"));
      return;
    }
  if (n > 1)
    words = si_digits_printf (ngettext ("%'u SKU code copied", "%'u SKU codes copied", n), n);
  gdk_clipboard_set_text (get_clipboard (self), text);
  si_toaster_say (self->toaster, words != NULL ? words : _ ("SKU code copied"));
}

/* Returns: the title of a file or of a page on paper with these rows. */
static const char *
get_content (SiOutput *self, gboolean selected_only)
{
  /* Translators: the title of a file or of a page on paper with some rows of a list. */
  return selected_only ? _ ("Selected Rows") : self->title;
}

static void
export_rows (SiOutput *self, gboolean selected_only)
{
  g_autoptr (SiListing) listing = create_listing (self, selected_only);
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  g_autofree char *done = NULL;

  if (listing == NULL)
    {
      si_export_job_fail (self->toaster, selected_only ? _ ("no row is selected")
                                                       : _ ("there is no list on screen"));
      return;
    }
  name = si_output_text_file_name (self->engine, get_content (self, selected_only),
                                   si_product_selection_get_list (self->selection));
  count = si_page_count_rows (self->page, si_listing_get_n_rows (listing));
  /* Translators: %s is a number of rows, such as “12 products”. */
  done = g_strdup_printf (_ ("Exported: %s"), count);
  si_export_job_run (GTK_WINDOW (self->window), self->toaster, listing, name, done);
}

static void
export_shown_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_rows (user_data, FALSE);
}

static void
export_selected_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_rows (user_data, TRUE);
}

/* Says what the file of the whole inventory lacks. */
static char *
describe_whole (SiOutput *self, SiTable *table)
{
  const guint n = si_table_get_n_products (table);
  const guint n_unreadable = si_table_get_n_unreadable (table);
  g_autofree char *count
      = si_digits_printf (ngettext ("%'u product exported", "%'u products exported", n), n);

  if (!si_inventory_get_whole (si_engine_get_inventory (self->engine)))
    return g_strdup_printf (_ ("%s: the inventory was not read to its end"), count);
  if (n_unreadable > 0)
    return si_digits_printf (ngettext ("%s, without %'u row that could not be read",
                                       "%s, without %'u rows that could not be read", n_unreadable),
                             count, n_unreadable);
  return g_steal_pointer (&count);
}

static void
export_all_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiOutput *self = user_data;
  SiTable *table = get_table (self);
  /* Translators: the title of a file with all products of a shop. */
  g_autofree char *name = si_output_text_file_name (self->engine, _ ("Whole Inventory"), NULL);
  g_autofree char *done = describe_whole (self, table);

  si_export_job_run_whole (GTK_WINDOW (self->window), self->toaster, table, name, done);
}

static GtkPrintOperationAction
get_print_action (GSimpleAction *action)
{
  return g_str_has_prefix (g_action_get_name (G_ACTION (action)), "preview")
             ? GTK_PRINT_OPERATION_ACTION_PREVIEW
             : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
}

static void
print_rows (SiOutput *self, gboolean selected_only, GtkPrintOperationAction action)
{
  g_autoptr (SiListing) listing = create_listing (self, selected_only);
  g_autofree char *count = NULL;
  g_autofree char *heading = NULL;
  const char *shop;

  if (listing == NULL)
    {
      si_toaster_say (self->toaster, selected_only ? _ ("Nothing was printed: no row is selected")
                                                   : _ ("There is no list on screen"));
      return;
    }
  shop = si_output_text_shop (self->engine);
  count = si_page_count_rows (self->page, si_listing_get_n_rows (listing));
  heading = si_output_text_heading (self->engine, get_content (self, selected_only),
                                    si_product_selection_get_list (self->selection), count);
  si_print_job_run (GTK_WINDOW (self->window), self->toaster,
                    GTK_PRINT_OPERATION (si_print_list_new (listing, shop, heading)), shop, action);
}

static void
print_list_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  print_rows (user_data, FALSE, get_print_action (action));
}

static void
print_selected_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  print_rows (user_data, TRUE, get_print_action (action));
}

static void
print_product_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SiOutput *self = user_data;
  SiProduct *product = si_product_selection_get_selected (self->selection);
  g_autofree char *heading = si_output_text_heading (self->engine, NULL, NULL, NULL);
  g_autofree char *note
      = si_product_list_get_note (si_product_selection_get_list (self->selection), product);
  SiPrintProduct *operation
      = si_print_product_new (product, note, si_output_text_shop (self->engine), heading);

  si_print_job_run (GTK_WINDOW (self->window), self->toaster, GTK_PRINT_OPERATION (operation),
                    si_product_get_sku (product), get_print_action (action));
}

static void
add_key (GtkShortcutController *controller, guint key, GdkModifierType modifiers, const char *name)
{
  gtk_shortcut_controller_add_shortcut (
      controller,
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (name)));
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  add_key (keys, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy");
  add_key (keys, GDK_KEY_c, shift, "win.copy-shown");
  add_key (keys, GDK_KEY_c, GDK_CONTROL_MASK | GDK_ALT_MASK, "win.copy-sku");
  add_key (keys, GDK_KEY_e, GDK_CONTROL_MASK, "win.export-shown");
  add_key (keys, GDK_KEY_e, shift, "win.export-all");
  add_key (keys, GDK_KEY_p, GDK_CONTROL_MASK, "win.print-list");
  add_key (keys, GDK_KEY_p, shift, "win.print-product");
  gtk_widget_add_controller (window, controller);
}

static void
si_output_dispose (GObject *object)
{
  SiOutput *self = SI_OUTPUT (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->of_inventory);
  g_clear_object (&self->engine);
  g_clear_object (&self->selection);
  g_clear_object (&self->toaster);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (si_output_parent_class)->dispose (object);
}

static void
si_output_class_init (SiOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = si_output_dispose;
}

static void
si_output_init (SiOutput *self)
{
  self->of_inventory = g_signal_group_new (SI_TYPE_INVENTORY);
  g_signal_group_connect_swapped (self->of_inventory, "notify::table", G_CALLBACK (update_actions),
                                  self);
}

/**
 * si_output_new:
 * @window: the window that gets the actions and keys
 * @toaster: tells how an action ended
 * @selection: the selected product, with the list that knows the filter
 *
 * Returns: (transfer full): an output without an engine and a page
 */
SiOutput *
si_output_new (GtkApplicationWindow *window, SiToaster *toaster, SiProductSelection *selection)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = copy_activated },
    { .name = "copy-shown", .activate = copy_shown_activated },
    { .name = "copy-sku", .activate = copy_sku_activated },
    { .name = "export-shown", .activate = export_shown_activated },
    { .name = "export-selected", .activate = export_selected_activated },
    { .name = "export-all", .activate = export_all_activated },
    { .name = "print-list", .activate = print_list_activated },
    { .name = "preview-list", .activate = print_list_activated },
    { .name = "print-selected", .activate = print_selected_activated },
    { .name = "print-product", .activate = print_product_activated },
    { .name = "preview-product", .activate = print_product_activated },
  };
  SiOutput *self;

  g_return_val_if_fail (GTK_IS_APPLICATION_WINDOW (window), NULL);
  g_return_val_if_fail (SI_IS_TOASTER (toaster), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_SELECTION (selection), NULL);

  self = g_object_new (SI_TYPE_OUTPUT, NULL);
  g_set_weak_pointer (&self->window, window);
  self->toaster = g_object_ref (toaster);
  self->selection = g_object_ref (selection);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  add_keys (GTK_WIDGET (window));
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  return self;
}

/**
 * si_output_set_engine:
 * @self: an output
 * @engine: the engine of the shop, from now on
 */
void
si_output_set_engine (SiOutput *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_OUTPUT (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  g_set_object (&self->engine, engine);
  g_signal_group_set_target (self->of_inventory, si_engine_get_inventory (engine));
  update_actions (self);
}

/**
 * si_output_set_page:
 * @self: an output
 * @page: the page on screen
 * @title: the title of the page
 */
void
si_output_set_page (SiOutput *self, SiPage *page, const char *title)
{
  g_return_if_fail (SI_IS_OUTPUT (self));
  g_return_if_fail (SI_IS_PAGE (page));
  g_return_if_fail (title != NULL);

  g_set_weak_pointer (&self->page, page);
  g_free (self->title);
  self->title = g_strdup (title);
}
