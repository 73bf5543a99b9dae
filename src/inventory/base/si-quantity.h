/* si-quantity.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One unit of stock in millionths. */
#define SI_QUANTITY_ONE G_GINT64_CONSTANT (1000000)

/**
 * SiQuantityKind:
 * @SI_QUANTITY_EXACT: a number, held to its last digit
 * @SI_QUANTITY_ABSENT: no quantity, where the server gave no member, null or an empty text
 * @SI_QUANTITY_INEXACT: a number with more digits than are held; its millionths are the nearest
 * that are held, which are good for sorting and not for sums
 * @SI_QUANTITY_UNREADABLE: a text that is no number
 *
 * How far a quantity can be trusted.
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
 * A decimal quantity of stock, which never goes through floating point. It is passed by value.
 */
typedef struct
{
  gint64 millionths;
  SiQuantityKind kind;
} SiQuantity;

#define SI_QUANTITY_NONE ((SiQuantity){ 0, SI_QUANTITY_ABSENT })

SiQuantity si_quantity_parse (const char *text, gssize length);
gboolean si_quantity_is_number (SiQuantity quantity);
gboolean si_quantity_is_same (SiQuantity a, const char *a_text, SiQuantity b, const char *b_text);
SiQuantity si_quantity_add (SiQuantity a, SiQuantity b);
SiQuantity si_quantity_subtract (SiQuantity a, SiQuantity b);
char *si_quantity_to_plain (SiQuantity quantity);
char *si_quantity_to_text (SiQuantity quantity);

/* Whether the server's text is kept beside a quantity of this kind. */
static inline gboolean
si_quantity_kind_has_text (guint kind)
{
  return kind == SI_QUANTITY_INEXACT || kind == SI_QUANTITY_UNREADABLE;
}

G_END_DECLS
