/* fuzz-splitter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* No bytes crash the splitter, and pieces of any size give the same elements or the same error.
 *
 *   CC=clang meson setup _fuzz -Dfuzzers=true -Dc_args=-fsanitize=fuzzer-no-link \
 *     -Db_sanitize=address,undefined -Db_lundef=false
 *   meson compile -C _fuzz fuzz-splitter
 *   _fuzz/tests/api/fuzz-splitter -max_total_time=300
 */

#include "si-json-splitter.h"
#include "si-product-reader.h"

/* The limits are small, so that an input of some hundred bytes can reach them. */
#define MAX_BYTES 1000
#define MAX_ELEMENT_BYTES 100

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct
{
  GString *elements;
  SiTableBuilder *builder;
} Result;

static void
take (SiJsonBatch *batch, gpointer user_data)
{
  Result *result = user_data;

  for (guint i = 0; i < batch->elements->len; i++)
    {
      SiJsonElement *element = &g_array_index (batch->elements, SiJsonElement, i);

      g_string_append_printf (result->elements, "\n%d:", element->broken);
      g_string_append_len (result->elements, (char *) batch->text->data + element->start,
                           element->length);
    }
  si_product_reader_read (batch, result->builder);
  si_json_batch_free (batch);
}

/* Returns the elements, or the error alone: the number of elements that were handed on before it
 * depends on the pieces. */
static char *
split (const char *text, gsize size, gsize piece)
{
  Result result = { g_string_new (NULL), si_table_builder_new () };
  g_autoptr (SiJsonSplitter) splitter = si_json_splitter_new (take, &result);
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;

  si_json_splitter_set_limits (splitter, MAX_BYTES, MAX_ELEMENT_BYTES);
  for (gsize at = 0; at < size && error == NULL; at += piece)
    if (si_json_splitter_feed (splitter, text + at, MIN (piece, size - at), &error))
      si_json_splitter_flush (splitter);
  if (error == NULL)
    si_json_splitter_end (splitter, &error);

  table = si_table_builder_finish (result.builder);
  si_table_builder_free (result.builder);
  if (error != NULL)
    g_string_printf (result.elements, "%d %s", error->code, error->message);
  else
    g_string_append_printf (result.elements, "\n%u and %u", si_table_get_n_products (table),
                            si_table_get_n_unreadable (table));
  return g_string_free (result.elements, FALSE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *whole = NULL;
  g_autofree char *in_pieces = NULL;

  if (size < 2)
    return 0;

  whole = split ((const char *) data + 1, size - 1, size);
  in_pieces = split ((const char *) data + 1, size - 1, data[0] % 16 + 1);
  g_assert_cmpstr (whole, ==, in_pieces);
  return 0;
}
