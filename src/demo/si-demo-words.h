/* si-demo-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SiDemoGodown:
 * @id: five digits
 * @name: what most rows call it
 * @other_name: (nullable): what a few rows call it
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *other_name;
} SiDemoGodown;

/**
 * SiDemoFamily:
 * @prefix: what its SKU codes begin with
 * @first_number: the first number after @prefix
 * @step: the smallest amount that is sold, in thousandths
 * @usual_stock: about how much a godown holds, in whole units
 * @given_away: leaves without being booked, so that its stock may fall below zero
 * @items: what it consists of, parted by `|`
 * @colours: (nullable): in which colours, parted by `|`
 * @sizes: (nullable): in which sizes, parted by `|`
 *
 * Products that a shop keeps beside each other. Texts are HTML, as the service
 * sends them.
 */
typedef struct
{
  const char *prefix;
  guint first_number;
  guint step;
  guint usual_stock;
  gboolean given_away;
  const char *items;
  const char *colours;
  const char *sizes;
} SiDemoFamily;

#define SI_DEMO_N_GODOWNS 8

extern const SiDemoGodown si_demo_godowns[SI_DEMO_N_GODOWNS];
extern const SiDemoFamily si_demo_families[];
extern const guint si_demo_n_families;
extern const char *const si_demo_remarks[];
extern const guint si_demo_n_remarks;

G_END_DECLS
