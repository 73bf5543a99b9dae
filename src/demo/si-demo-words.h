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
 * @name: its name in most rows
 * @other_name: (nullable): its name in a few rows
 *
 * A godown of the invented shop.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *other_name;
} SiDemoGodown;

/**
 * SiDemoFamily:
 * @prefix: the beginning of its SKU codes
 * @first_number: the first number after @prefix
 * @step: the smallest amount that is sold, in thousandths
 * @usual_stock: the usual stock of a godown, in whole units
 * @given_away: whether it is given away without being booked, so that its stock may fall below zero
 * @items: the names of its products, separated by `|`
 * @colours: (nullable): its colours, separated by `|`
 * @sizes: (nullable): its sizes, separated by `|`
 *
 * Products of one kind. The texts are HTML, as the service sends them.
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

/**
 * SiDemoGone:
 * @sku: its SKU code
 * @description: its description
 * @family: the index into si_demo_families of a family that sells alike
 * @id: its id
 * @stock: its last stock in each of its godowns, in whole units
 * @n_godowns: the number of its godowns
 * @age: the number of steps since it has gone
 *
 * A product that the shop does not have any more.
 */
typedef struct
{
  const char *sku;
  const char *description;
  guint family;
  guint id;
  gint64 stock;
  guint8 n_godowns;
  guint age;
} SiDemoGone;

/**
 * SiDemoAlert:
 * @sku: the SKU code of a product
 * @godown_id: (nullable): the id of a godown; %NULL for the stock in all
 * @minimum: the least stock that is wanted, in thousandths
 * @snoozed: whether nobody wants to hear of it for a while
 *
 * An alert that somebody of the invented shop has set. The minimums go with the past of the sample
 * data, in which some of the stocks fall below them.
 */
typedef struct
{
  const char *sku;
  const char *godown_id;
  gint64 minimum;
  gboolean snoozed;
} SiDemoAlert;

#define SI_DEMO_N_GODOWNS 8

/* The text of the row that is no product. */
#define SI_DEMO_UNREADABLE "Undefined index: SkuCode"

extern const SiDemoGodown si_demo_godowns[SI_DEMO_N_GODOWNS];
extern const SiDemoFamily si_demo_families[];
extern const guint si_demo_n_families;
extern const SiDemoGone si_demo_gone[];
extern const guint si_demo_n_gone;
extern const SiDemoAlert si_demo_alerts[];
extern const guint si_demo_n_alerts;
extern const char *const si_demo_remarks[];
extern const guint si_demo_n_remarks;

G_END_DECLS
