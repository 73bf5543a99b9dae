/* si-report-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-report-bar.h"

#include "si-remedy.h"

struct _SiReportBar
{
  AdwBin parent_instance;

  SiEngine *engine; /* (owned) (nullable) */

  /* Template widgets */
  GtkRevealer *revealer;
  GtkImage *icon;
  GtkBox *content;
  GtkLabel *title;
  GtkLabel *text;
  GtkButton *remedy;
};

G_DEFINE_FINAL_TYPE (SiReportBar, si_report_bar, ADW_TYPE_BIN)

static void
update (SiReportBar *self)
{
  SiReport *report = si_engine_get_report (self->engine);

  g_assert (SI_IS_REPORT_BAR (self));

  /* Without an inventory a failure has a page of its own. What was said stays
   * readable while the bar goes away. */
  if (report == NULL || si_engine_get_table (self->engine) == NULL)
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }

  gtk_image_set_from_icon_name (self->icon, si_report_get_icon_name (report));
  gtk_label_set_label (self->title, si_report_get_title (report));
  gtk_label_set_label (self->text, si_report_get_text (report));
  si_remedy_set_up_button (self->remedy, si_report_get_remedy (report));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
dismiss_clicked (SiReportBar *self, GtkButton *button)
{
  g_assert (SI_IS_REPORT_BAR (self));

  si_engine_dismiss_report (self->engine);
}

static void
si_report_bar_dispose (GObject *object)
{
  SiReportBar *self = SI_REPORT_BAR (object);

  g_clear_object (&self->engine);

  G_OBJECT_CLASS (si_report_bar_parent_class)->dispose (object);
}

static void
si_report_bar_class_init (SiReportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = si_report_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-report-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, content);
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, remedy);
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, text);
  gtk_widget_class_bind_template_child (widget_class, SiReportBar, title);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked);
}

static void
si_report_bar_init (SiReportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * si_report_bar_set_engine:
 * @self: a bar
 * @engine: whose report it shows; to be called once
 */
void
si_report_bar_set_engine (SiReportBar *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_REPORT_BAR (self));
  g_return_if_fail (SI_IS_ENGINE (engine));
  g_return_if_fail (self->engine == NULL);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "notify::report", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::table", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * si_report_bar_set_narrow:
 * @self: a bar
 * @narrow: whether the button has to go below the words
 */
void
si_report_bar_set_narrow (SiReportBar *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_REPORT_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
