/* si-record-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What si-record-writer.c and si-record-reader.c agree on.
 *
 * Bytes: the checksum (8 bytes, seeded with the snapshot); 0, or 1 and the rows that could not be
 * read (how many, each as text); how many records; the records.
 *
 * A record: how far its product's number is from the lowest possible one; its head; the rest. The
 * head has the kind in its lowest two bits. Everything is a number of si-pack.h, or a text.
 *
 * GONE: the product was not there. No rest.
 *
 * STOCKS: only figures were others. Of the head, bit 2 says that the total was another by more
 * than its lines were, bits 3 to 5 how many zeros the unit has (of a millionth), the rest how many
 * lines were others. For each: how far it is behind the lowest possible one, and by how many units
 * it was more. Then by how many units the total was more than that of the lines together.
 * Differences wrap around, as 64-bit ones do.
 *
 * WHOLE: of the head, bits 2 and 3 say that the SKU code and the description were the same, and bit
 * 4 that the id follows: it was another, or the product is gone. In files of the first version it
 * is never set. Then the SKU code and the description that were not the same, as texts; the total;
 * how many lines; for each the number of its godown, with its id and name as texts where the number
 * is the next new one, and the stock.
 *
 * A stock: a byte with its kind in the lowest two bits and above them how many zeros its unit has;
 * how many units; the server's words as a text if the kind is one that has them. */
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
