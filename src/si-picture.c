/* si-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-picture.h"

#include <glib/gi18n.h>

/* Animations that begin when the inventory has come are over after so many frames. */
#define FRAMES_OF_REST 60

typedef struct
{
  SiEngine *engine; /* (owned) */
  char *path;       /* (owned) */
  guint n_frames;   /* since the engine came to rest */
} Picture;

static void
picture_free (Picture *picture)
{
  g_object_unref (picture->engine);
  g_free (picture->path);
  g_free (picture);
}

static gboolean
save (GtkWidget *window, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      texture
          = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
      if (gdk_texture_save_to_png (texture, path))
        return TRUE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be written"), path);
  return FALSE;
}

/* Changes are shown once the answer is stored. */
static gboolean
is_busy (SiEngine *engine)
{
  return si_refresh_get_state (si_engine_get_refresh (engine)) == SI_REFRESH_LOADING
         || si_persistence_get_saving (si_engine_get_persistence (engine));
}

static gboolean
frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  GTask *task = user_data;
  Picture *picture = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (is_busy (picture->engine))
    picture->n_frames = 0;
  if (picture->n_frames++ < FRAMES_OF_REST)
    return G_SOURCE_CONTINUE;

  if (save (window, picture->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

/**
 * si_picture_take_async:
 * @window: a window that is shown
 * @engine: the engine behind it
 * @path: the path of the PNG file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes a picture of the window when the engine is idle and the window has shown its state. GTK
 * draws the picture, so no tool and no permission of the desktop is needed.
 */
void
si_picture_take_async (GtkWindow *window,
                       SiEngine *engine,
                       const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;
  Picture *picture;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (SI_IS_ENGINE (engine));
  g_return_if_fail (path != NULL);

  picture = g_new0 (Picture, 1);
  picture->engine = g_object_ref (engine);
  picture->path = g_strdup (path);

  task = g_task_new (window, cancellable, callback, user_data);
  g_task_set_source_tag (task, si_picture_take_async);
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), frame_cb, task, g_object_unref);
}

/**
 * si_picture_take_finish:
 * @window: the window
 * @result: the result that the callback got
 * @error: return location for an error
 *
 * Returns: whether the picture was written
 */
gboolean
si_picture_take_finish (GtkWindow *window, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, window), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, si_picture_take_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
