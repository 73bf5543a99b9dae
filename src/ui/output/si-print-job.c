/* si-print-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-print-job.h"

#include <glib/gi18n.h>

#include "si-compat.h"

static void
print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, SiToaster *toaster)
{
  g_assert (GTK_IS_PRINT_OPERATION (operation));
  g_assert (SI_IS_TOASTER (toaster));

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      gtk_print_operation_get_error (operation, &error);
      text = g_strdup_printf (_ ("Nothing was printed: %s"),
                              error != NULL ? error->message : _ ("no printer answers"));
      si_toaster_say (toaster, text);
    }
  g_signal_handlers_disconnect_by_func (operation, print_done, toaster);
  g_application_release (g_application_get_default ());
  g_object_unref (toaster);
  g_object_unref (operation);
}

/* Returns: TRUE if a preview can be shown. GTK uses evince or another viewer of PDF files, and
 *   without one it silently does nothing. In a sandbox, the desktop looks for a viewer. */
static gboolean
has_viewer (void)
{
  g_autofree char *evince = g_find_program_in_path ("evince");
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_type ("application/pdf", FALSE);

  return evince != NULL || viewer != NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * si_print_job_run:
 * @parent: the window that the dialog belongs to
 * @toaster: tells of a failure
 * @operation: (transfer full): the pages
 * @name: the name of the job
 * @action: whether to print, or to preview
 *
 * Prints, and holds the program until the pages are on their way.
 */
void
si_print_job_run (GtkWindow *parent,
                  SiToaster *toaster,
                  GtkPrintOperation *operation,
                  const char *name,
                  GtkPrintOperationAction action)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SI_IS_TOASTER (toaster));
  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation));
  g_return_if_fail (name != NULL);

  if (action == GTK_PRINT_OPERATION_ACTION_PREVIEW && !has_viewer ())
    {
      si_toaster_say (toaster, _ ("No program here shows a preview. Print to a file instead."));
      g_object_unref (operation);
      return;
    }

  if (action == GTK_PRINT_OPERATION_ACTION_PREVIEW)
    si_compat_survive_preview (operation);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (print_done), g_object_ref (toaster));
  g_application_hold (g_application_get_default ());
  /* print_done() gets an error as well, so this one is not needed. */
  gtk_print_operation_run (operation, action, parent, NULL);
}
