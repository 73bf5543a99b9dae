/* si-product-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-product-reader.h"

#include <string.h>

#include "si-error-object.h"
#include "si-json-cleaner.h"
#include "si-json-members.h"
#include "si-plain-text.h"

typedef struct
{
  SiTableBuilder *builder; /* (unowned) */
  JsonParser *parser;      /* (owned) */
  GString *first;          /* (owned): room for plain text */
  GString *second;         /* (owned) */
  GString *third;          /* (owned) */
  guint n_unreadable;
} Reader;

static void
add_unreadable (Reader *reader, const char *text, gssize length)
{
  si_table_builder_add_unreadable (reader->builder, text, length);
  reader->n_unreadable++;
}

static const char *
get_plain (JsonObject *object, const char *name, GString *buffer)
{
  const char *text = si_json_member_get_text (object, name);

  return text != NULL ? si_plain_text (text, buffer) : NULL;
}

/* Shows a line that says nothing of a godown in an object with the SKU code of its product. */
static void
add_unreadable_line (Reader *reader, JsonObject *product, JsonNode *line)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) row = json_object_new ();
  g_autofree char *text = NULL;

  if (si_json_get_member (product, "SkuCode") != NULL)
    json_object_set_member (row, "SkuCode",
                            json_node_copy (si_json_get_member (product, "SkuCode")));
  json_object_set_member (row, "Godowns", json_node_copy (line));
  json_node_set_object (root, row);
  text = json_to_string (root, FALSE);
  add_unreadable (reader, text, -1);
}

static gboolean
is_line (JsonObject *object)
{
  return si_json_get_member (object, "Godownid") != NULL
         || si_json_get_member (object, "Godown") != NULL
         || si_json_get_member (object, "Stock") != NULL;
}

/* Adds the lines of an array that the cleaner has packed into one string. */
static void
add_packed_lines (Reader *reader, const char *packed)
{
  char *line, *line_end;

  g_string_assign (reader->third, packed);
  line = reader->third->str;
  while ((line_end = strchr (line, SI_JSON_LINE_END)) != NULL)
    {
      char *name = line;
      char *id = strchr (name, SI_JSON_LINE_SEPARATOR) + 1;
      char *stock = strchr (id, SI_JSON_LINE_SEPARATOR) + 1;

      id[-1] = '\0';
      stock[-1] = '\0';
      *line_end = '\0';
      si_table_builder_add_godown_stock (reader->builder, si_plain_text (id, reader->first),
                                         si_plain_text (name, reader->second), stock);
      line = line_end + 1;
    }
}

/* Adds a line. @key is the name that the line has in an object, if that can be a godown. */
static void
add_line (Reader *reader, JsonObject *product, JsonNode *node, const char *key)
{
  gboolean is_id = key != NULL && key[0] != '\0' && key[strspn (key, "0123456789")] == '\0';
  g_autofree char *figure = NULL;
  const char *id, *name;
  JsonObject *line = si_json_get_object (node);

  if (key != NULL && si_json_get_text (node) != NULL)
    {
      name = is_id ? NULL : si_plain_text (key, reader->second);
      si_table_builder_add_godown_stock (reader->builder, is_id ? key : NULL, name,
                                         si_json_get_text (node));
      return;
    }
  if (line == NULL || !is_line (line))
    {
      add_unreadable_line (reader, product, node);
      return;
    }
  id = get_plain (line, "Godownid", reader->first);
  name = get_plain (line, "Godown", reader->second);
  if (id == NULL && is_id)
    id = key;
  else if (name == NULL && key != NULL && !is_id)
    name = si_plain_text (key, reader->second);
  si_table_builder_add_godown_stock (reader->builder, id, name,
                                     si_json_member_get_figure (line, "Stock", &figure));
}

/* Adds the lines of an object. Keys from 0 on are the places in an array. Other numbers are the ids
 * of godowns and other keys are their names, where the lines have none of their own. */
static void
add_keyed_lines (Reader *reader, JsonObject *product, JsonObject *lines)
{
  gboolean from_zero = json_object_has_member (lines, "0");
  JsonObjectIter iter;
  const char *key;
  JsonNode *line;

  json_object_iter_init_ordered (&iter, lines);
  while (json_object_iter_next_ordered (&iter, &key, &line))
    add_line (reader, product, line, from_zero ? NULL : key);
}

/* Adds the lines of an array, of an object that stands in its place, or a line by itself. */
static void
add_godowns (Reader *reader, JsonObject *product, JsonNode *node)
{
  const char *text = si_json_get_text (node);
  JsonArray *lines = si_json_get_array (node);
  JsonObject *object = si_json_get_object (node);

  if (text != NULL && strchr (text, SI_JSON_LINE_END) != NULL)
    add_packed_lines (reader, text);
  else if (lines != NULL)
    for (guint i = 0; i < json_array_get_length (lines); i++)
      add_line (reader, product, json_array_get_element (lines, i), NULL);
  else if (object != NULL && !is_line (object))
    add_keyed_lines (reader, product, object);
  else if (!JSON_NODE_HOLDS_NULL (node) && g_strcmp0 (text, "") != 0)
    add_line (reader, product, node, NULL);
}

static gboolean
add_product (Reader *reader, JsonNode *node)
{
  g_autofree char *figure = NULL;
  const char *id, *sku, *description;
  JsonObject *product = si_json_get_object (node);
  JsonNode *godowns;

  if (product == NULL)
    return FALSE;
  id = get_plain (product, "products_id", reader->first);
  sku = get_plain (product, "SkuCode", reader->second);
  description = get_plain (product, "productDescription", reader->third);
  godowns = si_json_get_member (product, "Godowns");
  if (id == NULL && sku == NULL && description == NULL)
    return FALSE;
  /* An error may name the SKU code that it is about. */
  if (godowns == NULL && si_json_get_member (product, "Stock") == NULL
      && si_error_object_is_error (product))
    return FALSE;

  si_table_builder_add_product (reader->builder, id, sku, description,
                                si_json_member_get_figure (product, "Stock", &figure));
  if (godowns != NULL)
    add_godowns (reader, product, godowns);
  return TRUE;
}

/* Returns the values of the elements that are not broken, if json-glib takes them in one go. */
static JsonArray *
parse_all (Reader *reader, const SiJsonBatch *batch)
{
  JsonArray *values;
  guint n_whole = 0;

  if (!json_parser_load_from_data (reader->parser, batch->json->str, batch->json->len, NULL))
    return NULL;
  values = json_node_get_array (json_parser_get_root (reader->parser));
  for (guint i = 0; i < batch->elements->len; i++)
    n_whole += !g_array_index (batch->elements, SiJsonElement, i).broken;
  return json_array_get_length (values) == n_whole ? values : NULL;
}

/**
 * si_product_reader_read:
 * @batch: some elements of an answer
 * @builder: a builder
 *
 * Adds the products of @batch to @builder. An object with an id, an SKU code or a description that
 * is text or a number is a product, and is shown with whatever else it has or lacks. An element
 * that is no product is added as unreadable, with its text as it came. So is a member of its
 * Godowns that is no godown, in an object with the product's SKU code. `null`, `[]`, `{}` and `""`
 * are no godowns.
 *
 * No element spoils another, since each is parsed by itself where json-glib refuses the batch. Any
 * thread may call this.
 *
 * Returns: the number of unreadable elements and lines that were added
 */
guint
si_product_reader_read (const SiJsonBatch *batch, SiTableBuilder *builder)
{
  Reader reader = {
    builder, json_parser_new (), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL),
  };
  JsonArray *values;
  guint at = 0;

  values = parse_all (&reader, batch);
  for (guint i = 0; i < batch->elements->len; i++)
    {
      const SiJsonElement *element = &g_array_index (batch->elements, SiJsonElement, i);
      const char *text = (const char *) batch->text->data + element->start;
      JsonNode *node = NULL;

      if (!element->broken)
        node = values != NULL ? json_array_get_element (values, at++)
                              : si_json_parse (reader.parser, text, element->length);
      if (!add_product (&reader, node))
        add_unreadable (&reader, text, element->length);
    }

  g_object_unref (reader.parser);
  g_string_free (reader.first, TRUE);
  g_string_free (reader.second, TRUE);
  g_string_free (reader.third, TRUE);
  return reader.n_unreadable;
}
