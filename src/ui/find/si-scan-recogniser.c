/* si-scan-recogniser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-scan-recogniser.h"

/* All times are in milliseconds. */
#define KEY_PATIENCE 40    /* the longest pause before a scanner's next key */
#define BURST_PATIENCE 120 /* the same, after the first keys came as fast as a scanner's */
#define KEYS_OF_BURST 3    /* the number of these first keys */
#define SCANNER_PACE 35    /* the average time for a key; no person is as fast */
#define FAST_PACE 20       /* the average time for a key of most scanners */

/* A code without a key that ends it is harder to tell from typing, so it needs more keys. */
#define KEYS_WITH_END 2
#define KEYS_WITHOUT_END 5
#define FAST_KEYS_WITHOUT_END 4

/* A longer text is no code, so its keys are not held back. */
#define MOST_KEYS 256

/* A separator in GS1 codes. Scanners type it in front of the code, too. No stored code has it, so
 * it is left out. */
#define GROUP_SEPARATOR 0x1d

struct _SiScanRecogniser
{
  GString *code; /* (owned) */
  guint n_keys; /* the number of keys in the burst, including those that are not part of the code */
  guint32 first; /* the time of its first key */
  guint32 last;  /* the time of its last key */
  gboolean told; /* it was recognised as a scan */
  gboolean ended;
};

/**
 * si_scan_recogniser_new:
 *
 * Returns: (transfer full): a recogniser without keys
 */
SiScanRecogniser *
si_scan_recogniser_new (void)
{
  SiScanRecogniser *self = g_new0 (SiScanRecogniser, 1);

  self->code = g_string_new (NULL);
  return self;
}

/**
 * si_scan_recogniser_free:
 * @self: (transfer full): a recogniser
 */
void
si_scan_recogniser_free (SiScanRecogniser *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->code, TRUE);
  g_free (self);
}

/**
 * si_scan_recogniser_reset:
 * @self: a recogniser
 *
 * Begins a new burst with the next key.
 */
void
si_scan_recogniser_reset (SiScanRecogniser *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->code, 0);
  self->n_keys = 0;
  self->told = FALSE;
  self->ended = FALSE;
}

static gboolean
is_faster (SiScanRecogniser *self, guint pace, guint32 until, guint n_gaps)
{
  return until - self->first <= pace * n_gaps;
}

static gboolean
can_be_code (SiScanRecogniser *self)
{
  return self->code->len > 0 && self->n_keys < MOST_KEYS;
}

static gboolean
is_scan_without_end (SiScanRecogniser *self)
{
  if (!can_be_code (self))
    return FALSE;
  if (self->n_keys >= KEYS_WITHOUT_END)
    return is_faster (self, SCANNER_PACE, self->last, self->n_keys - 1);
  return self->n_keys >= FAST_KEYS_WITHOUT_END
         && is_faster (self, FAST_PACE, self->last, self->n_keys - 1);
}

/**
 * si_scan_recogniser_get_patience:
 * @self: a recogniser
 *
 * Returns: the time in milliseconds after the last key in which another one still belongs to the
 *   burst
 */
guint
si_scan_recogniser_get_patience (SiScanRecogniser *self)
{
  gboolean burst;

  g_return_val_if_fail (self != NULL, 0);

  burst = self->n_keys >= KEYS_OF_BURST
          && is_faster (self, SCANNER_PACE, self->last, self->n_keys - 1);
  return burst && !self->ended ? BURST_PATIENCE : KEY_PATIENCE;
}

/**
 * si_scan_recogniser_is_over:
 * @self: a recogniser
 * @time: the time of the next key
 *
 * Returns: %TRUE if there was a burst, and that key is too late for it
 */
gboolean
si_scan_recogniser_is_over (SiScanRecogniser *self, guint32 time)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_keys > 0 && time - self->last > si_scan_recogniser_get_patience (self);
}

static void
begin_anew_if_over (SiScanRecogniser *self, guint32 time)
{
  if (si_scan_recogniser_is_over (self, time))
    si_scan_recogniser_reset (self);
}

/**
 * si_scan_recogniser_add_text:
 * @self: a recogniser; if the burst is over, the caller has judged it
 * @c: the character of the key
 * @time: the time of the key
 *
 * Returns: %SI_SCAN_OPEN, or %SI_SCAN_TYPED if the burst is too long for a code
 */
SiScanVerdict
si_scan_recogniser_add_text (SiScanRecogniser *self, gunichar c, guint32 time)
{
  g_return_val_if_fail (self != NULL, SI_SCAN_TYPED);

  begin_anew_if_over (self, time);
  if (self->ended)
    si_scan_recogniser_reset (self);
  if (self->n_keys == 0)
    self->first = time;
  self->last = time;
  if (self->n_keys >= MOST_KEYS)
    return SI_SCAN_TYPED;

  self->n_keys++;
  self->told = FALSE;
  if (c != GROUP_SEPARATOR)
    g_string_append_unichar (self->code, c);
  return self->n_keys < MOST_KEYS ? SI_SCAN_OPEN : SI_SCAN_TYPED;
}

/**
 * si_scan_recogniser_add_end:
 * @self: a recogniser; if the burst is over, the caller has judged it
 * @time: the time of a key with which scanners end a code
 *
 * Returns: %SI_SCAN_SCANNED if it ends a code; %SI_SCAN_KNOWN if that code was recognised before;
 *   %SI_SCAN_TYPED if a person pressed it
 */
SiScanVerdict
si_scan_recogniser_add_end (SiScanRecogniser *self, guint32 time)
{
  gboolean known;

  g_return_val_if_fail (self != NULL, SI_SCAN_TYPED);

  begin_anew_if_over (self, time);
  known = self->told;
  if (!known
      && (!can_be_code (self) || self->n_keys < KEYS_WITH_END
          || !is_faster (self, SCANNER_PACE, time, self->n_keys)))
    {
      si_scan_recogniser_reset (self);
      return SI_SCAN_TYPED;
    }

  self->told = TRUE;
  self->ended = TRUE;
  self->last = time;
  return known ? SI_SCAN_KNOWN : SI_SCAN_SCANNED;
}

/**
 * si_scan_recogniser_judge:
 * @self: a recogniser
 *
 * Judges the keys so far as if no other came. A key that came in time, but that the caller saw
 * late, still belongs to them.
 *
 * Returns: %SI_SCAN_SCANNED or %SI_SCAN_TYPED; %SI_SCAN_KNOWN if this was told before
 */
SiScanVerdict
si_scan_recogniser_judge (SiScanRecogniser *self)
{
  g_return_val_if_fail (self != NULL, SI_SCAN_TYPED);

  if (self->told)
    return SI_SCAN_KNOWN;
  self->told = is_scan_without_end (self);
  return self->told ? SI_SCAN_SCANNED : SI_SCAN_TYPED;
}

/**
 * si_scan_recogniser_get_code:
 * @self: a recogniser
 *
 * Returns: (transfer none): the text of the keys so far, or of the code that was recognised last
 */
const char *
si_scan_recogniser_get_code (SiScanRecogniser *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code->str;
}
