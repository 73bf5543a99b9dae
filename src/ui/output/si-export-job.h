/* si-export-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-listing.h"
#include "si-table.h"
#include "si-toaster.h"

G_BEGIN_DECLS

/* These ask for a file and write to it what was there when they were called, even if the list
 * changes before the file is chosen, and tell how it ended. */
void si_export_job_run (GtkWindow *parent,
                        SiToaster *toaster,
                        SiListing *listing,
                        const char *name,
                        const char *done);
void si_export_job_run_whole (GtkWindow *parent,
                              SiToaster *toaster,
                              SiTable *table,
                              const char *name,
                              const char *done);
void si_export_job_fail (SiToaster *toaster, const char *reason);

G_END_DECLS
