/* si-quantity-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-pack.h"
#include "si-quantity.h"

G_BEGIN_DECLS

/**
 * SiQuantityColumn:
 * @millionths: (element-type gint64): the number of each quantity
 * @kinds: (element-type guint8): the #SiQuantityKind of each quantity
 * @texts: (element-type guint32 utf8): the server's text of each quantity that is not exact
 *
 * A growing column of quantities. Only the functions below write the fields.
 */
typedef struct
{
  GArray *millionths; /* (owned) */
  GByteArray *kinds;  /* (owned) */
  GHashTable *texts;  /* (owned) */
} SiQuantityColumn;

void si_quantity_column_init (SiQuantityColumn *self);
void si_quantity_column_clear (SiQuantityColumn *self);
void si_quantity_column_add (SiQuantityColumn *self, SiQuantity quantity, const char *text);
void si_quantity_column_append (SiQuantityColumn *self, const SiQuantityColumn *other);
const char *si_quantity_column_get_text (const SiQuantityColumn *self, guint index);
gboolean si_quantity_column_equal (const SiQuantityColumn *a,
                                   guint place_a,
                                   const SiQuantityColumn *b,
                                   guint place_b);
void si_quantity_column_pack (const SiQuantityColumn *self, GByteArray *bytes);
void si_quantity_column_unpack (SiQuantityColumn *self, SiUnpacker *from, guint n);

static inline SiQuantity
si_quantity_column_get (const SiQuantityColumn *self, guint index)
{
  return (SiQuantity){ g_array_index (self->millionths, gint64, index),
                       (SiQuantityKind) self->kinds->data[index] };
}

G_END_DECLS
