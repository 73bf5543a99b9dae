/* si-copy-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-listing.h"
#include "si-toaster.h"

G_BEGIN_DECLS

void
si_copy_job_run (GdkClipboard *clipboard, SiToaster *toaster, SiListing *listing, gboolean titles);

G_END_DECLS
