/* si-scope.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-scope.h"

/* This bit, beside those of the findings, says that the product has a line in the godowns. */
#define IS_THERE (1 << 15)

struct _SiScope
{
  SiTable *table;    /* (owned) */
  char **godown_ids; /* (owned) (nullable) */
  guint8 *chosen;    /* (owned) (nullable): by godown; NULL for all of them */
  guint n_chosen;
  SiSurvey *survey; /* (owned) (nullable): made when it is first asked for */
};

/**
 * si_scope_new:
 * @table: an inventory
 * @godown_ids: (nullable): the ids of the godowns, of which the inventory may lack some; %NULL for
 *   all of them
 *
 * Takes no time, because findings are counted when they are first asked for.
 *
 * Returns: (transfer full): the godowns
 */
SiScope *
si_scope_new (SiTable *table, const char *const *godown_ids)
{
  SiScope *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_atomic_rc_box_new0 (SiScope);
  self->table = si_table_ref (table);
  self->godown_ids = g_strdupv ((char **) godown_ids);
  if (godown_ids == NULL)
    return self;

  self->chosen = g_new0 (guint8, si_table_get_n_all_godowns (table) + 1);
  for (guint i = 0; godown_ids[i] != NULL; i++)
    {
      const guint godown = si_table_find_godown (table, godown_ids[i]);

      if (godown == SI_NO_GODOWN || self->chosen[godown])
        continue;
      self->chosen[godown] = TRUE;
      self->n_chosen++;
    }
  return self;
}

/**
 * si_scope_ref:
 * @self: a scope
 *
 * Returns: (transfer full): @self
 */
SiScope *
si_scope_ref (SiScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_scope_clear (gpointer data)
{
  SiScope *self = data;

  si_table_unref (self->table);
  g_strfreev (self->godown_ids);
  g_free (self->chosen);
  g_free (self->survey);
}

/**
 * si_scope_unref:
 * @self: (transfer full): a scope
 */
void
si_scope_unref (SiScope *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_scope_clear);
}

/**
 * si_scope_get_table:
 * @self: a scope
 *
 * Returns: (transfer none): the inventory that the godowns are of
 */
SiTable *
si_scope_get_table (const SiScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * si_scope_get_godown_ids:
 * @self: a scope
 *
 * Returns: (transfer none) (nullable): the ids of the chosen godowns; %NULL for all godowns
 */
const char *const *
si_scope_get_godown_ids (const SiScope *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->godown_ids;
}

/**
 * si_scope_has_godown:
 * @self: a scope
 * @godown: a godown of its table, or %SI_NO_GODOWN
 *
 * Returns: whether the godown belongs to it
 */
gboolean
si_scope_has_godown (const SiScope *self, guint godown)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (godown == SI_NO_GODOWN)
    return FALSE;
  return self->chosen == NULL || self->chosen[godown];
}

static guint16
look_at_row (gconstpointer data, guint row)
{
  const SiScope *self = data;
  const SiGodownLines lines = si_table_get_godown_lines (self->table, row);
  SiFacts facts = SI_FACTS_INIT;
  SiQuantity sum = SI_QUANTITY_NONE;
  gboolean there = FALSE;

  for (guint line = 0; line < lines.n; line++)
    if (self->chosen[si_godown_lines_get_godown (&lines, line)])
      {
        const SiQuantity stock = si_godown_lines_get_stock (&lines, line);

        there = TRUE;
        sum = si_quantity_add (sum, stock);
        /* The sum over several godowns may hide one that is below zero. */
        if (self->n_chosen > 1)
          si_facts_add (&facts, stock);
      }
  if (!there)
    return 0;
  si_facts_add (&facts, sum);
  return IS_THERE | si_findings_judge_in_godowns (&facts, si_table_get_findings (self->table, row));
}

/* Threads that make the survey at the same time make equal ones, so the first is kept. */
static const SiSurvey *
get_survey (const SiScope *self)
{
  SiSurvey **place = &((SiScope *) self)->survey;
  SiSurvey *survey = g_atomic_pointer_get (place);

  if (self->chosen == NULL)
    return si_table_get_survey (self->table);
  if (survey == NULL)
    {
      survey = si_survey_new (si_table_get_n_products (self->table), look_at_row, self);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, survey))
        {
          g_free (survey);
          survey = g_atomic_pointer_get (place);
        }
    }
  return survey;
}

/**
 * si_scope_has_product:
 * @self: a scope
 * @row: a row of its table
 *
 * Returns: whether the product has a line in one of the godowns; always %TRUE for all of them
 */
gboolean
si_scope_has_product (const SiScope *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self->table), FALSE);

  return self->chosen == NULL || look_at_row (self, row) != 0;
}

/**
 * si_scope_get_stock:
 * @self: a scope
 * @row: a row of its table
 *
 * Returns: the sum of the product's lines in these godowns, absent where it has none; the
 *   provider's total for all of them
 */
SiQuantity
si_scope_get_stock (const SiScope *self, guint row)
{
  SiQuantity sum = SI_QUANTITY_NONE;
  SiGodownLines lines;
  guint n_lines = 0;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self->table), sum);

  if (self->chosen == NULL)
    return si_table_get_stock (self->table, row);
  lines = si_table_get_godown_lines (self->table, row);
  for (guint line = 0; line < lines.n; line++)
    if (self->chosen[si_godown_lines_get_godown (&lines, line)])
      {
        const SiQuantity stock = si_godown_lines_get_stock (&lines, line);

        /* A single line stays as it is, also if it is no number. */
        sum = n_lines++ == 0 ? stock : si_quantity_add (sum, stock);
      }
  return sum;
}

/**
 * si_scope_get_stock_text:
 * @self: a scope
 * @row: a row of its table
 *
 * Returns: (transfer none) (nullable): the stock as the server wrote it, where it is not exact;
 * that of the first such line where there are several
 */
const char *
si_scope_get_stock_text (const SiScope *self, guint row)
{
  SiGodownLines lines;
  const char *text = NULL;

  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self->table), NULL);

  if (self->chosen == NULL)
    return si_table_get_stock_text (self->table, row);
  lines = si_table_get_godown_lines (self->table, row);
  for (guint line = 0; line < lines.n && text == NULL; line++)
    if (self->chosen[si_godown_lines_get_godown (&lines, line)])
      text = si_table_get_godown_stock_text (self->table, row, line);
  return text;
}

/**
 * si_scope_get_findings:
 * @self: a scope
 * @row: a row of its table
 *
 * Returns: the findings about the product in these godowns: below zero there, not exact
 *   there, and those about the product as a whole; none where it has no line there
 */
SiFindings
si_scope_get_findings (const SiScope *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < si_table_get_n_products (self->table),
                        SI_FINDING_NONE);

  if (self->chosen == NULL)
    return si_table_get_findings (self->table, row);
  return (SiFindings) (look_at_row (self, row) & ~IS_THERE);
}

/**
 * si_scope_count_findings:
 * @self: a scope
 * @finding: one of the findings
 *
 * Walks over all products the first time.
 *
 * Returns: the number of products of which si_scope_get_findings() has it
 */
guint
si_scope_count_findings (const SiScope *self, SiFindings finding)
{
  g_return_val_if_fail (self != NULL, 0);

  return si_survey_count (get_survey (self), finding);
}

/**
 * si_scope_filter:
 * @self: a scope
 * @findings: keep only products with all of these there; %SI_FINDING_NONE for all products
 * @matches: (array): an #SiMatch for each row, which becomes 0 for a row that is left out
 *
 * Takes rows out of the matches of a search.
 */
void
si_scope_filter (const SiScope *self, SiFindings findings, guint8 *matches)
{
  const guint n = si_table_get_n_products (self->table);
  const guint16 wanted = findings != SI_FINDING_NONE ? findings : IS_THERE;
  const guint16 *flags;

  if (self->chosen == NULL && findings == SI_FINDING_NONE)
    return;
  flags = get_survey (self)->flags;
  for (guint row = 0; row < n; row++)
    if ((flags[row] & wanted) != wanted)
      matches[row] = 0;
}
