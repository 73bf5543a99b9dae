/* si-demo-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-demo-inventory.h"

#include "si-demo-stock.h"

#define THOUSANDTHS 1000

struct _SiDemoInventory
{
  guint32 seed;
  guint n_products;

  GMutex mutex;
  SiDemoStock *stock; /* (owned) (nullable) (mutex mutex): made at the first request */
  GRand *chance;      /* (owned) (mutex mutex) */
  gboolean was_sent;  /* (mutex mutex): as a whole, at least once */
};

static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (json, '\\');
      if (*c == '\t')
        g_string_append (json, "\\t");
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

/* The service writes a product's total with a decimal even where it is a whole number, and a
 * godown's stock without. */
static void
append_amount (GString *json, gint64 amount, gboolean keep_decimal)
{
  gint64 fraction = ABS (amount % THOUSANDTHS);

  g_string_append_printf (json, "%s%" G_GINT64_FORMAT, amount < 0 ? "-" : "",
                          ABS (amount / THOUSANDTHS));
  if (fraction == 0)
    {
      g_string_append (json, keep_decimal ? ".0" : "");
      return;
    }

  g_string_append_printf (json, ".%03" G_GINT64_FORMAT, fraction);
  while (json->str[json->len - 1] == '0')
    g_string_truncate (json, json->len - 1);
}

static void
append_line (GString *json, const SiDemoLine *line, const char *quote)
{
  const SiDemoGodown *godown = &si_demo_godowns[line->godown];

  g_string_append (json, "{\"Godown\":");
  append_string (json, line->other_name ? godown->other_name : godown->name);
  g_string_append_printf (json, ",\"Godownid\":%s%s%s,\"Stock\":%s", quote, godown->id, quote,
                          quote);
  append_amount (json, line->stock, FALSE);
  g_string_append_printf (json, "%s}", quote);
}

static void
append_lines (GString *json,
              const SiDemoProduct *product,
              const SiDemoLine *lines,
              const char *godown_id,
              const char *quote)
{
  gboolean first = TRUE;

  g_string_append (json, ",\"Godowns\":[");
  for (guint i = 0; i < product->n_lines; i++)
    if (godown_id == NULL || g_str_equal (si_demo_godowns[lines[i].godown].id, godown_id))
      {
        if (!first)
          g_string_append_c (json, ',');
        append_line (json, &lines[i], quote);
        first = FALSE;
      }
  g_string_append_c (json, ']');
}

static void
append_product (GString *json,
                const SiDemoProduct *product,
                const SiDemoLine *lines,
                const char *godown_id)
{
  const char *quote = product->oddity == SI_DEMO_ODDITY_BARE_NUMBERS ? "" : "\"";
  gint64 total = product->total_error;

  for (guint i = 0; i < product->n_lines; i++)
    total += lines[i].stock;

  g_string_append_printf (json, "{\"products_id\":%s%u%s,\"productDescription\":", quote,
                          product->id, quote);
  append_string (json, product->description);
  g_string_append (json, ",\"SkuCode\":");
  append_string (json, product->sku);
  g_string_append_printf (json, ",\"Stock\":%s", quote);
  append_amount (json, total, TRUE);
  g_string_append (json, quote);

  if (product->oddity == SI_DEMO_ODDITY_GODOWNS_NULL)
    g_string_append (json, ",\"Godowns\":null");
  else if (product->oddity != SI_DEMO_ODDITY_GODOWNS_ABSENT)
    append_lines (json, product, lines, godown_id, quote);
  g_string_append_c (json, '}');
}

static gboolean
is_asked_for (const SiDemoProduct *product,
              const SiDemoLine *lines,
              const char *sku,
              const char *godown_id)
{
  if (sku != NULL && g_ascii_strcasecmp (product->sku, sku) != 0)
    return FALSE;
  if (godown_id == NULL)
    return TRUE;

  for (guint i = 0; i < product->n_lines; i++)
    if (g_str_equal (si_demo_godowns[lines[i].godown].id, godown_id))
      return TRUE;
  return FALSE;
}

static void
begin_row (GString *json)
{
  g_string_append (json, json->len > 1 ? ",\n" : "\n");
}

static GBytes *
write_answer (const SiDemoStock *stock, const char *sku, const char *godown_id)
{
  gboolean everything = sku == NULL && godown_id == NULL;
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < stock->products->len; i++)
    {
      const SiDemoProduct *product = &g_array_index (stock->products, SiDemoProduct, i);
      const SiDemoLine *lines = &((const SiDemoLine *) stock->lines->data)[product->first_line];

      if (!is_asked_for (product, lines, sku, godown_id))
        continue;
      if (everything && product->oddity == SI_DEMO_ODDITY_UNREADABLE_BEFORE)
        {
          begin_row (json);
          append_string (json, SI_DEMO_UNREADABLE);
        }
      begin_row (json);
      append_product (json, product, lines, godown_id);
    }
  g_string_append (json, json->len > 1 ? "\n]\n" : "]\n");

  return g_string_free_to_bytes (g_steal_pointer (&json));
}

/**
 * si_demo_inventory_new:
 * @seed: decides the whole inventory and its changes
 * @n_products: the number of products, 0 for %SI_DEMO_N_PRODUCTS
 *
 * Makes an inventory. Its products are invented at the first answer.
 *
 * Returns: (transfer full): a new inventory
 */
SiDemoInventory *
si_demo_inventory_new (guint32 seed, guint n_products)
{
  SiDemoInventory *self = g_atomic_rc_box_new0 (SiDemoInventory);

  self->seed = seed;
  self->n_products = n_products > 0 ? n_products : SI_DEMO_N_PRODUCTS;
  self->chance = g_rand_new_with_seed (seed);
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * si_demo_inventory_ref:
 * @self: an inventory
 *
 * Returns: (transfer full): @self, with one more reference
 */
SiDemoInventory *
si_demo_inventory_ref (SiDemoInventory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SiDemoInventory *self = data;

  g_clear_pointer (&self->stock, si_demo_stock_free);
  g_rand_free (self->chance);
  g_mutex_clear (&self->mutex);
}

/**
 * si_demo_inventory_unref:
 * @self: (transfer full): an inventory
 */
void
si_demo_inventory_unref (SiDemoInventory *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * si_demo_inventory_answer:
 * @self: an inventory
 * @sku: (nullable): only products with this SKU code, whatever its case
 * @godown_id: (nullable): only products in this godown, and of their lines only this one
 *
 * Writes an answer as the service does. The stocks change a little before each answer of the whole
 * inventory but the first; an answer with a filter shows them as they are.
 *
 * This is to be called on a thread, since a large inventory takes a while.
 *
 * Returns: (transfer full): a JSON array
 */
GBytes *
si_demo_inventory_answer (SiDemoInventory *self, const char *sku, const char *godown_id)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->stock == NULL)
    self->stock = si_demo_stock_make (self->seed, self->n_products);

  if (sku == NULL && godown_id == NULL)
    {
      if (self->was_sent)
        si_demo_stock_drift (self->stock, self->chance);
      self->was_sent = TRUE;
    }
  return write_answer (self->stock, sku, godown_id);
}
