/* si-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-preferences.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-digits.h"
#include "si-store-past.h"
#include "si-store-upkeep.h"
#include "si-text.h"
#include "si-toast.h"

struct _SiPreferences
{
  AdwPreferencesWindow parent_instance;

  SiEngine *engine;    /* (owned) (nullable) */
  GSettings *settings; /* (owned) (nullable) */

  /* Template widgets */
  AdwComboRow *schedule;
  GtkWidget *background_row;
  GtkSwitch *background;
  GtkSwitch *take_repeated;
  GtkWidget *history;
  AdwComboRow *days;
  AdwComboRow *digits;
  AdwComboRow *color_scheme;
  AdwActionRow *size;
  GtkWidget *write;
  GtkWidget *erase;
};

G_DEFINE_FINAL_TYPE (SiPreferences, si_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* These are in the order of the choices. */
static const guint schedule_minutes[] = { 0, 15, 60, 24 * 60 };
static const guint history_days[] = { 30, 90, 365, 0 };

static guint
find_choice (const guint *values, guint n_values, guint value)
{
  for (guint i = 0; i < n_values; i++)
    if (values[i] == value)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
toast (SiPreferences *self, const char *text)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), si_toast_new (text));
}

/* Disables the control of a setting that cannot be written, and tells why. */
static void
follow_lock (SiPreferences *self, gpointer row, const char *key)
{
  if (g_settings_is_writable (self->settings, key))
    return;
  gtk_widget_set_sensitive (row, FALSE);
  adw_action_row_set_subtitle (row, _ ("Locked in the settings of this computer"));
}

static void
update_background_row (SiPreferences *self)
{
  gtk_widget_set_sensitive (self->background_row,
                            g_settings_get_uint (self->settings, "refresh-minutes") > 0);
  follow_lock (self, self->background_row, "run-in-background");
}

static void
schedule_chosen (SiPreferences *self)
{
  const guint chosen = adw_combo_row_get_selected (self->schedule);

  g_assert (SI_IS_PREFERENCES (self));

  if (self->settings == NULL || chosen >= G_N_ELEMENTS (schedule_minutes))
    return;
  g_settings_set_uint (self->settings, "refresh-minutes", schedule_minutes[chosen]);
  update_background_row (self);
}

static void
digits_chosen (SiPreferences *self)
{
  g_assert (SI_IS_PREFERENCES (self));

  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "digits", adw_combo_row_get_selected (self->digits));
}

static void
color_scheme_chosen (SiPreferences *self)
{
  g_assert (SI_IS_PREFERENCES (self));

  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "color-scheme",
                         adw_combo_row_get_selected (self->color_scheme));
}

static void
days_chosen (SiPreferences *self)
{
  const guint chosen = adw_combo_row_get_selected (self->days);

  g_assert (SI_IS_PREFERENCES (self));

  if (self->settings != NULL && chosen < G_N_ELEMENTS (history_days))
    g_settings_set_uint (self->settings, "history-days", history_days[chosen]);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  g_autofree char *title = NULL;
  g_autofree char *since = NULL;
  SiSnapshot oldest = { 0 };
  guint64 bytes;
  guint n_snapshots;

  if (!si_store_measure_finish (SI_STORE (source), result, &bytes, &n_snapshots, &oldest.time,
                                &error))
    {
      adw_action_row_set_subtitle (self->size, error->message);
      return;
    }

  size = g_format_size (bytes);
  title = si_digits_printf (ngettext ("%'u refresh, %s", "%'u refreshes, %s", n_snapshots),
                            n_snapshots, size);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), title);
  if (oldest.time != 0)
    {
      g_autofree char *date = si_text_snapshot (&oldest);

      /* Translators: %s is a date and time. */
      since = g_strdup_printf (_ ("Since %s"), date);
    }
  adw_action_row_set_subtitle (self->size, since != NULL ? since : "");
  gtk_widget_set_sensitive (self->erase, n_snapshots > 1);
  gtk_widget_set_sensitive (self->write, n_snapshots > 0);
}

static void
measure (SiPreferences *self)
{
  SiStore *store = self->engine != NULL
                       ? si_persistence_get_store (si_engine_get_persistence (self->engine))
                       : NULL;

  gtk_widget_set_visible (self->history, store != NULL);
  if (store != NULL)
    si_store_measure_async (store, NULL, measured_cb, g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (si_store_write_history_finish (SI_STORE (source), result, &error))
    toast (self, _ ("The history is exported"));
  else
    toast (self, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SiPreferences *self = SI_PREFERENCES (source);
  guint filter;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = si_compat_save_file_finish (result, &filter, &error);
  SiStore *store = self->engine != NULL
                       ? si_persistence_get_store (si_engine_get_persistence (self->engine))
                       : NULL;

  if (file != NULL && store != NULL)
    si_store_write_history_async (store, file, NULL, written_cb, g_object_ref (self));
  else if (file == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = g_strdup_printf (_ ("Nothing was exported: %s"), error->message);

      toast (self, words);
    }
}

static void
write_clicked (SiPreferences *self)
{
  SiConnection *connection = si_engine_get_connection (self->engine);
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  g_autofree char *name = g_strdup_printf (
      _ ("History of %s.csv"), connection != NULL ? si_connection_get_name (connection) : "");

  g_assert (SI_IS_PREFERENCES (self));

  si_compat_save_file_async (GTK_WINDOW (self), _ ("Export History"), _ ("_Export"),
                             g_strdelimit (name, "/", '-'), filters, chosen_cb, NULL);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SiPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (si_store_prune_finish (SI_STORE (source), result, &error))
    toast (self, _ ("The history is erased"));
  else
    toast (self, error->message);
  measure (self);
}

static void
erase_answered (SiPreferences *self, const char *response)
{
  SiStore *store = si_persistence_get_store (si_engine_get_persistence (self->engine));

  g_assert (SI_IS_PREFERENCES (self));

  if (g_str_equal (response, "erase") && store != NULL)
    si_store_prune_async (store, NULL, NULL, erased_cb, g_object_ref (self));
}

static void
erase_clicked (SiPreferences *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Erase History?"),
      _ ("Erased history cannot be brought back. The last inventory stays."));

  g_assert (SI_IS_PREFERENCES (self));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "erase",
                                    _ ("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (erase_answered), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
si_preferences_dispose (GObject *object)
{
  SiPreferences *self = SI_PREFERENCES (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (si_preferences_parent_class)->dispose (object);
}

static void
si_preferences_class_init (SiPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_preferences_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, background);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, background_row);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, days);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, digits);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, erase);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, history);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, schedule);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, size);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, take_repeated);
  gtk_widget_class_bind_template_child (widget_class, SiPreferences, write);
  gtk_widget_class_bind_template_callback (widget_class, color_scheme_chosen);
  gtk_widget_class_bind_template_callback (widget_class, days_chosen);
  gtk_widget_class_bind_template_callback (widget_class, digits_chosen);
  gtk_widget_class_bind_template_callback (widget_class, erase_clicked);
  gtk_widget_class_bind_template_callback (widget_class, schedule_chosen);
  gtk_widget_class_bind_template_callback (widget_class, write_clicked);
}

static void
si_preferences_init (SiPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_compat_hide_images (GTK_WIDGET (self));
}

/**
 * si_preferences_new:
 * @parent: the window below them
 * @engine: the engine whose history they describe
 * @settings: the settings to change
 *
 * Returns: (transfer none): a window, not yet presented
 */
SiPreferences *
si_preferences_new (GtkWindow *parent, SiEngine *engine, GSettings *settings)
{
  SiPreferences *self;
  guint minutes, days;

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SI_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->engine = g_object_ref (engine);

  minutes = g_settings_get_uint (settings, "refresh-minutes");
  days = g_settings_get_uint (settings, "history-days");
  adw_combo_row_set_selected (
      self->schedule, find_choice (schedule_minutes, G_N_ELEMENTS (schedule_minutes), minutes));
  adw_combo_row_set_selected (self->days,
                              find_choice (history_days, G_N_ELEMENTS (history_days), days));
  adw_combo_row_set_selected (self->digits, g_settings_get_enum (settings, "digits"));
  adw_combo_row_set_selected (self->color_scheme, g_settings_get_enum (settings, "color-scheme"));
  g_settings_bind (settings, "run-in-background", self->background, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "take-repeated-answers", self->take_repeated, "active",
                   G_SETTINGS_BIND_DEFAULT);
  /* The handlers ignore changes until the settings are set, since those above are no choice of the
   * person. */
  self->settings = g_object_ref (settings);
  update_background_row (self);
  follow_lock (self, self->schedule, "refresh-minutes");
  follow_lock (self, self->days, "history-days");
  follow_lock (self, self->digits, "digits");
  follow_lock (self, self->color_scheme, "color-scheme");
  g_signal_connect_object (si_engine_get_persistence (engine), "notify::saving",
                           G_CALLBACK (measure), self, G_CONNECT_SWAPPED);
  measure (self);
  return self;
}
