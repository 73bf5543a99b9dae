/* si-answer-ledger-bytes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ledgers as bytes: a checksum, and a GVariant of all of them. */

#include "si-answer-ledger-bytes.h"

#include <string.h>

#include "si-checksum.h"

#define MEASURE "(ttttt)"
#define RECORD "(x" MEASURE ")"
#define HELD "(x" MEASURE MEASURE "uxax)"
#define LEDGERS "a(msmsa" RECORD "m" HELD ")"

/* The seed of the checksum, so that bytes of another version are not read. It is raised with a
 * change of the types above. */
#define VERSION 1

static SiAnswerMeasure
read_measure (GVariant *variant)
{
  SiAnswerMeasure measure;

  g_variant_get (variant, MEASURE, &measure.numbers[0], &measure.numbers[1], &measure.numbers[2],
                 &measure.numbers[3], &measure.fingerprint);
  return measure;
}

static GVariant *
write_measure (const SiAnswerMeasure *measure)
{
  return g_variant_new (MEASURE, measure->numbers[0], measure->numbers[1], measure->numbers[2],
                        measure->numbers[3], measure->fingerprint);
}

static void
read_held (SiAnswerLedger *ledger, GVariant *variant)
{
  g_autoptr (GVariant) measured = NULL;
  g_autoptr (GVariant) compared = NULL;
  g_autoptr (GVariantIter) times = NULL;
  SiAnswerMeasure measure, best;
  guint32 lost;
  gint64 time;

  g_variant_get (variant, "(x@" MEASURE "@" MEASURE "uxax)", &time, &measured, &compared, &lost,
                 &ledger->told_time, &times);
  measure = read_measure (measured);
  best = read_measure (compared);
  ledger->held = si_held_answer_new (time, ledger->sku, ledger->godown_id, &measure, &best,
                                     MIN (lost, SI_N_ANSWER_NUMBERS - 1));
  while (g_variant_iter_next (times, "x", &time))
    g_array_append_val (ledger->equal_times, time);
}

static SiAnswerLedger *
read_ledger (GVariant *variant)
{
  const char *sku, *godown_id;
  g_autoptr (GVariantIter) records = NULL;
  g_autoptr (GVariant) held = NULL;
  SiAnswerLedger *ledger;
  GVariant *measure;
  SiAnswerRecord record;

  g_variant_get (variant, "(m&sm&sa" RECORD "m@" HELD ")", &sku, &godown_id, &records, &held);
  ledger = si_answer_ledger_new (sku, godown_id);
  while (g_variant_iter_next (records, "(x@" MEASURE ")", &record.time, &measure))
    {
      record.measure = read_measure (measure);
      g_array_append_val (ledger->taken, record);
      g_variant_unref (measure);
    }
  if (held != NULL)
    read_held (ledger, held);
  return ledger;
}

static GVariant *
write_held (const SiAnswerLedger *ledger)
{
  const SiHeldAnswer *held = ledger->held;

  return g_variant_new ("(x@" MEASURE "@" MEASURE "ux@ax)", si_held_answer_get_time (held),
                        write_measure (si_held_answer_get_measure (held)),
                        write_measure (si_held_answer_get_best (held)),
                        (guint32) si_held_answer_get_lost (held), ledger->told_time,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ledger->equal_times->data,
                                                   ledger->equal_times->len, sizeof (gint64)));
}

static GVariant *
write_ledger (const SiAnswerLedger *ledger)
{
  GVariantBuilder records;

  g_variant_builder_init (&records, G_VARIANT_TYPE ("a" RECORD));
  for (guint i = 0; i < ledger->taken->len; i++)
    {
      const SiAnswerRecord *record = &g_array_index (ledger->taken, SiAnswerRecord, i);

      g_variant_builder_add (&records, "(x@" MEASURE ")", record->time,
                             write_measure (&record->measure));
    }
  return g_variant_new ("(msmsa" RECORD "m@" HELD ")", ledger->sku, ledger->godown_id, &records,
                        ledger->held != NULL ? write_held (ledger) : NULL);
}

/**
 * si_answer_ledgers_to_bytes:
 * @ledgers: (element-type SiAnswerLedger): ledgers
 *
 * Returns: (transfer full): the ledgers as bytes
 */
GBytes *
si_answer_ledgers_to_bytes (const GPtrArray *ledgers)
{
  g_autoptr (GVariant) variant = NULL;
  GByteArray *data = g_byte_array_new ();
  GVariantBuilder builder;
  guint64 sum;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (LEDGERS));
  for (guint i = 0; i < ledgers->len; i++)
    g_variant_builder_add_value (&builder, write_ledger (ledgers->pdata[i]));
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));

  sum = si_checksum (g_variant_get_data (variant), g_variant_get_size (variant), VERSION);
  g_byte_array_append (data, (const guint8 *) &sum, sizeof sum);
  g_byte_array_append (data, g_variant_get_data (variant), g_variant_get_size (variant));
  return g_byte_array_free_to_bytes (data);
}

/**
 * si_answer_ledgers_from_bytes:
 * @ledgers: (element-type SiAnswerLedger): where to add the ledgers
 * @bytes: bytes that may have been changed since they were made
 *
 * Returns: whether they are what si_answer_ledgers_to_bytes() made; if not, nothing is added
 */
gboolean
si_answer_ledgers_from_bytes (GPtrArray *ledgers, GBytes *bytes)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GVariant) variant = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  guint64 sum;

  if (length < sizeof sum)
    return FALSE;
  memcpy (&sum, data, sizeof sum);
  if (sum != si_checksum (data + sizeof sum, length - sizeof sum, VERSION))
    return FALSE;

  /* A copy, since a GVariant needs its data aligned. */
  packed = g_bytes_new (data + sizeof sum, length - sizeof sum);
  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (LEDGERS), packed, FALSE));
  for (gsize i = 0; i < g_variant_n_children (variant); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (variant, i);

      g_ptr_array_add (ledgers, read_ledger (child));
    }
  return TRUE;
}
