/* si-demo-stock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-demo-stock.h"

#include <string.h>

#define THOUSANDTHS 1000

/* A shop with fewer products has no oddities, since it has too few places for them. */
#define ODD_N_PRODUCTS 500

/* The step from one family to the next: a prime that does not divide their number, so that each has
 * its turn. */
#define STRIDE 17

typedef struct
{
  const SiDemoFamily *family;
  char **items;   /* (owned) */
  char **colours; /* (owned): one empty text where it has none */
  char **sizes;   /* (owned): one empty text where it has none */
  guint n_items;
  guint n_colours;
  guint n_sizes;
  guint n_made;
} Shelf;

typedef struct
{
  SiDemoStock *stock; /* (owned) */
  GRand *chance;      /* (owned) */
  Shelf *shelves;     /* (owned) (array length=si_demo_n_families) */
  guint last_id;
} Maker;

static char **
split (const char *texts)
{
  return g_strsplit (texts != NULL ? texts : " ", "|", -1);
}

static void
shelf_init (Shelf *shelf, const SiDemoFamily *family)
{
  shelf->family = family;
  shelf->items = split (family->items);
  shelf->colours = split (family->colours);
  shelf->sizes = split (family->sizes);
  shelf->n_items = g_strv_length (shelf->items);
  shelf->n_colours = g_strv_length (shelf->colours);
  shelf->n_sizes = g_strv_length (shelf->sizes);
}

static void
shelf_clear (Shelf *shelf)
{
  g_strfreev (shelf->items);
  g_strfreev (shelf->colours);
  g_strfreev (shelf->sizes);
}

/* Is true in @n of 1000 cases. */
static gboolean
happens (GRand *chance, guint n)
{
  return (guint) g_rand_int_range (chance, 0, 1000) < n;
}

static const char *
make_description (Maker *maker, Shelf *shelf)
{
  guint n = shelf->n_made;
  const char *size = shelf->sizes[n % shelf->n_sizes];
  const char *colour = shelf->colours[n / shelf->n_sizes % shelf->n_colours];
  guint item = n / shelf->n_sizes / shelf->n_colours;
  g_autoptr (GString) text = g_string_new (shelf->items[item % shelf->n_items]);

  if (*colour != ' ')
    g_string_append_printf (text, ", %s", colour);
  if (*size != ' ')
    g_string_append_printf (text, " (%s)", size);
  if (item >= shelf->n_items)
    g_string_append_printf (text, ", Lot %u", item / shelf->n_items + 1);
  if (happens (maker->chance, 20))
    g_string_append_printf (
        text, " - %s",
        si_demo_remarks[g_rand_int_range (maker->chance, 0, (gint32) si_demo_n_remarks)]);

  return g_string_chunk_insert_len (maker->stock->texts, text->str, (gssize) text->len);
}

/* The share is squared, so that many godowns have little and a few have much. */
static gint64
make_stock (Maker *maker, const SiDemoFamily *family)
{
  double share = g_rand_double (maker->chance);
  gint64 n_steps = (gint64) (share * share * 3 * family->usual_stock * THOUSANDTHS / family->step);

  return happens (maker->chance, 60) ? 0 : n_steps * family->step;
}

static void
add_line (SiDemoStock *stock, SiDemoProduct *product, guint godown, gint64 amount)
{
  const SiDemoLine line = { .stock = amount, .godown = (guint8) godown };

  g_array_append_val (stock->lines, line);
  product->n_lines++;
}

static void
add_product (Maker *maker, Shelf *shelf)
{
  const SiDemoFamily *family = shelf->family;
  SiDemoStock *stock = maker->stock;
  gboolean overdrawn = happens (maker->chance, family->given_away ? 250 : 3);
  guint spread = (guint) g_rand_int_range (maker->chance, 100, 900);
  char sku[24];
  SiDemoProduct product = {
    .family = family,
    .id = maker->last_id + (guint) g_rand_int_range (maker->chance, 1, 9),
    .first_line = stock->lines->len,
  };

  g_snprintf (sku, sizeof sku, "%s%02u", family->prefix, family->first_number + shelf->n_made);
  product.sku = g_string_chunk_insert (stock->texts, sku);
  product.description = make_description (maker, shelf);

  for (guint i = 0; i < SI_DEMO_N_GODOWNS; i++)
    if (happens (maker->chance, i == 0 ? 950 : spread))
      add_line (stock, &product, i, make_stock (maker, family) * (overdrawn ? -1 : 1));

  g_array_append_val (stock->products, product);
  maker->last_id = product.id;
  shelf->n_made++;
}

/* Adds the two products of the service's document, word for word. */
static void
add_documented_products (Maker *maker, guint n)
{
  static const struct
  {
    const char *sku, *description;
    guint id;
    gint64 stock;
  } documented[] = {
    { "PTFB04", "SNS Coupon", 9032, -42893 },
    { "PFLY12", "SNS Small Flyers (10 x 14)", 9410, -41594 },
  };

  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (documented)); i++)
    {
      SiDemoProduct product = {
        .sku = documented[i].sku,
        .description = documented[i].description,
        .family = &si_demo_families[i],
        .id = documented[i].id,
        .first_line = maker->stock->lines->len,
      };

      add_line (maker->stock, &product, 0, documented[i].stock * THOUSANDTHS);
      g_array_append_val (maker->stock->products, product);
      maker->last_id = product.id;
    }
}

/* A shop enters its products family by family, in more than one go. */
static void
add_products (Maker *maker, guint n)
{
  while (maker->stock->products->len < n)
    {
      guint start = (guint) g_rand_int_range (maker->chance, 0, (gint32) si_demo_n_families);

      for (guint i = 0; i < si_demo_n_families; i++)
        {
          Shelf *shelf = &maker->shelves[(start + i * STRIDE) % si_demo_n_families];
          guint run = shelf->n_items * shelf->n_colours * shelf->n_sizes / 3 + 1;

          while (run-- > 0 && maker->stock->products->len < n)
            add_product (maker, shelf);
        }
    }
}

/* Finds an ordinary product with several lines, except the documented ones and those that were
 * found before. */
static SiDemoProduct *
find_ordinary (Maker *maker, GHashTable *found)
{
  GArray *products = maker->stock->products;
  guint i;
  SiDemoProduct *product;

  do
    {
      i = (guint) g_rand_int_range (maker->chance, 3, (gint32) products->len);
      product = &g_array_index (products, SiDemoProduct, i);
    }
  while (product->n_lines < 2 || !g_hash_table_add (found, GUINT_TO_POINTER (i)));

  return product;
}

/* Puts a tab in the place of the first blank, as a typing error does. */
static void
add_tab (SiDemoStock *stock, SiDemoProduct *product)
{
  g_autofree char *text = g_strdup (product->description);
  char *space = strchr (text, ' ');

  if (space != NULL)
    *space = '\t';
  product->description = g_string_chunk_insert (stock->texts, text);
}

static void
add_oddities (Maker *maker)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  static const SiDemoOddity no_godowns[]
      = { SI_DEMO_ODDITY_NONE, SI_DEMO_ODDITY_GODOWNS_NULL, SI_DEMO_ODDITY_GODOWNS_ABSENT };
  SiDemoProduct *product;

  for (guint i = 0; i < 4; i++)
    find_ordinary (maker, found)->total_error
        = (i % 2 == 0 ? 1 : -3) * (gint64) (i + 1) * THOUSANDTHS;

  for (guint i = 0; i < 3; i++)
    find_ordinary (maker, found)->oddity = SI_DEMO_ODDITY_BARE_NUMBERS;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (no_godowns); i++)
    {
      product = find_ordinary (maker, found);
      product->n_lines = 0;
      product->oddity = no_godowns[i % G_N_ELEMENTS (no_godowns)];
    }

  product = find_ordinary (maker, found);
  product->sku = find_ordinary (maker, found)->sku;
  find_ordinary (maker, found)->sku = "";
  add_tab (maker->stock, find_ordinary (maker, found));
  find_ordinary (maker, found)->oddity = SI_DEMO_ODDITY_UNREADABLE_BEFORE;
}

/* Gives some rows the other name of a godown, since rows that were entered before it was renamed
 * keep the old one. */
static void
rename_godown (Maker *maker)
{
  GArray *lines = maker->stock->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      SiDemoLine *line = &g_array_index (lines, SiDemoLine, i);

      if (si_demo_godowns[line->godown].other_name != NULL)
        line->other_name = happens (maker->chance, 8);
    }
}

/**
 * si_demo_stock_make:
 * @seed: decides the whole stock
 * @n_products: the number of products
 *
 * Invents a stock. The first two products are those of the service's document. A large stock has
 * some of the oddities that real ones have.
 *
 * Returns: (transfer full): a new stock
 */
SiDemoStock *
si_demo_stock_make (guint32 seed, guint n_products)
{
  g_autofree Shelf *shelves = g_new0 (Shelf, si_demo_n_families);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  SiDemoStock *stock = g_new0 (SiDemoStock, 1);
  Maker maker = { .stock = stock, .chance = chance, .shelves = shelves };

  stock->texts = g_string_chunk_new (16 * 1024);
  stock->products = g_array_sized_new (FALSE, FALSE, sizeof (SiDemoProduct), n_products);
  stock->lines = g_array_new (FALSE, FALSE, sizeof (SiDemoLine));

  for (guint i = 0; i < si_demo_n_families; i++)
    shelf_init (&shelves[i], &si_demo_families[i]);

  add_documented_products (&maker, n_products);
  add_products (&maker, n_products);
  if (n_products >= ODD_N_PRODUCTS)
    {
      add_oddities (&maker);
      rename_godown (&maker);
    }

  for (guint i = 0; i < si_demo_n_families; i++)
    shelf_clear (&shelves[i]);
  return stock;
}

/**
 * si_demo_stock_free:
 * @self: (transfer full): a stock
 */
void
si_demo_stock_free (SiDemoStock *self)
{
  g_string_chunk_free (self->texts);
  g_array_unref (self->products);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * si_demo_stock_choose_amount:
 * @family: the family of a product
 * @at_most: the largest amount, in whole units
 * @chance: decides the amount
 *
 * Returns: an amount that can be sold or delivered, in thousandths
 */
gint64
si_demo_stock_choose_amount (const SiDemoFamily *family, guint at_most, GRand *chance)
{
  gint64 n = MAX ((gint64) at_most * THOUSANDTHS / family->step, 2);

  return (1 + (gint64) (g_rand_double (chance) * (double) (n - 1))) * family->step;
}

static void
sell (SiDemoLine *line, GRand *chance, const SiDemoFamily *family)
{
  gint64 amount = si_demo_stock_choose_amount (family, MAX (family->usual_stock / 12, 3), chance);

  line->stock -= family->given_away ? amount : MIN (amount, line->stock);
}

static void
move_to_other_godown (SiDemoLine *lines, guint n_lines, guint from, GRand *chance)
{
  guint to = (from + (guint) g_rand_int_range (chance, 1, (gint32) n_lines)) % n_lines;
  gint64 whole = lines[from].stock / THOUSANDTHS / 3 * THOUSANDTHS;

  lines[from].stock -= whole;
  lines[to].stock += whole;
}

static void
change (SiDemoStock *self, const SiDemoProduct *product, guint i, GRand *chance)
{
  const SiDemoFamily *family = product->family;
  SiDemoLine *lines = &g_array_index (self->lines, SiDemoLine, product->first_line);

  if (happens (chance, 120))
    lines[i].stock += si_demo_stock_choose_amount (family, family->usual_stock, chance);
  else if (happens (chance, 100) && product->n_lines > 1 && lines[i].stock >= 3 * THOUSANDTHS)
    move_to_other_godown (lines, product->n_lines, i, chance);
  else if (family->given_away || lines[i].stock > 0)
    sell (&lines[i], chance, family);
}

/**
 * si_demo_stock_drift:
 * @self: a stock
 * @chance: decides the changes
 *
 * Changes the stock of about one line in fifty: something is sold, delivered or moved to another
 * godown.
 */
void
si_demo_stock_drift (SiDemoStock *self, GRand *chance)
{
  for (guint p = 0; p < self->products->len; p++)
    {
      const SiDemoProduct *product = &g_array_index (self->products, SiDemoProduct, p);

      for (guint i = 0; i < product->n_lines; i++)
        if (happens (chance, 22))
          change (self, product, i, chance);
    }
}
