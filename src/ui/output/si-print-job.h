/* si-print-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-toaster.h"

G_BEGIN_DECLS

void si_print_job_run (GtkWindow *parent,
                       SiToaster *toaster,
                       GtkPrintOperation *operation,
                       const char *name,
                       GtkPrintOperationAction action);

G_END_DECLS
