/* si-checksum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* This is XXH64 of 64 bits. zlib's crc32() took twice as long for 64 MB of packed columns, and two
 * to eight times as long for an id or a description. Its 32 bits would also be too few for
 * SiPairing, which takes figures with equal sums for equal ones: of a million products two hundred
 * would share a sum. The checksums of GLib are made for secrets and take ten times as long. */

#include "si-checksum.h"

#include <string.h>

static const guint64 primes[5] = { 0x9e3779b185ebca87u, 0xc2b2ae3d27d4eb4fu, 0x165667b19e3779f9u,
                                   0x85ebca77c2b2ae63u, 0x27d4eb2f165667c5u };

static inline guint64
rotate (guint64 value, guint bits)
{
  return value << bits | value >> (64 - bits);
}

static inline guint64
read_64 (const guint8 *data)
{
  guint64 value;

  memcpy (&value, data, sizeof value);
  return GUINT64_FROM_LE (value);
}

static inline guint32
read_32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
take_in (guint64 lane, guint64 input)
{
  return rotate (lane + input * primes[1], 31) * primes[0];
}

static inline guint64
join (guint64 sum, guint64 lane)
{
  return (sum ^ take_in (0, lane)) * primes[0] + primes[3];
}

static guint64
finish (guint64 sum, const guint8 *data, gsize length)
{
  for (; length >= 8; data += 8, length -= 8)
    sum = rotate (sum ^ take_in (0, read_64 (data)), 27) * primes[0] + primes[3];
  if (length >= 4)
    {
      sum = rotate (sum ^ read_32 (data) * primes[0], 23) * primes[1] + primes[2];
      data += 4;
      length -= 4;
    }
  for (; length > 0; data++, length--)
    sum = rotate (sum ^ *data * primes[4], 11) * primes[0];

  sum = (sum ^ sum >> 33) * primes[1];
  sum = (sum ^ sum >> 29) * primes[2];
  return sum ^ sum >> 32;
}

/**
 * si_checksum:
 * @data: (array length=length): bytes
 * @length: the number of bytes
 * @seed: a number that gives the same bytes another sum in another place
 *
 * Makes a sum by which damage is found, and by which texts are hashed. It is no protection against
 * people who change bytes on purpose.
 *
 * Returns: the sum of the bytes
 */
guint64
si_checksum (gconstpointer data, gsize length, guint64 seed)
{
  const guint8 *bytes = data;
  gsize left = length;
  guint64 sum = seed + primes[4];

  if (length >= 32)
    {
      guint64 a = seed + primes[0] + primes[1], b = seed + primes[1], c = seed,
              d = seed - primes[0];

      for (; left >= 32; bytes += 32, left -= 32)
        {
          a = take_in (a, read_64 (bytes));
          b = take_in (b, read_64 (bytes + 8));
          c = take_in (c, read_64 (bytes + 16));
          d = take_in (d, read_64 (bytes + 24));
        }
      sum = rotate (a, 1) + rotate (b, 7) + rotate (c, 12) + rotate (d, 18);
      sum = join (join (join (join (sum, a), b), c), d);
    }
  return finish (sum + length, bytes, left);
}
