/* si-remarks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "si-remarks.h"

#include <glib/gi18n.h>

#include "si-finding-text.h"

/**
 * si_remarks_new:
 * @product: a product
 *
 * Describes in a sentence each that the server no longer names a product, and the findings about it
 * in the order of their registry.
 *
 * Returns: (transfer full): the sentences; none if all is well
 */
GStrv
si_remarks_new (SiProduct *product)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  SiFindings findings;

  g_return_val_if_fail (SI_IS_PRODUCT (product), NULL);

  findings = si_product_get_findings (product);
  if (si_product_get_unreadable (product))
    g_strv_builder_add (builder, _ ("Could not be read in the server’s last answer: these are the "
                                    "figures before it"));
  else if (!si_product_get_current (product))
    g_strv_builder_add (builder,
                        _ ("No longer in the server’s answer: these are the last known figures"));
  for (guint i = 0; i < SI_N_FINDINGS; i++)
    {
      const SiFindings finding = si_findings[i].flag;
      g_autofree char *text
          = (findings & finding) != 0 ? si_finding_text_describe (finding, product) : NULL;

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/**
 * si_remarks_to_text:
 * @list: a list
 * @product: a product of it
 *
 * Returns: (transfer full): the list's note about the product and the remarks, one a line
 */
char *
si_remarks_to_text (SiProductList *list, SiProduct *product)
{
  g_auto (GStrv) remarks = si_remarks_new (product);
  g_autofree char *text = g_strjoinv ("\n", remarks);
  g_autofree char *note = si_product_list_get_note (list, product);

  if (note == NULL || *text == '\0')
    return note != NULL ? g_steal_pointer (&note) : g_steal_pointer (&text);
  return g_strdup_printf ("%s\n%s", note, text);
}
