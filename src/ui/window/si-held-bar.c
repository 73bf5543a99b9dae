/* si-held-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-held-bar.h"

#include "si-compat.h"
#include "si-engine-signals.h"
#include "si-held-text.h"
#include "si-held-view.h"

struct _SiHeldBar
{
  AdwBin parent_instance;

  SiEngine *engine;         /* (owned) (nullable) */
  SiEngineSignals *signals; /* (owned) */
  GtkWindow *view;          /* (unowned) (nullable): shows the held answer while it is open */

  /* Template widgets */
  GtkBox *content;
  GtkLabel *text;
  GtkButton *look;
  GtkButton *use;
};

G_DEFINE_FINAL_TYPE (SiHeldBar, si_held_bar, ADW_TYPE_BIN)

static SiHeldAnswer *
get_held (SiHeldBar *self)
{
  return si_answer_guard_get_held (si_engine_get_guard (self->engine));
}

static void
look_clicked (SiHeldBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (SI_IS_HELD_BAR (self));

  if (get_held (self) == NULL)
    return;
  if (self->view == NULL)
    g_set_weak_pointer (&self->view,
                        GTK_WINDOW (si_held_view_new (GTK_WINDOW (root), self->engine)));
  gtk_window_present (self->view);
}

static void
use_clicked (SiHeldBar *self)
{
  SiHeldAnswer *held = get_held (self);

  g_assert (SI_IS_HELD_BAR (self));

  if (held != NULL)
    si_refresh_use_held (si_engine_get_refresh (self->engine), held);
}

static void
update (SiHeldBar *self)
{
  SiHeldAnswer *held = get_held (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *loss = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  g_assert (SI_IS_HELD_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), held != NULL);
  if (held == NULL)
    return;

  loss = si_held_text_loss (held, si_inventory_get_table (si_engine_get_inventory (self->engine)),
                            now);
  shown = si_held_text_shown (si_inventory_get_time (si_engine_get_inventory (self->engine)), now);
  text = g_strdup_printf ("%s %s", loss, shown);
  if (g_strcmp0 (text, gtk_label_get_label (self->text)) == 0)
    return;
  gtk_label_set_label (self->text, text);
  si_compat_announce (GTK_WIDGET (self), text);
}

static void
si_held_bar_dispose (GObject *object)
{
  SiHeldBar *self = SI_HELD_BAR (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->signals);
  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_held_bar_parent_class)->dispose (object);
}

static void
si_held_bar_class_init (SiHeldBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_held_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-held-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiHeldBar, content);
  gtk_widget_class_bind_template_child (widget_class, SiHeldBar, look);
  gtk_widget_class_bind_template_child (widget_class, SiHeldBar, text);
  gtk_widget_class_bind_template_child (widget_class, SiHeldBar, use);
  gtk_widget_class_bind_template_callback (widget_class, look_clicked);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked);
}

static void
si_held_bar_init (SiHeldBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_ANSWER_GUARD, "notify::held",
                             G_CALLBACK (update));
  si_engine_signals_connect (self->signals, SI_TYPE_INVENTORY, "notify::time", G_CALLBACK (update));
}

/**
 * si_held_bar_set_engine:
 * @self: a bar
 * @engine: the engine with the held answers
 *
 * Tells of the answers of another engine from now on. The answer of the one before is not shown any
 * longer, since it would be taken for one of the connection in the window below.
 */
void
si_held_bar_set_engine (SiHeldBar *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_HELD_BAR (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  if (g_set_object (&self->engine, engine) && self->view != NULL)
    gtk_window_close (self->view);
  si_engine_signals_set_engine (self->signals, engine);
  update (self);
}

/**
 * si_held_bar_set_narrow:
 * @self: a bar
 * @narrow: whether the buttons stand below the words
 */
void
si_held_bar_set_narrow (SiHeldBar *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_HELD_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
