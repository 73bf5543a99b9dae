/* si-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-change.h"

#include <glib/gi18n.h>

#include "si-change-column.h"

struct _SiChange
{
  GObject parent_instance;

  SiComparison *comparison; /* (owned) */
  gboolean by_godown;
  guint index;
  SiChangeEntry entry;
};

G_DEFINE_FINAL_TYPE (SiChange, si_change, G_TYPE_OBJECT)

static void
si_change_finalize (GObject *object)
{
  g_clear_pointer (&SI_CHANGE (object)->comparison, si_comparison_unref);

  G_OBJECT_CLASS (si_change_parent_class)->finalize (object);
}

static void
si_change_class_init (SiChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = si_change_finalize;
}

static void
si_change_init (SiChange *self)
{
}

/**
 * si_change_new:
 * @comparison: a comparison
 * @by_godown: whether the change is one by product and godown
 * @index: the index of the change in the comparison
 *
 * Returns: (transfer full): the change
 */
SiChange *
si_change_new (SiComparison *comparison, gboolean by_godown, guint index)
{
  SiChange *self;

  g_return_val_if_fail (comparison != NULL, NULL);

  self = g_object_new (SI_TYPE_CHANGE, NULL);
  self->comparison = si_comparison_ref (comparison);
  self->by_godown = by_godown;
  self->index = index;
  if (by_godown)
    si_comparison_get_godown (comparison, index, &self->entry);
  else
    si_comparison_get_product (comparison, index, &self->entry);
  return self;
}

/**
 * si_change_get_entry:
 * @self: a change
 *
 * Returns: (transfer none): the entry of the comparison
 */
const SiChangeEntry *
si_change_get_entry (SiChange *self)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), NULL);

  return &self->entry;
}

/**
 * si_change_get_ordinal:
 * @self: a change
 *
 * Returns: the index of the change in the comparison
 */
guint
si_change_get_ordinal (SiChange *self)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), 0);

  return self->index;
}

static const char *
get_text (SiChange *self, SiChangeColumn column)
{
  return si_change_column_get_info (column)->get_text (self->comparison, &self->entry);
}

/**
 * si_change_get_sku:
 * @self: a change
 *
 * Returns: (transfer none): the product's SKU code
 */
const char *
si_change_get_sku (SiChange *self)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), NULL);

  return get_text (self, SI_CHANGE_COLUMN_SKU);
}

/**
 * si_change_get_description:
 * @self: a change
 *
 * Returns: (transfer none): the product's description
 */
const char *
si_change_get_description (SiChange *self)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), NULL);

  return get_text (self, SI_CHANGE_COLUMN_DESCRIPTION);
}

/**
 * si_change_get_key:
 * @self: a change
 *
 * Returns: the texts that tell the product from others; they belong to the tables
 */
SiProductKey
si_change_get_key (SiChange *self)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), ((SiProductKey){ NULL, NULL, NULL, 0 }));

  if (self->entry.row_after != SI_NO_ROW)
    return si_table_get_key (si_comparison_get_after (self->comparison), self->entry.row_after);
  return si_table_get_key (si_comparison_get_before (self->comparison), self->entry.row_before);
}

/**
 * si_change_get_godown_name:
 * @self: a change
 *
 * Returns: (transfer none): the godown's name, empty where the change is one of the whole product
 */
const char *
si_change_get_godown_name (SiChange *self)
{
  const char *name;

  g_return_val_if_fail (SI_IS_CHANGE (self), NULL);

  name = get_text (self, SI_CHANGE_COLUMN_GODOWN);
  return name != NULL ? name : "";
}

/**
 * si_change_describe_name:
 * @self: a change
 *
 * Returns: (transfer full) (nullable): the old name of a renamed product or godown, in words; %NULL
 *   for a product that has its name, though one of its godowns has another
 */
char *
si_change_describe_name (SiChange *self)
{
  SiTable *before;
  const char *sku, *description;
  gboolean same_sku, same_description;

  g_return_val_if_fail (SI_IS_CHANGE (self), NULL);

  if ((self->entry.kinds & SI_CHANGE_RENAMED) == 0 || self->entry.row_before == SI_NO_ROW)
    return NULL;

  before = si_comparison_get_before (self->comparison);
  if (self->by_godown)
    /* Translators: %s is the name that a godown had before. */
    return g_strdup_printf (_ ("was %s"), self->entry.name_before);
  sku = si_table_get_sku (before, self->entry.row_before);
  description = si_table_get_description (before, self->entry.row_before);
  same_sku = g_str_equal (sku, si_change_get_sku (self));
  same_description = g_str_equal (description, si_change_get_description (self));
  if (same_sku && same_description)
    return NULL;
  if (same_sku || same_description)
    return g_strdup_printf (_ ("was %s"), same_sku ? description : sku);
  /* Translators: the SKU code and the description that a product had before. */
  return g_strdup_printf (_ ("was %s, %s"), sku, description);
}

/**
 * si_change_find_transfer:
 * @self: a change
 * @transfer: (out caller-allocates): the stock of the product that was moved
 *
 * Returns: whether stock was moved between godowns by this change
 */
gboolean
si_change_find_transfer (SiChange *self, SiTransfer *transfer)
{
  g_return_val_if_fail (SI_IS_CHANGE (self), FALSE);

  if ((self->entry.kinds & SI_CHANGE_TRANSFER) == 0)
    return FALSE;
  return si_transfer_find (self->comparison,
                           self->by_godown
                               ? si_comparison_get_product_of_godown (self->comparison, self->index)
                               : self->index,
                           transfer);
}
