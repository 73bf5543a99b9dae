/* si-column-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-column-fit.h"

/* The description has room for so many characters more than it needs before the less important
 * columns give way to it, and before the columns of godowns do. */
#define NAME_CHARS 14
#define LEAST_NAME_CHARS 5

/* The width of a column that gives way, until it is measured. */
#define GUESSED_CHARS 8

struct _SiColumnFit
{
  GObject parent_instance;

  GtkColumnView *view;       /* (borrowed): it outlives this */
  SiProductColumns *columns; /* (owned) */
  GArray *freed;             /* (owned) (element-type int): the widths of those that gave way */
  int width;                 /* of the place of the list */
  int least;                 /* the least width of the list before the last columns gave way */
  guint n_guessed;           /* how many of the last widths in @freed are guessed */
  guint tick_id;             /* the tick callback that fits them, or 0 */
  guint n_ticks;             /* the frames since it was added */
  guint n_left_out;          /* the columns of godowns that do not fit */
};

G_DEFINE_FINAL_TYPE (SiColumnFit, si_column_fit, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_LEFT_OUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
measure_chars (SiColumnFit *self, guint n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width * (int) n_chars);
}

/* The godowns that were chosen first are the last to give way. */
static gboolean
give_way (SiColumnFit *self)
{
  SiStockColumns *godowns = si_product_columns_get_godowns (self->columns);
  guint n;

  if (si_product_columns_give_way (self->columns))
    return TRUE;
  n = si_stock_columns_get_n_shown (godowns);
  if (n == 0)
    return FALSE;
  si_stock_columns_set_room (godowns, n - 1);
  return TRUE;
}

static void
take_back (SiColumnFit *self)
{
  SiStockColumns *godowns = si_product_columns_get_godowns (self->columns);
  const guint n = si_stock_columns_get_n_shown (godowns);

  if (n < si_stock_columns_get_n_wanted (godowns))
    si_stock_columns_set_room (godowns, n + 1);
  else
    si_product_columns_take_back (self->columns);
  g_array_set_size (self->freed, self->freed->len - 1);
}

/* Replaces guessed widths by what the list is narrower without these columns. */
static void
learn_widths (SiColumnFit *self, int least)
{
  const int n = (int) self->n_guessed;

  for (int i = 0; i < n; i++)
    g_array_index (self->freed, int, self->freed->len - 1 - i) = (self->least - least + n - 1) / n;
  self->n_guessed = 0;
}

/* Returns: whether columns have given way. */
static gboolean
make_room (SiColumnFit *self, int least)
{
  const int guess = measure_chars (self, GUESSED_CHARS);
  const int wide = self->width - measure_chars (self, NAME_CHARS);
  const int tight = self->width - measure_chars (self, LEAST_NAME_CHARS);

  while (least > (si_product_columns_can_give_way (self->columns) ? wide : tight)
         && give_way (self))
    {
      g_array_append_val (self->freed, guess);
      self->n_guessed++;
      least -= guess;
    }
  return self->n_guessed > 0;
}

/* Returns: whether columns have come back. */
static gboolean
fill_room (SiColumnFit *self, int least)
{
  SiStockColumns *godowns = si_product_columns_get_godowns (self->columns);
  const int wide = self->width - measure_chars (self, NAME_CHARS);
  const int tight = self->width - measure_chars (self, LEAST_NAME_CHARS);
  gboolean filled = FALSE;

  while (self->freed->len > 0)
    {
      const gboolean is_godown
          = si_stock_columns_get_n_shown (godowns) < si_stock_columns_get_n_wanted (godowns);

      least += g_array_index (self->freed, int, self->freed->len - 1);
      if (least > (is_godown ? tight : wide))
        break;
      take_back (self);
      filled = TRUE;
    }
  return filled;
}

/* Returns: whether the columns have changed, so that they are to be measured once more. */
static gboolean
fit (SiColumnFit *self)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  if (self->n_guessed > 0)
    learn_widths (self, least);
  self->least = least;
  return make_room (self, least) || fill_room (self, least);
}

static void
update_left_out (SiColumnFit *self)
{
  const guint n = si_stock_columns_get_n_left_out (si_product_columns_get_godowns (self->columns));

  if (self->n_left_out == n)
    return;
  self->n_left_out = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LEFT_OUT]);
}

/* GTK measures a list anew only once it was laid out, which comes after this in each frame. */
static gboolean
tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SiColumnFit *self = user_data;

  if (si_column_pace_get_busy (si_product_columns_get_pace (self->columns)))
    {
      self->n_ticks = 0;
      return G_SOURCE_CONTINUE;
    }
  if (self->n_ticks++ % 2 == 0)
    return G_SOURCE_CONTINUE;
  if (fit (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  update_left_out (self);
  return G_SOURCE_REMOVE;
}

/* Lets columns of a long list give way before they are shown at all, by a guess of their widths. */
static void
make_room_ahead (SiColumnFit *self)
{
  SiColumnPace *pace = si_product_columns_get_pace (self->columns);
  const int guess = measure_chars (self, GUESSED_CHARS);

  if (si_column_pace_get_busy (pace) && self->least > 0)
    make_room (self, self->least + guess * si_column_pace_get_n_coming (pace));
  self->n_guessed = 0;
}

static void
fit_later (SiColumnFit *self)
{
  if (self->tick_id != 0 || self->width == 0)
    return;
  self->n_ticks = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick, self, NULL);
}

static void
si_column_fit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_LEFT_OUT:
      g_value_set_uint (value, SI_COLUMN_FIT (object)->n_left_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_column_fit_dispose (GObject *object)
{
  SiColumnFit *self = SI_COLUMN_FIT (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (si_column_fit_parent_class)->dispose (object);
}

static void
si_column_fit_finalize (GObject *object)
{
  g_array_unref (SI_COLUMN_FIT (object)->freed);

  G_OBJECT_CLASS (si_column_fit_parent_class)->finalize (object);
}

static void
si_column_fit_class_init (SiColumnFitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = si_column_fit_get_property;
  object_class->dispose = si_column_fit_dispose;
  object_class->finalize = si_column_fit_finalize;

  properties[PROP_N_LEFT_OUT] = g_param_spec_uint ("n-left-out", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_column_fit_init (SiColumnFit *self)
{
  self->freed = g_array_new (FALSE, FALSE, sizeof (int));
}

/**
 * si_column_fit_new:
 * @view: a list, which is to outlive this
 * @columns: its columns, with those of godowns
 *
 * Returns: (transfer full): a fit for a width that is not known yet
 */
SiColumnFit *
si_column_fit_new (GtkColumnView *view, SiProductColumns *columns)
{
  SiColumnFit *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (SI_IS_PRODUCT_COLUMNS (columns), NULL);

  self = g_object_new (SI_TYPE_COLUMN_FIT, NULL);
  self->view = view;
  self->columns = g_object_ref (columns);
  return self;
}

/**
 * si_column_fit_set_width:
 * @self: a fit
 * @width: the width of the place of the list, in pixels
 *
 * Fits the columns into another width, once the list has its size.
 */
void
si_column_fit_set_width (SiColumnFit *self, int width)
{
  g_return_if_fail (SI_IS_COLUMN_FIT (self));

  if (self->width == width)
    return;
  self->width = width;
  fit_later (self);
}

/**
 * si_column_fit_restart:
 * @self: a fit
 *
 * Fits other columns, or other cells, into the same width.
 */
void
si_column_fit_restart (SiColumnFit *self)
{
  g_return_if_fail (SI_IS_COLUMN_FIT (self));

  while (self->freed->len > 0)
    take_back (self);
  make_room_ahead (self);
  fit_later (self);
}

/**
 * si_column_fit_check:
 * @self: a fit
 *
 * Lets columns give way, or come back, if the cells have become wider or narrower.
 */
void
si_column_fit_check (SiColumnFit *self)
{
  g_return_if_fail (SI_IS_COLUMN_FIT (self));

  fit_later (self);
}
