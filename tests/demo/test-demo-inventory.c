/* test-demo-inventory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invented inventory: that it has the service's form, and the oddities of real ones.
 */

#include "si-demo-inventory.h"

#include "si-test.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static JsonNode *
ask (SiDemoInventory *inventory, const char *sku, const char *godown_id)
{
  g_autoptr (GBytes) answer = si_demo_inventory_answer (inventory, sku, godown_id);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, g_bytes_get_data (answer, NULL),
                              (gssize) g_bytes_get_size (answer), &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/* Returns NULL where the row is no product. */
static JsonObject *
get_row (JsonArray *rows, guint i)
{
  JsonNode *row = json_array_get_element (rows, i);

  return JSON_NODE_HOLDS_OBJECT (row) ? json_node_get_object (row) : NULL;
}

/* Returns NULL where the product has no array of godowns. */
static JsonArray *
get_godowns (JsonObject *product)
{
  JsonNode *node = json_object_get_member (product, "Godowns");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Reads a stock that is a text or a bare number. */
static double
get_stock (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "Stock");

  g_assert_nonnull (node);
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_strtod (json_node_get_string (node), NULL);
  return json_node_get_double (node);
}

static double
sum_of_godowns (JsonObject *product)
{
  JsonArray *godowns = get_godowns (product);
  double sum = 0;

  for (guint i = 0; godowns != NULL && i < json_array_get_length (godowns); i++)
    sum += get_stock (json_array_get_object_element (godowns, i));
  return sum;
}

static void
assert_row_is (JsonArray *rows, guint i, const char *expected)
{
  g_autofree char *text = json_to_string (json_array_get_element (rows, i), FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_begins_as_the_document (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, 0);
  g_autoptr (JsonNode) answer = ask (inventory, NULL, NULL);
  JsonArray *rows = json_node_get_array (answer);

  assert_row_is (rows, 0,
                 "{\"products_id\":\"9032\",\"productDescription\":\"SNS Coupon\","
                 "\"SkuCode\":\"PTFB04\",\"Stock\":\"-42893.0\",\"Godowns\":[{"
                 "\"Godown\":\"Karachi Warehouse\",\"Godownid\":\"97637\","
                 "\"Stock\":\"-42893\"}]}");
  assert_row_is (rows, 1,
                 "{\"products_id\":\"9410\",\"productDescription\":\"SNS Small Flyers (10 x 14)\","
                 "\"SkuCode\":\"PFLY12\",\"Stock\":\"-41594.0\",\"Godowns\":[{"
                 "\"Godown\":\"Karachi Warehouse\",\"Godownid\":\"97637\","
                 "\"Stock\":\"-41594\"}]}");
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (json_object_get_string_member (*(JsonObject *const *) a, "SkuCode"),
                 json_object_get_string_member (*(JsonObject *const *) b, "SkuCode"));
}

/* A list that is sorted by code opens with words that most people can read. */
static void
test_the_first_codes_are_of_ordinary_products (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (1, 0);
  g_autoptr (JsonNode) answer = ask (inventory, NULL, NULL);
  JsonArray *rows = json_node_get_array (answer);
  g_autoptr (GPtrArray) products = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = get_row (rows, i);

      if (row != NULL && *json_object_get_string_member (row, "SkuCode") != '\0')
        g_ptr_array_add (products, row);
    }
  g_ptr_array_sort (products, compare_codes);
  for (guint i = 0; i < 40; i++)
    g_assert_true (
        g_str_is_ascii (json_object_get_string_member (products->pdata[i], "productDescription")));
}

static void
test_is_the_same_for_a_seed (void)
{
  g_autoptr (SiDemoInventory) one = si_demo_inventory_new (7, 0);
  g_autoptr (SiDemoInventory) same = si_demo_inventory_new (7, 0);
  g_autoptr (SiDemoInventory) other = si_demo_inventory_new (8, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) a = si_demo_inventory_answer (one, NULL, NULL);
      g_autoptr (GBytes) b = si_demo_inventory_answer (same, NULL, NULL);
      g_autoptr (GBytes) c = si_demo_inventory_answer (other, NULL, NULL);

      g_assert_true (g_bytes_equal (a, b));
      g_assert_false (g_bytes_equal (a, c));
    }
}

static void
test_has_as_many_products_as_told (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, n);
  g_autoptr (JsonNode) answer = ask (inventory, NULL, NULL);
  JsonArray *rows = json_node_get_array (answer);
  guint n_products = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    n_products += get_row (rows, i) != NULL;
  g_assert_cmpuint (n_products, ==, n > 0 ? n : SI_DEMO_N_PRODUCTS);
}

typedef struct
{
  guint unreadable, negative, wrong_total, without_godowns, without_sku, bare, fraction, tab,
      entity, other_script, shared_sku, renamed;
} Census;

static void
count_product (Census *census, JsonObject *row)
{
  JsonNode *stock = json_object_get_member (row, "Stock");
  const char *text = json_object_get_string_member (row, "productDescription");
  JsonArray *godowns = get_godowns (row);

  census->negative += get_stock (row) < 0;
  census->wrong_total += fabs (get_stock (row) - sum_of_godowns (row)) > 1e-6;
  census->without_godowns += godowns == NULL || json_array_get_length (godowns) == 0;
  census->without_sku += *json_object_get_string_member (row, "SkuCode") == '\0';
  census->bare += json_node_get_value_type (stock) != G_TYPE_STRING;
  census->fraction += get_stock (row) != floor (get_stock (row));
  census->tab += strchr (text, '\t') != NULL;
  census->entity += strstr (text, "&amp;") != NULL;
  census->other_script += !g_str_is_ascii (text);

  for (guint i = 0; godowns != NULL && i < json_array_get_length (godowns); i++)
    census->renamed += g_str_equal (
        json_object_get_string_member (json_array_get_object_element (godowns, i), "Godown"),
        "Multan Cantt Godown");
}

static void
take_census (Census *census, JsonArray *rows)
{
  g_autoptr (GHashTable) skus = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = get_row (rows, i);

      if (row == NULL)
        {
          census->unreadable++;
          continue;
        }
      count_product (census, row);
      census->shared_sku
          += !g_hash_table_add (skus, (gpointer) json_object_get_string_member (row, "SkuCode"));
    }
}

static void
test_has_a_few_oddities (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (1, 0);
  g_autoptr (JsonNode) answer = ask (inventory, NULL, NULL);
  Census census = { 0 };

  take_census (&census, json_node_get_array (answer));
  g_test_message ("%u negative, %u fractions, %u in other scripts, %u renamed, %u entities",
                  census.negative, census.fraction, census.other_script, census.renamed,
                  census.entity);

  g_assert_cmpuint (census.unreadable, ==, 1);
  g_assert_cmpuint (census.wrong_total, ==, 4);
  g_assert_cmpuint (census.without_sku, ==, 1);
  g_assert_cmpuint (census.shared_sku, ==, 1);
  g_assert_cmpuint (census.bare, ==, 3);
  g_assert_cmpuint (census.tab, ==, 1);
  g_assert_cmpuint (census.without_godowns, >=, 6);
  g_assert_cmpuint (census.negative, >, 20);
  g_assert_cmpuint (census.negative, <, 80);
  g_assert_cmpuint (census.fraction, >, 20);
  g_assert_cmpuint (census.entity, >, 5);
  g_assert_cmpuint (census.other_script, >, 20);
  g_assert_cmpuint (census.renamed, >, 0);
  g_assert_cmpuint (census.renamed, <, 30);
}

static void
test_moves_on_with_each_full_answer (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, 0);
  g_autoptr (JsonNode) before = ask (inventory, NULL, NULL);
  g_autoptr (JsonNode) after = ask (inventory, NULL, NULL);
  JsonArray *old_rows = json_node_get_array (before);
  JsonArray *new_rows = json_node_get_array (after);
  guint n_changed = 0;
  Census census = { 0 };

  g_assert_cmpuint (json_array_get_length (old_rows), ==, json_array_get_length (new_rows));
  for (guint i = 0; i < json_array_get_length (old_rows); i++)
    n_changed += !json_node_equal (json_array_get_element (old_rows, i),
                                   json_array_get_element (new_rows, i));
  g_assert_cmpuint (n_changed, >, 30);
  g_assert_cmpuint (n_changed, <, 300);

  take_census (&census, new_rows);
  g_assert_cmpuint (census.wrong_total, ==, 4);
}

static void
test_stands_still_for_a_filter (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, 0);
  g_autoptr (JsonNode) everything = ask (inventory, NULL, NULL);
  JsonArray *rows = json_node_get_array (everything);

  for (guint i = 2; i < 400; i++)
    {
      JsonObject *row = get_row (rows, i);
      g_autoptr (JsonNode) answer = NULL;

      if (row == NULL || *json_object_get_string_member (row, "SkuCode") == '\0')
        continue;
      answer = ask (inventory, json_object_get_string_member (row, "SkuCode"), NULL);
      if (json_array_get_length (json_node_get_array (answer)) == 1)
        g_assert_true (json_node_equal (json_array_get_element (rows, i),
                                        json_array_get_element (json_node_get_array (answer), 0)));
    }
}

static void
test_finds_a_sku_in_any_case (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, 0);
  g_autoptr (JsonNode) exact = ask (inventory, "PTFB04", NULL);
  g_autoptr (JsonNode) small = ask (inventory, "ptfb04", NULL);
  g_autoptr (JsonNode) part = ask (inventory, "PTFB0", NULL);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (exact)), ==, 1);
  g_assert_true (json_node_equal (exact, small));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (part)), ==, 0);
}

static void
test_keeps_to_the_godown_asked_for (void)
{
  g_autoptr (SiDemoInventory) inventory = si_demo_inventory_new (7, 0);
  g_autoptr (JsonNode) answer = ask (inventory, NULL, "97684");
  g_autoptr (JsonNode) none = ask (inventory, "PTFB04", "97684");
  JsonArray *rows = json_node_get_array (answer);

  g_assert_cmpuint (json_array_get_length (rows), >, 200);
  g_assert_cmpuint (json_array_get_length (rows), <, 1800);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *godowns = get_godowns (json_array_get_object_element (rows, i));
      JsonNode *id
          = json_object_get_member (json_array_get_object_element (godowns, 0), "Godownid");
      g_autofree char *text = json_to_string (id, FALSE);

      g_assert_cmpuint (json_array_get_length (godowns), ==, 1);
      g_assert_nonnull (strstr (text, "97684"));
    }
  g_assert_cmpuint (json_array_get_length (json_node_get_array (none)), ==, 0);
}

int
main (int argc, char **argv)
{
  si_test_init (&argc, &argv);
  g_test_add_func ("/demo-inventory/begins-as-the-document", test_begins_as_the_document);
  g_test_add_func ("/demo-inventory/the-first-codes-are-of-ordinary-products",
                   test_the_first_codes_are_of_ordinary_products);
  g_test_add_func ("/demo-inventory/is-the-same-for-a-seed", test_is_the_same_for_a_seed);
  g_test_add_data_func ("/demo-inventory/has-as-many-products-as-told/usual", GUINT_TO_POINTER (0),
                        test_has_as_many_products_as_told);
  g_test_add_data_func ("/demo-inventory/has-as-many-products-as-told/one", GUINT_TO_POINTER (1),
                        test_has_as_many_products_as_told);
  g_test_add_data_func ("/demo-inventory/has-as-many-products-as-told/many",
                        GUINT_TO_POINTER (20000), test_has_as_many_products_as_told);
  g_test_add_func ("/demo-inventory/has-a-few-oddities", test_has_a_few_oddities);
  g_test_add_func ("/demo-inventory/moves-on-with-each-full-answer",
                   test_moves_on_with_each_full_answer);
  g_test_add_func ("/demo-inventory/stands-still-for-a-filter", test_stands_still_for_a_filter);
  g_test_add_func ("/demo-inventory/finds-a-sku-in-any-case", test_finds_a_sku_in_any_case);
  g_test_add_func ("/demo-inventory/keeps-to-the-godown-asked-for",
                   test_keeps_to_the_godown_asked_for);
  return g_test_run ();
}
