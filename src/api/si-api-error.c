/* si-api-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-api-error.h"

/**
 * si_api_error_quark:
 *
 * Returns: the domain of #SiApiError
 */
G_DEFINE_QUARK (si_api_error, si_api_error)
