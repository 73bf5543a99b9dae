/* si-answer-teller.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-answer-teller.h"

#include <glib/gi18n.h>

#include "si-compat.h"
#include "si-cut.h"
#include "si-digits.h"
#include "si-direction.h"
#include "si-engine-signals.h"
#include "si-toast.h"

struct _SiAnswerTeller
{
  GObject parent_instance;

  SiSearchController *controller; /* (owned) */
  SiFindBar *find_bar;            /* (owned) */
  SiToaster *toaster;             /* (owned) */
  SiProductList *list;            /* (owned) */
  SiEngineSignals *signals;       /* (owned) */
  gboolean list_shown;
};

G_DEFINE_FINAL_TYPE (SiAnswerTeller, si_answer_teller, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LIST_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Says an answer of many or no products. The list of products shows it by itself, so that it is
 * only read out there. */
static void
tell (SiAnswerTeller *self, const char *words, const char *label, const char *action)
{
  AdwToast *toast;

  if (self->list_shown)
    {
      si_compat_announce (GTK_WIDGET (self->find_bar), words);
      return;
    }
  toast = si_toast_new (words);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_detailed_action_name (toast, action);
  si_toaster_show (self->toaster, toast);
}

static char *
get_shown_code (SiAnswerTeller *self)
{
  g_autofree char *query = si_search_controller_get_query (self->controller);
  g_autofree char *cut = si_cut_name (query);

  return si_direction_isolate (cut);
}

static void
undecided (SiAnswerTeller *self, guint n_products)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *number = si_digits_printf ("%u", n_products);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%s product matches “%s”", "%s products match “%s”", n_products), number, code);

  g_assert (SI_IS_ANSWER_TELLER (self));

  tell (self, words, _ ("Show Products"), "win.view::stock");
}

/* The page in the list's place reads itself out. */
static void
unknown (SiAnswerTeller *self)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *words = g_strdup_printf (_ ("No product matches “%s”"), code);

  g_assert (SI_IS_ANSWER_TELLER (self));

  if (!self->list_shown)
    tell (self, words, _ ("Ask the Server"), "win.ask-server");
}

static void
none_on_server (SiAnswerTeller *self)
{
  g_autofree char *code = get_shown_code (self);
  g_autofree char *words
      = g_strdup_printf (_ ("The server has no product with the SKU code “%s”"), code);

  g_assert (SI_IS_ANSWER_TELLER (self));

  if (!self->list_shown || g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    si_toaster_say (self->toaster, words);
}

static void
partial_answer (SiAnswerTeller *self, const char *sku)
{
  g_assert (SI_IS_ANSWER_TELLER (self));

  if (sku == NULL)
    si_toaster_say (self->toaster, _ ("The godown is up to date"));
}

static void
text_cut (SiAnswerTeller *self, guint most_chars)
{
  g_autofree char *words
      = si_digits_printf (ngettext ("Only the first %u character is searched for",
                                    "Only the first %u characters are searched for", most_chars),
                          most_chars);

  g_assert (SI_IS_ANSWER_TELLER (self));

  si_toaster_say (self->toaster, words);
}

static void
si_answer_teller_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LIST_SHOWN:
      g_value_set_boolean (value, SI_ANSWER_TELLER (object)->list_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_answer_teller_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LIST_SHOWN:
      si_answer_teller_set_list_shown (SI_ANSWER_TELLER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_answer_teller_dispose (GObject *object)
{
  SiAnswerTeller *self = SI_ANSWER_TELLER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->controller);
  g_clear_object (&self->find_bar);
  g_clear_object (&self->toaster);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (si_answer_teller_parent_class)->dispose (object);
}

static void
si_answer_teller_class_init (SiAnswerTellerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = si_answer_teller_dispose;
  object_class->get_property = si_answer_teller_get_property;
  object_class->set_property = si_answer_teller_set_property;

  properties[PROP_LIST_SHOWN]
      = g_param_spec_boolean ("list-shown", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_answer_teller_init (SiAnswerTeller *self)
{
  self->signals = si_engine_signals_new (self);
  si_engine_signals_connect (self->signals, SI_TYPE_REFRESH, "partial-answer",
                             G_CALLBACK (partial_answer));
}

/**
 * si_answer_teller_new:
 * @controller: the search
 * @find_bar: its find bar
 * @toaster: tells answers while the list is not on screen
 * @list: the list of products
 *
 * Returns: (transfer full): a teller, which needs an engine
 */
SiAnswerTeller *
si_answer_teller_new (SiSearchController *controller,
                      SiFindBar *find_bar,
                      SiToaster *toaster,
                      SiProductList *list)
{
  SiAnswerTeller *self;

  g_return_val_if_fail (SI_IS_SEARCH_CONTROLLER (controller), NULL);
  g_return_val_if_fail (SI_IS_FIND_BAR (find_bar), NULL);
  g_return_val_if_fail (SI_IS_TOASTER (toaster), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_LIST (list), NULL);

  self = g_object_new (SI_TYPE_ANSWER_TELLER, NULL);
  self->controller = g_object_ref (controller);
  self->find_bar = g_object_ref (find_bar);
  self->toaster = g_object_ref (toaster);
  self->list = g_object_ref (list);
  g_signal_connect_object (controller, "none-on-server", G_CALLBACK (none_on_server), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "undecided", G_CALLBACK (undecided), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "unknown", G_CALLBACK (unknown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find_bar, "cut", G_CALLBACK (text_cut), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * si_answer_teller_set_engine:
 * @self: a teller
 * @engine: the engine that is asked, from now on
 */
void
si_answer_teller_set_engine (SiAnswerTeller *self, SiEngine *engine)
{
  g_return_if_fail (SI_IS_ANSWER_TELLER (self));
  g_return_if_fail (SI_IS_ENGINE (engine));

  si_engine_signals_set_engine (self->signals, engine);
}

/**
 * si_answer_teller_set_list_shown:
 * @self: a teller
 * @shown: whether the list of products is on screen
 */
void
si_answer_teller_set_list_shown (SiAnswerTeller *self, gboolean shown)
{
  g_return_if_fail (SI_IS_ANSWER_TELLER (self));

  if (self->list_shown == shown)
    return;
  self->list_shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_SHOWN]);
}
