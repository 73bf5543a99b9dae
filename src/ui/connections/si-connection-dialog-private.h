/* si-connection-dialog-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-connection-dialog.h"

#include "si-key-row.h"
#include "si-inline-message.h"

G_BEGIN_DECLS

struct _SiConnectionDialog
{
  AdwWindow parent_instance;

  SiConnectionList *list;    /* (owned) (nullable) */
  SiConnectionDraft *draft;  /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the test or the saving under way */
  gboolean saving;
  gboolean address_done; /* the address was entered once, so its errors are shown */
  gboolean pasting;
  gboolean closed;

  /* Template widgets */
  GtkWidget *form;
  AdwEntryRow *address;
  SiKeyRow *key;
  SiInlineMessage *hint;
  GtkWidget *insecure;
  GtkSwitch *allow_insecure;
  AdwEntryRow *name;
  AdwExpanderRow *advanced;
  AdwComboRow *auth;
  AdwEntryRow *user;
  GtkButton *test;
  SiInlineMessage *result;
  GtkWidget *ways_on;
  GtkButton *try_again;
  GtkButton *use_for_now;
  GtkButton *cancel;
  GtkButton *save;
};

void si_connection_dialog_update_buttons (SiConnectionDialog *self);

/* si-connection-dialog-actions.c */
void si_connection_dialog_hide_result (SiConnectionDialog *self);
void si_connection_dialog_stop (SiConnectionDialog *self);
void si_connection_dialog_test (SiConnectionDialog *self, GtkButton *button);
void si_connection_dialog_save (SiConnectionDialog *self, GtkButton *button);
void si_connection_dialog_use_for_now (SiConnectionDialog *self, GtkButton *button);

G_END_DECLS
