/* si-output-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-output-text.h"

#include <glib/gi18n.h>

#include "si-cut.h"
#include "si-direction.h"
#include "si-filter-text.h"
#include "si-finding-text.h"
#include "si-text.h"

/* File systems take 255 bytes, of which the date and the ending need some. */
#define MOST_NAME_BYTES 200

static void
add (GPtrArray *parts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, g_strdup (text));
}

static char *
join (GPtrArray *parts, const char *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

/* Cuts a name after a whole character. */
static void
cut_bytes (char *name)
{
  char *end = name + MOST_NAME_BYTES;

  if (strlen (name) > MOST_NAME_BYTES)
    *g_utf8_find_prev_char (name, end + 1) = '\0';
}

/* Adds the parts of the filter, so that nobody takes a part of the shop for the whole. */
static void
add_filter (GPtrArray *parts, SiProductList *list)
{
  SiFilter *filter = si_product_list_get_filter (list);
  g_autofree char *godowns = si_filter_text_godowns (filter, si_product_list_get_table (list));
  g_autofree char *findings = si_filter_text_findings (filter);
  g_autofree char *search = si_cut_name (si_filter_get_search (filter));

  add (parts, godowns);
  add (parts, findings);
  add (parts, search);
}

/* Adds the time of the figures, and not their age, which would be wrong on paper soon. */
static void
add_time (GPtrArray *parts, SiInventory *inventory)
{
  GDateTime *time = si_inventory_get_time (inventory);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (local != NULL)
    {
      g_autofree char *date = si_text_date (local);

      /* Translators: when the figures were read, such as 23 Nov 2026, 10:42. */
      g_ptr_array_add (parts, g_strdup_printf (_ ("as of %s"), date));
    }
  if (!si_inventory_get_whole (inventory))
    add (parts, _ ("not read to its end"));
}

static void
add_filter_sentences (GPtrArray *parts, SiProductList *list)
{
  SiFilter *filter = si_product_list_get_filter (list);
  const SiFindings findings = si_filter_get_findings (filter);
  g_autofree char *search = si_direction_align (si_filter_get_search (filter));
  g_autofree char *godowns = si_filter_text_godowns (filter, si_product_list_get_table (list));

  if (search != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("search: %s"), search));
  if (godowns != NULL)
    {
      g_autofree char *name = si_direction_align (godowns);

      g_ptr_array_add (parts, g_strdup_printf (_ ("godown: %s"), name));
    }
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    if ((findings & si_findings[i].flag) != 0)
      add (parts, si_finding_text_only (si_findings[i].flag));
}

/**
 * si_output_text_shop:
 * @engine: an engine
 *
 * Returns: (transfer none): the name of its connection, or a word for one without a name
 */
const char *
si_output_text_shop (SiEngine *engine)
{
  SiConnection *connection;
  const char *name;

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);

  connection = si_engine_get_connection (engine);
  name = connection != NULL ? si_connection_get_name (connection) : NULL;
  return name != NULL && *name != '\0' ? name : _ ("Inventory");
}

/**
 * si_output_text_file_name:
 * @engine: the engine of the shop
 * @content: the title of the content
 * @filtered: (nullable): the list whose filter the content obeys; %NULL for the whole shop
 *
 * Proposes the name of a file, such as “City Shop – Stock – Karachi Warehouse – 2026-11-28.xlsx”.
 *
 * Returns: (transfer full): a name that every file system takes
 */
char *
si_output_text_file_name (SiEngine *engine, const char *content, SiProductList *filtered)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  GDateTime *time;

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (filtered == NULL || SI_IS_PRODUCT_LIST (filtered), NULL);

  time = si_inventory_get_time (si_engine_get_inventory (engine));
  local = time != NULL ? g_date_time_to_local (time) : g_date_time_new_now_local ();
  date = g_date_time_format (local, "%Y-%m-%d");
  add (parts, si_output_text_shop (engine));
  add (parts, content);
  if (filtered != NULL)
    add_filter (parts, filtered);
  name = join (parts, " – ");
  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  cut_bytes (name);
  return g_strdup_printf ("%s – %s.xlsx", name, date);
}

/**
 * si_output_text_heading:
 * @engine: the engine of the shop
 * @content: (nullable): the title of the content
 * @filtered: (nullable): the list whose filter the content obeys
 * @count: (nullable): the number of rows in words
 *
 * Returns: (transfer full): the line below the shop's name on paper
 */
char *
si_output_text_heading (SiEngine *engine,
                        const char *content,
                        SiProductList *filtered,
                        const char *count)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) aligned = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (SI_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (filtered == NULL || SI_IS_PRODUCT_LIST (filtered), NULL);

  add (parts, content);
  add_time (parts, si_engine_get_inventory (engine));
  if (filtered != NULL)
    add_filter_sentences (parts, filtered);
  add (parts, count);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (aligned, si_direction_align (parts->pdata[i]));
  return join (aligned, " · ");
}
