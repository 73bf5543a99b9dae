/* si-key-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-key-forms.h"

#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-status-error.h"

struct _SiKeyForms
{
  SiCredentials *credentials; /* (owned) */
  SiAuthMode present;         /* the form that is being tried */
  gboolean has_other;         /* the other form can be tried yet */
  GError *first_error;        /* (owned) (nullable): why the first form was refused */
};

/**
 * si_key_forms_new:
 * @credentials: the key
 *
 * Returns: (transfer full): the form of the credentials, or in %SI_AUTH_AUTO both forms, that which
 *   was accepted last first
 */
SiKeyForms *
si_key_forms_new (SiCredentials *credentials)
{
  SiKeyForms *self = g_new0 (SiKeyForms, 1);
  SiAuthMode mode = si_credentials_get_mode (credentials);
  gboolean basic_first = si_credentials_get_accepted (credentials) == SI_AUTH_BASIC;

  self->credentials = g_object_ref (credentials);
  self->has_other = mode == SI_AUTH_AUTO;
  self->present = mode;
  if (self->has_other)
    self->present = basic_first ? SI_AUTH_BASIC : SI_AUTH_BEARER;
  return self;
}

/**
 * si_key_forms_free:
 * @self: (transfer full): forms of a key
 */
void
si_key_forms_free (SiKeyForms *self)
{
  g_object_unref (self->credentials);
  g_clear_error (&self->first_error);
  g_free (self);
}

/**
 * si_key_forms_get_present:
 * @self: forms of a key
 *
 * Returns: the form that is to be tried
 */
SiAuthMode
si_key_forms_get_present (const SiKeyForms *self)
{
  return self->present;
}

/**
 * si_key_forms_accept:
 * @self: forms of a key
 *
 * Saves in the credentials that the server has accepted the present form.
 */
void
si_key_forms_accept (SiKeyForms *self)
{
  si_credentials_set_accepted (self->credentials, self->present);
}

/* Makes one error of those of both forms: the more telling of them, and that both were tried. Takes
 * @last. */
static GError *
join_errors (SiKeyForms *self, GError *last)
{
  g_autoptr (GError) second = last;
  GError *telling = second;

  if (g_error_matches (self->first_error, SI_API_ERROR, SI_API_ERROR_FORBIDDEN)
      && !g_error_matches (second, SI_API_ERROR, SI_API_ERROR_FORBIDDEN))
    telling = self->first_error;
  return g_error_new (SI_API_ERROR, telling->code,
                      _ ("%s The key was sent in both forms, Bearer and Basic."), telling->message);
}

/**
 * si_key_forms_try_next:
 * @self: forms of a key
 * @error: (inout): why the request in the present form has failed; taken where another is to
 * follow, and else set to the error to show
 *
 * Goes on to the next form, if the error is about the key and there is one.
 *
 * Returns: whether the request is to be sent again
 */
gboolean
si_key_forms_try_next (SiKeyForms *self, GError **error)
{
  if (!si_status_error_is_about_key (*error))
    return FALSE;
  if (self->has_other)
    {
      self->first_error = g_steal_pointer (error);
      self->present = self->present == SI_AUTH_BASIC ? SI_AUTH_BEARER : SI_AUTH_BASIC;
      self->has_other = FALSE;
      return TRUE;
    }
  if (self->first_error != NULL)
    *error = join_errors (self, *error);
  return FALSE;
}
