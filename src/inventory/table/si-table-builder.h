/* si-table-builder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "si-table.h"

G_BEGIN_DECLS

/**
 * SiTableBuilder:
 *
 * The only writer of a #SiTable. It is not thread-safe. Each thread that decodes has a builder of
 * its own, and si_table_builder_append() puts the parts together in order.
 */
typedef struct _SiTableBuilder SiTableBuilder;

SiTableBuilder *si_table_builder_new (void);
void si_table_builder_free (SiTableBuilder *self);

/* These take texts as a server wrote them: they need not be valid UTF-8 and may be NULL. */
void si_table_builder_add_product (SiTableBuilder *self,
                                   const char *product_id,
                                   const char *sku,
                                   const char *description,
                                   const char *stock_text);
void si_table_builder_add_godown_stock (SiTableBuilder *self,
                                        const char *godown_id,
                                        const char *godown_name,
                                        const char *stock_text);

/* These take quantities that have been parsed. */
void si_table_builder_add_product_quantity (SiTableBuilder *self,
                                            const char *product_id,
                                            const char *sku,
                                            const char *description,
                                            SiQuantity stock,
                                            const char *stock_text);
void si_table_builder_add_godown_quantity (SiTableBuilder *self,
                                           const char *godown_id,
                                           const char *godown_name,
                                           SiQuantity stock,
                                           const char *stock_text);

void si_table_builder_add_unreadable (SiTableBuilder *self, const char *text, gssize length);

/* These take parts of another table. */
void
si_table_builder_copy_lines (SiTableBuilder *self, const SiTable *table, guint row, guint godown);
void
si_table_builder_copy_product (SiTableBuilder *self, const SiTable *table, guint row, guint godown);
void si_table_builder_copy_unreadable (SiTableBuilder *self, const SiTable *table);

void si_table_builder_append (SiTableBuilder *self, const SiTableBuilder *part);
guint si_table_builder_get_n_products (const SiTableBuilder *self);

SiTable *si_table_builder_snapshot (const SiTableBuilder *self);
SiTable *si_table_builder_finish (SiTableBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiTableBuilder, si_table_builder_free)

G_END_DECLS
