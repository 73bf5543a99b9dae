/* si-quantity.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One unit of stock, in the unit that quantities are held in. */
#define SI_QUANTITY_ONE G_GINT64_CONSTANT (1000000)

/**
 * SiQuantityKind:
 * @SI_QUANTITY_EXACT: a number, held to its last digit
 * @SI_QUANTITY_ABSENT: nothing was given: no member, null, or empty text
 * @SI_QUANTITY_INEXACT: a number with more digits than are held; the millionths
 *   are the nearest that are, good for sorting and not for sums
 * @SI_QUANTITY_UNREADABLE: text that is not a number
 */
typedef enum
{
  SI_QUANTITY_EXACT,
  SI_QUANTITY_ABSENT,
  SI_QUANTITY_INEXACT,
  SI_QUANTITY_UNREADABLE,
} SiQuantityKind;

/**
 * SiQuantity:
 * @millionths: the quantity times 1,000,000; 0 where @kind holds no number
 * @kind: how far @millionths can be trusted
 *
 * An exact decimal quantity of stock. Passed by value.
 */
typedef struct
{
  gint64 millionths;
  SiQuantityKind kind;
} SiQuantity;

#define SI_QUANTITY_NONE ((SiQuantity){ 0, SI_QUANTITY_ABSENT })

SiQuantity si_quantity_parse (const char *text, gssize length);
gboolean si_quantity_is_number (SiQuantity quantity);
int si_quantity_compare (SiQuantity a, SiQuantity b);
SiQuantity si_quantity_add (SiQuantity a, SiQuantity b);
SiQuantity si_quantity_subtract (SiQuantity a, SiQuantity b);
char *si_quantity_to_plain (SiQuantity quantity);
char *si_quantity_to_text (SiQuantity quantity);

G_END_DECLS
