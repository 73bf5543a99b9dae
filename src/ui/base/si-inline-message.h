/* si-inline-message.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SI_TYPE_INLINE_MESSAGE (si_inline_message_get_type ())

/**
 * SiInlineMessageKind:
 * @SI_INLINE_MESSAGE_BUSY: work is under way
 * @SI_INLINE_MESSAGE_HINT: a hint
 * @SI_INLINE_MESSAGE_SUCCESS: the work has succeeded
 * @SI_INLINE_MESSAGE_ERROR: the work has failed
 *
 * The kind of an inline message.
 */
typedef enum
{
  SI_INLINE_MESSAGE_BUSY,
  SI_INLINE_MESSAGE_HINT,
  SI_INLINE_MESSAGE_SUCCESS,
  SI_INLINE_MESSAGE_ERROR,
} SiInlineMessageKind;

/* A few words with an icon, between other widgets, which a screen reader announces. It is hidden
 * while it has no message. */
G_DECLARE_FINAL_TYPE (SiInlineMessage, si_inline_message, SI, INLINE_MESSAGE, AdwBin)

void si_inline_message_show (SiInlineMessage *self,
                             SiInlineMessageKind kind,
                             const char *title,
                             const char *text);
void si_inline_message_hide (SiInlineMessage *self);

G_END_DECLS
