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
 * The only writer of a #SiTable. Not thread-safe: a thread that decodes has a
 * builder of its own, and the parts are put together in order with
 * si_table_builder_append().
 */
typedef struct _SiTableBuilder SiTableBuilder;

SiTableBuilder *si_table_builder_new (void);
void si_table_builder_free (SiTableBuilder *self);

/* Texts need not be valid UTF-8 and may be NULL (read as empty); a quantity's
 * text is parsed here, NULL means absent. */
void si_table_builder_add_product (SiTableBuilder *self,
                                   const char *product_id,
                                   const char *sku,
                                   const char *description,
                                   const char *stock_text);
void si_table_builder_add_godown_stock (SiTableBuilder *self,
                                        const char *godown_id,
                                        const char *godown_name,
                                        const char *stock_text);

/* The same of another table, whose quantities have been parsed. */
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

/* The same of another table. */
void
si_table_builder_copy_lines (SiTableBuilder *self, const SiTable *table, guint row, guint godown);
void
si_table_builder_copy_product (SiTableBuilder *self, const SiTable *table, guint row, guint godown);
void si_table_builder_copy_unreadable (SiTableBuilder *self, const SiTable *table);

void si_table_builder_append (SiTableBuilder *self, const SiTableBuilder *part);
guint si_table_builder_get_n_products (const SiTableBuilder *self);

/* A table of everything so far; the builder stays usable. Copies: call it at
 * growing intervals. */
SiTable *si_table_builder_snapshot (const SiTableBuilder *self);
/* The table, whole; the builder is empty afterwards. */
SiTable *si_table_builder_finish (SiTableBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiTableBuilder, si_table_builder_free)

G_END_DECLS
