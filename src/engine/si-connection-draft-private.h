/* si-connection-draft-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-draft.h"

G_BEGIN_DECLS

struct _SiConnectionDraft
{
  GObject parent_instance;

  SiConnection *edited; /* (owned) (nullable): the saved connection that it changes */
  char *id;             /* (owned) */
  char *address;        /* (owned): as typed */
  char *name;           /* (owned) */
  char *user;           /* (owned) */
  char *auth;           /* (owned) */
  gboolean allow_insecure;
  char *consent_scope; /* (owned) (nullable): the address that it was said of */
  char *key;           /* (owned) (nullable): wiped */
  gboolean pasted;     /* the key came out of a paste, so no row shows it */
  char *key_origin;    /* (owned) (nullable): the only place that a pasted key is for */

  SiConnection *connection; /* (owned) (nullable): what it would be, while the address is good */
  char *problem;            /* (owned) (nullable) */
  char *understood;         /* (owned) (nullable) */
  char *dropped;            /* (owned) (nullable) */
};

SiConnection *si_connection_draft_make (SiConnectionDraft *self, gboolean with_key, GError **error);

G_END_DECLS
