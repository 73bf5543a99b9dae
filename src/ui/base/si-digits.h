/* si-digits.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* These are in the order of the setting's values. */
typedef enum
{
  SI_DIGITS_WESTERN,
  SI_DIGITS_ARABIC,
  SI_DIGITS_URDU,
  SI_DIGITS_HINDI
} SiDigits;

void si_digits_set_shown (SiDigits digits);
char *si_digits_write (const char *text);
char *si_digits_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
