/* si-problem.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "si-problem.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "si-api-error.h"
#include "si-keyring.h"
#include "si-store-error.h"

struct _SiProblem
{
  char *title; /* (owned) */
  char *text;  /* (owned) */
  const char *icon_name;
  SiRecoveryAction recovery_action;
};

G_DEFINE_BOXED_TYPE (SiProblem, si_problem, si_problem_ref, si_problem_unref)

/* How the problem with one code of an error domain is shown. */
typedef struct
{
  int code;
  const char *title; /* (untranslated) */
  const char *icon_name;
  SiRecoveryAction recovery_action;
} Case;

static const Case api_cases[] = {
  { SI_API_ERROR_ADDRESS, N_ ("The address cannot be used"), "dialog-question-symbolic",
    SI_RECOVERY_CONNECTION },
  { SI_API_ERROR_INSECURE, N_ ("The connection would not be private"), "channel-insecure-symbolic",
    SI_RECOVERY_CONNECTION },
  { SI_API_ERROR_OFFLINE, N_ ("This computer is offline"), "network-offline-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_UNREACHABLE, N_ ("The server cannot be reached"), "network-error-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_TIMED_OUT, N_ ("The server takes too long"), "network-no-route-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_CERTIFICATE, N_ ("The server cannot prove who it is"), "channel-insecure-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_WRONG_KEY, N_ ("The API key is not accepted"), "dialog-password-symbolic",
    SI_RECOVERY_KEY },
  { SI_API_ERROR_FORBIDDEN, N_ ("The API key may not read the inventory"),
    "dialog-password-symbolic", SI_RECOVERY_KEY },
  { SI_API_ERROR_NOT_FOUND, N_ ("There is no inventory at this address"),
    "dialog-question-symbolic", SI_RECOVERY_CONNECTION },
  { SI_API_ERROR_BUSY, N_ ("The server is busy"), "network-no-route-symbolic", SI_RECOVERY_RETRY },
  { SI_API_ERROR_SERVER, N_ ("The server has a problem"), "network-error-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_REFUSED, N_ ("The server said no"), "network-error-symbolic", SI_RECOVERY_RETRY },
  { SI_API_ERROR_REDIRECTED, N_ ("The server points elsewhere"), "network-error-symbolic",
    SI_RECOVERY_CONNECTION },
  { SI_API_ERROR_NOT_INVENTORY, N_ ("The answer is not an inventory"), "dialog-question-symbolic",
    SI_RECOVERY_CONNECTION },
  { SI_API_ERROR_CUT_SHORT, N_ ("The answer was cut short"), "network-error-symbolic",
    SI_RECOVERY_RETRY },
  { SI_API_ERROR_TOO_LARGE, N_ ("The answer is too large"), "network-error-symbolic",
    SI_RECOVERY_RETRY },
};

static const Case keyring_cases[] = {
  { SI_KEYRING_ERROR_NO_SERVICE, N_ ("There is no keyring"), "dialog-password-symbolic",
    SI_RECOVERY_RETRY },
  { SI_KEYRING_ERROR_LOCKED, N_ ("The keyring is locked"), "changes-prevent-symbolic",
    SI_RECOVERY_UNLOCK },
  { SI_KEYRING_ERROR_NO_KEY, N_ ("There is no API key for this address"),
    "dialog-password-symbolic", SI_RECOVERY_KEY },
  { SI_KEYRING_ERROR_FAILED, N_ ("The keyring has a problem"), "dialog-password-symbolic",
    SI_RECOVERY_RETRY },
};

static const Case store_cases[] = {
  { SI_STORE_ERROR_FULL, N_ ("The disk is full"), "drive-harddisk-symbolic", SI_RECOVERY_NONE },
  { SI_STORE_ERROR_READ_ONLY, N_ ("The inventory cannot be saved"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
  { SI_STORE_ERROR_DAMAGED, N_ ("The stored inventory was damaged"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
  { SI_STORE_ERROR_NEWER, N_ ("The inventory cannot be saved"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
  { SI_STORE_ERROR_FOREIGN, N_ ("The inventory cannot be saved"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
  { SI_STORE_ERROR_BUSY, N_ ("The stored inventory is in use"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
  { SI_STORE_ERROR_FAILED, N_ ("The inventory cannot be saved"), "drive-harddisk-symbolic",
    SI_RECOVERY_NONE },
};

static const Case other_case
    = { 0, N_ ("Something went wrong"), "dialog-warning-symbolic", SI_RECOVERY_RETRY };

static const Case *
find_case (const GError *error)
{
  const Case *cases = NULL;
  gsize n_cases = 0;

  if (error->domain == SI_API_ERROR)
    {
      cases = api_cases;
      n_cases = G_N_ELEMENTS (api_cases);
    }
  else if (error->domain == SI_KEYRING_ERROR)
    {
      cases = keyring_cases;
      n_cases = G_N_ELEMENTS (keyring_cases);
    }
  else if (error->domain == SI_STORE_ERROR)
    {
      cases = store_cases;
      n_cases = G_N_ELEMENTS (store_cases);
    }

  for (gsize i = 0; i < n_cases; i++)
    if (cases[i].code == error->code)
      return &cases[i];
  return &other_case;
}

/**
 * si_problem_new:
 * @error: an error of the service, the keyring, the store or the system
 *
 * Puts an error into words for a person, and finds the action that helps. An error of an unknown
 * domain or code gets a general title, and keeps its message.
 *
 * Returns: (transfer full): the problem
 */
SiProblem *
si_problem_new (const GError *error)
{
  const Case *found;
  SiProblem *self;

  g_return_val_if_fail (error != NULL, NULL);

  found = find_case (error);
  self = g_atomic_rc_box_new0 (SiProblem);
  self->title = g_strdup (_ (found->title));
  self->text = g_strdup (error->message);
  self->icon_name = found->icon_name;
  self->recovery_action = found->recovery_action;
  return self;
}

/**
 * si_problem_ref:
 * @self: a problem
 *
 * Returns: (transfer full): @self, with one more reference
 */
SiProblem *
si_problem_ref (SiProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
si_problem_clear (gpointer data)
{
  SiProblem *self = data;

  g_free (self->title);
  g_free (self->text);
}

/**
 * si_problem_unref:
 * @self: (transfer full): a problem
 */
void
si_problem_unref (SiProblem *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, si_problem_clear);
}

/**
 * si_problem_get_title:
 * @self: a problem
 *
 * Returns: a title of a few words, without a full stop
 */
const char *
si_problem_get_title (const SiProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * si_problem_get_text:
 * @self: a problem
 *
 * Returns: the description of what happened, with the server's words where it sent any
 */
const char *
si_problem_get_text (const SiProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * si_problem_get_icon_name:
 * @self: a problem
 *
 * Returns: the name of a symbolic icon
 */
const char *
si_problem_get_icon_name (const SiProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->icon_name;
}

/**
 * si_problem_get_recovery_action:
 * @self: a problem
 *
 * Returns: the action that may help
 */
SiRecoveryAction
si_problem_get_recovery_action (const SiProblem *self)
{
  g_return_val_if_fail (self != NULL, SI_RECOVERY_NONE);

  return self->recovery_action;
}
