/* si-demo-past.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-demo-past.h"

#include <string.h>

#define THOUSANDTHS 1000

/* How many of 1000 lines change in a step: of a product that sells fast, and of another one. */
#define FAST 60
#define SLOW 3

/* A small shop has no products that are new or gone. */
#define LEAST_PRODUCTS 500

/* A change of the stock from one step to the next. */
typedef struct
{
  gint64 difference; /* in thousandths */
  guint line;
  guint n_left; /* the number of steps after it */
} Change;

/* A product whose description was another one until a step. */
typedef struct
{
  const char *before; /* in the stock's texts */
  const char *after;  /* in the stock's texts */
  guint product;
  guint n_left; /* the number of steps after it */
} Renaming;

struct _SiDemoPast
{
  SiDemoStock *stock; /* (owned) */
  GArray *changes;    /* (owned) (element-type Change): the newest first */
  GArray *renamings;  /* (owned) (element-type Renaming) */
  guint n_products;   /* of the present; those that are gone come after them */
  guint n_left;       /* the number of steps to the present */
};

/* The ages of the newest products, and of those that are gone, in steps. */
static const guint new_ages[] = { 1, 1, 3, 6, 6, 9, 17, 24, 33, 50 };
static const guint renamed_ages[] = { 1, 5, 30 };

static gboolean
happens (GRand *chance, guint n)
{
  return (guint) g_rand_int_range (chance, 0, 1000) < n;
}

static SiDemoProduct *
get_product (SiDemoPast *self, guint i)
{
  return &g_array_index (self->stock->products, SiDemoProduct, i);
}

static SiDemoLine *
get_line (SiDemoPast *self, guint i)
{
  return &g_array_index (self->stock->lines, SiDemoLine, i);
}

static void
change_back (SiDemoPast *self, guint line, gint64 difference)
{
  const Change change = { difference, line, self->n_left };

  get_line (self, line)->stock -= difference;
  g_array_append_val (self->changes, change);
}

static void
move_back (SiDemoPast *self, const SiDemoProduct *product, guint i, GRand *chance)
{
  const guint other
      = (i + (guint) g_rand_int_range (chance, 1, product->n_lines)) % product->n_lines;
  const gint64 stock = get_line (self, product->first_line + i)->stock;
  const gint64 whole = stock / THOUSANDTHS / 3 * THOUSANDTHS;

  change_back (self, product->first_line + i, whole);
  change_back (self, product->first_line + other, -whole);
}

/* Takes back a delivery, a move from another godown, or a sale, of which there are the most. */
static void
take_back (SiDemoPast *self, const SiDemoProduct *product, guint i, GRand *chance)
{
  const SiDemoFamily *family = product->family;
  const gint64 stock = get_line (self, product->first_line + i)->stock;
  const gint64 delivered = si_demo_stock_choose_amount (family, family->usual_stock, chance);
  const gint64 sold
      = si_demo_stock_choose_amount (family, MAX (family->usual_stock / 12, 3), chance);

  if (happens (chance, 120) && (family->given_away || stock >= delivered))
    change_back (self, product->first_line + i, delivered);
  else if (happens (chance, 100) && product->n_lines > 1 && stock >= 3 * THOUSANDTHS)
    move_back (self, product, i, chance);
  else if (family->given_away || stock >= 0)
    change_back (self, product->first_line + i, -sold);
}

/* The two products of the service's document are given away every day. The one without an SKU code
 * stands still, since it would be the first of the changes. */
static guint
get_pace (const SiDemoProduct *product, guint i)
{
  if (i < 2)
    return 10 * FAST;
  if (*product->sku == '\0')
    return 0;
  return product->family->given_away || product->id % 9 == 0 ? FAST : SLOW;
}

static void
step_back (SiDemoPast *self, GRand *chance)
{
  for (guint p = 0; p < self->stock->products->len; p++)
    {
      const SiDemoProduct *product = get_product (self, p);

      for (guint i = 0; i < product->n_lines; i++)
        if (happens (chance, get_pace (product, p)))
          take_back (self, product, i, chance);
    }
}

/* Adds the products that the shop had and has no more. */
static void
add_gone (SiDemoPast *self)
{
  for (guint i = 0; i < si_demo_n_gone; i++)
    {
      const SiDemoGone *gone = &si_demo_gone[i];
      SiDemoProduct product = {
        .sku = gone->sku,
        .description = gone->description,
        .family = &si_demo_families[gone->family],
        .id = gone->id,
        .first_line = self->stock->lines->len,
      };

      for (guint8 godown = 0; godown < gone->n_godowns; godown++)
        {
          const SiDemoLine line = { .stock = gone->stock * THOUSANDTHS, .godown = godown };

          g_array_append_val (self->stock->lines, line);
          product.n_lines++;
        }
      g_array_append_val (self->stock->products, product);
    }
}

/* Finds a product whose description ends with a size, and takes that away for the time before. */
static void
add_renaming (SiDemoPast *self, guint from, guint n_left)
{
  for (guint i = from; i < self->n_products; i++)
    {
      const char *after = get_product (self, i)->description;
      const char *size = strstr (after, " (");
      Renaming renaming = { .after = after, .product = i, .n_left = n_left };

      if (size == NULL || !g_str_has_suffix (after, ")"))
        continue;
      renaming.before = g_string_chunk_insert_len (self->stock->texts, after, size - after);
      g_array_append_val (self->renamings, renaming);
      return;
    }
}

/* Brings in line with the step which products there are, and their descriptions. */
static void
update_products (SiDemoPast *self)
{
  for (guint i = 0; i < si_demo_n_gone && self->stock->products->len > self->n_products; i++)
    get_product (self, self->n_products + i)->absent = self->n_left < si_demo_gone[i].age;
  for (guint i = 0; i < G_N_ELEMENTS (new_ages) && self->n_products >= LEAST_PRODUCTS; i++)
    get_product (self, self->n_products - 1 - i)->absent = self->n_left >= new_ages[i];
  for (guint i = 0; i < self->renamings->len; i++)
    {
      const Renaming *renaming = &g_array_index (self->renamings, Renaming, i);

      get_product (self, renaming->product)->description
          = self->n_left > renaming->n_left ? renaming->before : renaming->after;
    }
}

/**
 * si_demo_past_new:
 * @seed: decides everything, as for si_demo_inventory_new()
 * @n_products: the number of products of the present
 * @n_steps: the number of steps from the oldest stock to the present one, some two a day
 *
 * Invents the past of an inventory backwards, so that it ends with it.
 *
 * Returns: (transfer full): the past, at its oldest step
 */
SiDemoPast *
si_demo_past_new (guint32 seed, guint n_products, guint n_steps)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  SiDemoPast *self = g_new0 (SiDemoPast, 1);

  self->stock = si_demo_stock_make (seed, n_products);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self->renamings = g_array_new (FALSE, FALSE, sizeof (Renaming));
  self->n_products = n_products;
  if (n_products >= LEAST_PRODUCTS)
    {
      for (guint i = 0; i < G_N_ELEMENTS (renamed_ages); i++)
        add_renaming (self, n_products / 4 * (i + 1), renamed_ages[i] - 1);
      add_gone (self);
    }
  while (self->n_left < n_steps)
    {
      step_back (self, chance);
      self->n_left++;
    }
  update_products (self);
  return self;
}

/**
 * si_demo_past_free:
 * @self: (transfer full): a past
 */
void
si_demo_past_free (SiDemoPast *self)
{
  si_demo_stock_free (self->stock);
  g_array_unref (self->changes);
  g_array_unref (self->renamings);
  g_free (self);
}

/**
 * si_demo_past_get_stock:
 * @self: a past
 *
 * Returns: (transfer none): the stock at this step, until the next one
 */
const SiDemoStock *
si_demo_past_get_stock (SiDemoPast *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stock;
}

/**
 * si_demo_past_advance:
 * @self: a past
 *
 * Goes one step nearer to the present.
 *
 * Returns: whether there was a step left
 */
gboolean
si_demo_past_advance (SiDemoPast *self)
{
  GArray *changes;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_left == 0)
    return FALSE;
  self->n_left--;
  changes = self->changes;
  while (changes->len > 0
         && g_array_index (changes, Change, changes->len - 1).n_left == self->n_left)
    {
      const Change *change = &g_array_index (changes, Change, changes->len - 1);

      get_line (self, change->line)->stock += change->difference;
      g_array_set_size (changes, changes->len - 1);
    }
  update_products (self);
  return TRUE;
}
