/* si-history-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-history.h"
#include "si-store.h"

G_BEGIN_DECLS

struct _SiHistory
{
  GObject parent_instance;

  SiStore *store;     /* (owned) */
  guint days;         /* for how many the past is kept; 0 for ever */
  gint64 forget_time; /* monotonic: when it was last looked for what is too old */
};

G_END_DECLS
