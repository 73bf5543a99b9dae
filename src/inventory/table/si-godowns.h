/* si-godowns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-text-column.h"

G_BEGIN_DECLS

#define SI_NO_GODOWN G_MAXUINT

/**
 * SiGodowns:
 * @names: the names, one for each pair of a godown and a name
 * @name_godowns: (element-type guint32): the godown of each name
 * @ids: the id of each godown, or ""
 * @first_names: (element-type guint32): the first name of each godown
 * @by_pair: (element-type utf8 guint): the names by id and name; %NULL when all are added
 * @by_key: (element-type utf8 guint): the godowns by their keys; %NULL when all are added
 * @last_name: the name that was added or found last
 *
 * The godowns of an inventory in the order in which they first came. A godown is known by its id,
 * or by its name where it has none, and one godown may come under several names. Its key is its id
 * or, where it has none, a mark and its name. Only the functions below write the fields.
 */
typedef struct
{
  SiTextColumn names;
  GArray *name_godowns; /* (owned) */
  SiTextColumn ids;
  GArray *first_names; /* (owned) */
  GHashTable *by_pair; /* (owned) (nullable) */
  GHashTable *by_key;  /* (owned) (nullable) */
  guint32 last_name;
} SiGodowns;

void si_godowns_init (SiGodowns *self);
void si_godowns_clear (SiGodowns *self);
guint32 si_godowns_add (SiGodowns *self, const char *id, const char *name);
void si_godowns_end_adding (SiGodowns *self);
guint si_godowns_find_name (const SiGodowns *self, guint godown, const char *name);
guint si_godowns_find (const SiGodowns *self, const char *key);
guint si_godowns_find_same (const SiGodowns *self, const SiGodowns *other, guint godown);
char *si_godowns_describe (const SiGodowns *self, const char *key);
void si_godowns_pack (const SiGodowns *self, GByteArray *bytes);
void si_godowns_unpack (SiGodowns *self, SiUnpacker *from, guint n_names, guint n_godowns);

gboolean si_godown_is (const char *key, const char *id, const char *name);
gboolean si_godown_has_id (const char *key);
char *si_godown_make_key (const char *id, const char *name);

static inline guint
si_godowns_get_n (const SiGodowns *self)
{
  return self->first_names->len;
}

static inline guint
si_godowns_get_n_names (const SiGodowns *self)
{
  return self->name_godowns->len;
}

/* The godown of a name. */
static inline guint
si_godowns_get_godown (const SiGodowns *self, guint name)
{
  return g_array_index (self->name_godowns, guint32, name);
}

static inline const char *
si_godowns_get_id (const SiGodowns *self, guint godown)
{
  return si_text_column_get (&self->ids, godown, NULL);
}

static inline const char *
si_godowns_get_name (const SiGodowns *self, guint godown)
{
  return si_text_column_get (&self->names, g_array_index (self->first_names, guint32, godown),
                             NULL);
}

G_END_DECLS
