/* si-test-certificate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns a certificate by its name in make-certificates, which is run in @folder the first time.
 * From then on this computer knows the authority that is made there. (transfer full) */
GTlsCertificate *si_test_make_certificate (const char *folder, const char *name);
void si_test_trust (const char *folder, const char *authority);

G_END_DECLS
