/* si-godown-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SI_TYPE_GODOWN_CHOICE (si_godown_choice_get_type ())

/* The godowns that have columns, as a person has chosen them for each connection. The settings keep
 * them. A choice that locked settings cannot keep lasts as long as this object. */
G_DECLARE_FINAL_TYPE (SiGodownChoice, si_godown_choice, SI, GODOWN_CHOICE, GObject)

SiGodownChoice *si_godown_choice_new (void);
void si_godown_choice_set_settings (SiGodownChoice *self, GSettings *settings);
gboolean si_godown_choice_set_connection_id (SiGodownChoice *self, const char *connection_id);
gboolean si_godown_choice_get_locked (SiGodownChoice *self);
char **si_godown_choice_dup_godown_ids (SiGodownChoice *self);
void si_godown_choice_set_godown_ids (SiGodownChoice *self, const char *const *godown_ids);

G_END_DECLS
