/* si-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-filter.h"

struct _SiFilter
{
  GObject parent_instance;

  char **godown_ids; /* (owned) (nullable) */
  SiFindings findings;
  char *search; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SiFilter, si_filter, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FINDINGS,
  PROP_GODOWN_IDS,
  PROP_SEARCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
si_filter_finalize (GObject *object)
{
  SiFilter *self = SI_FILTER (object);

  g_clear_pointer (&self->godown_ids, g_strfreev);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (si_filter_parent_class)->finalize (object);
}

static void
si_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SiFilter *self = SI_FILTER (object);

  switch (id)
    {
    case PROP_FINDINGS:
      g_value_set_uint (value, self->findings);
      break;
    case PROP_GODOWN_IDS:
      g_value_set_boxed (value, self->godown_ids);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SiFilter *self = SI_FILTER (object);

  switch (id)
    {
    case PROP_FINDINGS:
      si_filter_set_findings (self, g_value_get_uint (value));
      break;
    case PROP_GODOWN_IDS:
      si_filter_set_godown_ids (self, g_value_get_boxed (value));
      break;
    case PROP_SEARCH:
      si_filter_set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
si_filter_class_init (SiFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = si_filter_finalize;
  object_class->get_property = si_filter_get_property;
  object_class->set_property = si_filter_set_property;

  properties[PROP_FINDINGS]
      = g_param_spec_uint ("findings", NULL, NULL, 0, G_MAXUINT, SI_FINDING_NONE, flags);
  properties[PROP_GODOWN_IDS] = g_param_spec_boxed ("godown-ids", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
si_filter_init (SiFilter *self)
{
}

/**
 * si_filter_new:
 *
 * Returns: (transfer full): a filter that everything passes
 */
SiFilter *
si_filter_new (void)
{
  return g_object_new (SI_TYPE_FILTER, NULL);
}

/**
 * si_filter_get_godown_ids:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the ids of the chosen godowns, at least one; %NULL for all
 *   godowns
 */
const char *const *
si_filter_get_godown_ids (SiFilter *self)
{
  g_return_val_if_fail (SI_IS_FILTER (self), NULL);

  return (const char *const *) self->godown_ids;
}

static gboolean
equal_ids (const char *const *a, const char *const *b)
{
  return a == b || (a != NULL && b != NULL && g_strv_equal (a, b));
}

/**
 * si_filter_set_godown_ids:
 * @self: a filter
 * @godown_ids: (nullable): the ids of the godowns to choose; %NULL or none for all godowns
 */
void
si_filter_set_godown_ids (SiFilter *self, const char *const *godown_ids)
{
  char **old;

  g_return_if_fail (SI_IS_FILTER (self));

  if (godown_ids != NULL && godown_ids[0] == NULL)
    godown_ids = NULL;
  if (equal_ids (si_filter_get_godown_ids (self), godown_ids))
    return;

  old = self->godown_ids;
  self->godown_ids = g_strdupv ((char **) godown_ids);
  g_strfreev (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GODOWN_IDS]);
}

/**
 * si_filter_get_godown_id:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the id of the chosen godown; %NULL where several or all are
 *   chosen
 */
const char *
si_filter_get_godown_id (SiFilter *self)
{
  g_return_val_if_fail (SI_IS_FILTER (self), NULL);

  return self->godown_ids != NULL && self->godown_ids[1] == NULL ? self->godown_ids[0] : NULL;
}

/**
 * si_filter_set_godown_id:
 * @self: a filter
 * @godown_id: (nullable): the id of the one godown to choose; %NULL for all godowns
 */
void
si_filter_set_godown_id (SiFilter *self, const char *godown_id)
{
  const char *const godown_ids[] = { godown_id, NULL };

  si_filter_set_godown_ids (self, godown_ids);
}

/**
 * si_filter_get_findings:
 * @self: a filter
 *
 * Returns: the findings of which a product must have one; %SI_FINDING_NONE where it need not
 */
SiFindings
si_filter_get_findings (SiFilter *self)
{
  g_return_val_if_fail (SI_IS_FILTER (self), SI_FINDING_NONE);

  return self->findings;
}

/**
 * si_filter_set_findings:
 * @self: a filter
 * @findings: the findings of which a product must have one; %SI_FINDING_NONE for all products
 */
void
si_filter_set_findings (SiFilter *self, SiFindings findings)
{
  g_return_if_fail (SI_IS_FILTER (self));

  if (self->findings == findings)
    return;

  self->findings = findings;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
}

/**
 * si_filter_get_search:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the text that is searched for
 */
const char *
si_filter_get_search (SiFilter *self)
{
  g_return_val_if_fail (SI_IS_FILTER (self), NULL);

  return self->search;
}

/**
 * si_filter_set_search:
 * @self: a filter
 * @search: (nullable): the text to search for; blank for all products
 */
void
si_filter_set_search (SiFilter *self, const char *search)
{
  g_return_if_fail (SI_IS_FILTER (self));

  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}
