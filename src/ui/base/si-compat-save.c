/* si-compat-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-compat.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkFileChooserNative *dialog; /* (owned) */
  GPtrArray *filters;           /* (owned) (element-type GtkFileFilter) */
  guint filter;                 /* the number of the filter that was chosen last */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->dialog);
  g_ptr_array_unref (saving->filters);
  g_free (saving);
}

/* Returns: %TRUE if GTK asks the desktop's portal for its dialogs. */
static gboolean
is_from_portal (void)
{
  const char *debug = g_getenv ("GDK_DEBUG");

  return (debug != NULL && strstr (debug, "portals") != NULL)
         || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP") != NULL;
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
save_responded (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  GtkFileFilter *filter;

  g_signal_handlers_disconnect_by_func (dialog, save_responded, user_data);
  /* GTK reports a portal that failed in the same way as a dialog that was closed. */
  if (response == GTK_RESPONSE_DELETE_EVENT && is_from_portal ())
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("the file dialog could not be opened, or was closed"));
      return;
    }
  if (response != GTK_RESPONSE_ACCEPT)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
      return;
    }
  filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (dialog));
  if (filter == NULL || !g_ptr_array_find (saving->filters, filter, &saving->filter))
    saving->filter = 0;
  g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                         g_object_unref);
}

/**
 * si_compat_save_file_async:
 * @parent: the window that it is for
 * @title: the title of the dialog
 * @accept: (nullable): the label of the button, with a mnemonic; %NULL for the usual one
 * @name: the name that is proposed
 * @filters: (element-type GtkFileFilter): the kinds of file to choose from, if there are any
 * @callback: called once the person has chosen
 * @user_data: for @callback
 *
 * Asks where to save, with the portal's dialog if there is one. It uses GtkFileChooserNative, which
 * is deprecated since GTK 4.10, because GtkFileDialog does not tell which filter was chosen, and
 * GTK 4.8 does not have it.
 */
void
si_compat_save_file_async (GtkWindow *parent,
                           const char *title,
                           const char *accept,
                           const char *name,
                           GPtrArray *filters,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);
  GtkFileChooser *chooser;

  g_task_set_source_tag (task, si_compat_save_file_async);
  g_task_set_task_data (task, saving, saving_free);
  saving->filters = g_ptr_array_ref (filters);
  saving->dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, accept, NULL);
  chooser = GTK_FILE_CHOOSER (saving->dialog);
  gtk_file_chooser_set_current_name (chooser, name);
  for (guint i = 0; i < filters->len; i++)
    gtk_file_chooser_add_filter (chooser, filters->pdata[i]);
  if (filters->len > 0)
    gtk_file_chooser_set_filter (chooser, filters->pdata[0]);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->dialog), TRUE);
  g_signal_connect (saving->dialog, "response", G_CALLBACK (save_responded), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->dialog));
  g_steal_pointer (&task);
}

G_GNUC_END_IGNORE_DEPRECATIONS

/**
 * si_compat_save_file_finish:
 * @result: the result that the callback got
 * @filter: (out): which of the filters was chosen
 * @error: return location for an error
 *
 * Returns: (transfer full): the file; %NULL with %G_IO_ERROR_CANCELLED if the person wants none, or
 *   with %G_IO_ERROR_FAILED if the dialog did not open
 */
GFile *
si_compat_save_file_finish (GAsyncResult *result, guint *filter, GError **error)
{
  const Saving *saving;

  g_return_val_if_fail (g_async_result_is_tagged (result, si_compat_save_file_async), NULL);

  saving = g_task_get_task_data (G_TASK (result));
  *filter = saving->filter;
  return g_task_propagate_pointer (G_TASK (result), error);
}
