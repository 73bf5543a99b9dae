/* si-problem-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-problem-bar.h"

#include "si-compat.h"
#include "si-cut.h"
#include "si-recovery-action.h"
#include "si-selectable.h"

struct _SiProblemBar
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkRevealer *revealer;
  GtkImage *icon;
  GtkBox *content;
  GtkLabel *title;
  GtkLabel *text;
  GtkButton *recovery;
};

G_DEFINE_FINAL_TYPE (SiProblemBar, si_problem_bar, ADW_TYPE_BIN)

enum
{
  DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dismiss_clicked (SiProblemBar *self, GtkButton *button)
{
  g_assert (SI_IS_PROBLEM_BAR (self));

  g_signal_emit (self, signals[DISMISSED], 0);
}

/* Hides the bar from assistive technology while it is not on screen. */
static void
revealed_changed (SiProblemBar *self)
{
  g_assert (SI_IS_PROBLEM_BAR (self));

  if (!gtk_revealer_get_reveal_child (self->revealer)
      && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

static void
si_problem_bar_class_init (SiProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SiProblemBar::dismissed:
   *
   * The person has read the problem, and wants to hide it.
   */
  signals[DISMISSED] = g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SyncInventory/ui/si-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, content);
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, recovery);
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, text);
  gtk_widget_class_bind_template_child (widget_class, SiProblemBar, title);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked);
  gtk_widget_class_bind_template_callback (widget_class, revealed_changed);
}

static void
si_problem_bar_init (SiProblemBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  si_selectable_make (self->text);
}

/* Announces a problem once, though the same one can be set again and again. */
static void
announce (SiProblemBar *self, const char *title, const char *text)
{
  g_autofree char *words = g_strdup_printf ("%s\n%s", title, text);

  if (!gtk_revealer_get_reveal_child (self->revealer)
      || g_strcmp0 (gtk_label_get_label (self->title), title) != 0
      || g_strcmp0 (gtk_label_get_label (self->text), text) != 0)
    si_compat_announce (GTK_WIDGET (self), words);
}

/**
 * si_problem_bar_set_problem:
 * @self: a bar
 * @problem: (nullable): the problem to show; %NULL to hide the bar
 * @shown: (nullable): a sentence about the inventory that stays on screen, such as its age
 */
void
si_problem_bar_set_problem (SiProblemBar *self, const SiProblem *problem, const char *shown)
{
  g_autofree char *cut = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SI_IS_PROBLEM_BAR (self));

  cut = si_cut (problem != NULL ? si_problem_get_text (problem) : NULL);
  text = shown != NULL && cut != NULL ? g_strdup_printf ("%s\n%s", cut, shown) : g_strdup (cut);
  /* The old text stays readable while the bar slides away. */
  if (problem != NULL)
    {
      announce (self, si_problem_get_title (problem), text);
      gtk_image_set_from_icon_name (self->icon, si_problem_get_icon_name (problem));
      gtk_label_set_label (self->title, si_problem_get_title (problem));
      gtk_label_set_label (self->text, text);
      si_recovery_action_set_up_button (self->recovery, si_problem_get_recovery_action (problem));
      gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, problem != NULL);
}

/**
 * si_problem_bar_set_narrow:
 * @self: a bar
 * @narrow: whether the button stands below the words, which then take more lines
 */
void
si_problem_bar_set_narrow (SiProblemBar *self, gboolean narrow)
{
  g_return_if_fail (SI_IS_PROBLEM_BAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->content),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_lines (self->text, narrow ? 8 : 4);
}
