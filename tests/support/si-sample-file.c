/* si-sample-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-sample-file.h"

#include <errno.h>
#include <stdio.h>

static const char *const words[] = {
  "Flyer",  "Coupon", "Box",   "Carton", "Pens &amp; Paper", "Label", "Ribbon",
  "Cotton", "Canvas", "Small", "Large",  "(10 x 14)",        "Blue",  "Steel",
  "Bolt",   "Tape",
};

static const char *const places[] = {
  "Karachi Warehouse",      "Lahore Main Store",   "Islamabad Depot", "Multan Godown",
  "Faisalabad Mill Stores", "Peshawar North Gate", "Quetta Depot",    "Hyderabad Warehouse",
};

static guint32
next_number (guint32 *state, guint32 below)
{
  *state = *state * 1664525 + 1013904223;
  return (*state >> 8) % below;
}

void
si_sample_file_write (const char *path, guint n_products, guint n_godowns)
{
  FILE *file = fopen (path, "w");
  guint32 state = 1;

  if (file == NULL)
    g_error ("%s: %s", path, g_strerror (errno));

  for (guint i = 0; i < n_products; i++)
    {
      const char *first = words[next_number (&state, G_N_ELEMENTS (words))];
      const char *second = words[next_number (&state, G_N_ELEMENTS (words))];
      int total = 0;

      fprintf (file,
               "%s{\"products_id\":\"%u\",\"productDescription\":\"%s %s No. %u\","
               "\"SkuCode\":\"P%06u\",\"Godowns\":[",
               i == 0 ? "[" : ",", 9000 + i, first, second, i % 1000, i);
      for (guint j = 0; j < n_godowns; j++)
        {
          int stock = (int) next_number (&state, 60000) - 10000;

          fprintf (file, "%s{\"Godown\":\"%s\",\"Godownid\":\"%u\",\"Stock\":\"%d\"}",
                   j == 0 ? "" : ",", places[j % G_N_ELEMENTS (places)], 97637 + j, stock);
          total += stock;
        }
      fprintf (file, "],\"Stock\":\"%d.0\"}", total);
    }
  fputs (n_products == 0 ? "[]" : "]", file);

  if (fclose (file) != 0)
    g_error ("%s: %s", path, g_strerror (errno));
}
