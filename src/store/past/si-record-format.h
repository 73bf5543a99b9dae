/* si-record-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes that si-record-writer.c writes and si-record-reader.c reads.
 *
 * They begin with a checksum of 8 bytes, whose seed is the snapshot. A 0 follows; or a 1, the
 * count of the rows that could not be read, and each of them as a text. The count of the records
 * follows, and the records. Numbers and texts are those of si-pack.h.
 *
 * A record begins with the number of its product, less the lowest that is still possible. Its head
 * follows, which has the kind in its lowest two bits.
 *
 * GONE says that the older inventory did not have the product. Nothing follows the head.
 *
 * STOCKS says that only figures differ. Bit 2 of the head is set where the totals differ by
 * another figure than the lines do together. Bits 3 to 5 count the zeros of the unit (of a
 * millionth), and the bits above them count the lines that differ. For each such line its place
 * follows, less the lowest that is still possible, and then how many units more the older line had.
 * With bit 2, the last number says by how many units more the older total exceeds this sum.
 * Differences wrap around as 64-bit numbers do.
 *
 * WHOLE has all of the older product. Bits 2 and 3 of the head say that its SKU code and its
 * description were the same, and bit 4 that its id follows, since that was another or the product
 * is gone by now; files of the first version never set bit 4. The id, the SKU code and the
 * description follow as texts where they are needed; then the total, the count of the lines, and
 * for each line the number of its godown and its stock. A godown's id and name follow its number as
 * texts where that number is used for the first time.
 *
 * A stock is a byte with its kind in the lowest two bits and the count of its unit's zeros above
 * them; then the number of units; then the server's words as a text where the kind has any. */
enum
{
  SI_RECORD_GONE,
  SI_RECORD_STOCKS,
  SI_RECORD_WHOLE,
};

#define SI_RECORD_KIND_BITS 2
#define SI_RECORD_KIND_MASK 3u
#define SI_RECORD_OTHER_TOTAL 4u
#define SI_RECORD_UNIT_SHIFT 3
#define SI_RECORD_UNIT_MASK 7u
#define SI_RECORD_COUNT_SHIFT 6
#define SI_RECORD_SAME_SKU 4u
#define SI_RECORD_SAME_DESCRIPTION 8u
#define SI_RECORD_OTHER_ID 16u

static const gint64 si_record_units[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

G_END_DECLS
