/* bench-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads one large answer in three ways, each in a process of its own, and compares
 * seconds, processor time and peak memory: the decoder, json-glib's whole document, and jq. */

#include "si-decoder.h"

#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "si-sample-file.h"
#include "si-test.h"

#define N_PRODUCTS 100000
#define N_GODOWNS 8
#define N_RUNS 5
#define PIECE (64 * 1024)

typedef struct
{
  const char *name;
  const char *argv[4];
  double seconds[N_RUNS];
  double cpu[N_RUNS];
  double megabytes;
} Way;

static void
wait_until_drained (SiDecoder *decoder, gboolean *drained)
{
  while (!*drained)
    g_main_context_iteration (NULL, TRUE);
}

static void
drained_cb (SiDecoder *decoder, gboolean *drained)
{
  *drained = TRUE;
}

/* Feeds the decoder as the client does, with pieces as they come and a pause while too much
 * waits. */
static int
decode (const char *path)
{
  g_autoptr (SiDecoder) decoder = si_decoder_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SiTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gboolean drained = FALSE;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_signal_connect (decoder, "drained", G_CALLBACK (drained_cb), &drained);
  for (;;)
    {
      guint8 *piece = g_malloc (PIECE);
      gssize n = read (fd, piece, PIECE);
      g_autoptr (GBytes) bytes = g_bytes_new_take (piece, MAX (n, 0));

      if (n <= 0)
        break;
      drained = FALSE;
      if (!si_decoder_feed (decoder, bytes, &error))
        g_error ("%s", error->message);
      if (si_decoder_get_backlog (decoder) > SI_DECODER_BACKLOG_MAX)
        wait_until_drained (decoder, &drained);
    }
  close (fd);

  si_decoder_finish_async (decoder, NULL, si_test_keep_result, &result);
  si_test_wait_result (&result);
  table = si_decoder_finish (decoder, result, &error);
  if (table == NULL)
    g_error ("%s", error->message);
  return si_table_get_n_products (table) == N_PRODUCTS && si_table_get_n_unreadable (table) == 0
             ? 0
             : 1;
}

static int
parse_whole (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_mapped_file (parser, path, NULL))
    return 1;
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser))) == N_PRODUCTS
             ? 0
             : 1;
}

static void
run (Way *way, guint nth)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  int status;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) way->argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    {
      way->seconds[nth] = 0;
      return;
    }
  if (wait4 (pid, &status, 0, &usage) != pid || status != 0)
    g_error ("%s failed", way->name);

  way->seconds[nth] = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  way->cpu[nth] = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
                  + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / (double) G_USEC_PER_SEC;
  way->megabytes = MAX (way->megabytes, usage.ru_maxrss / 1024.0);
}

static int
compare_numbers (const void *a, const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static double
get_median (double *values)
{
  qsort (values, N_RUNS, sizeof (double), compare_numbers);
  return values[N_RUNS / 2];
}

static void
print_ways (Way *ways, guint n_ways)
{
  double seconds = get_median (ways[0].seconds);
  double cpu = get_median (ways[0].cpu);

  printf ("%-18s %8s %8s %8s   the decoder takes\n", "", "seconds", "CPU s", "MB");
  for (guint i = 0; i < n_ways; i++)
    if (get_median (ways[i].seconds) > 0)
      printf ("%-18s %8.2f %8.2f %8.0f   %.2f of its time, %.2f of its CPU, 1/%.1f of its memory\n",
              ways[i].name, get_median (ways[i].seconds), get_median (ways[i].cpu),
              ways[i].megabytes, seconds / get_median (ways[i].seconds),
              cpu / get_median (ways[i].cpu), ways[i].megabytes / ways[0].megabytes);
    else
      printf ("%-18s is not installed\n", ways[i].name);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  char *folder;
  Way ways[] = {
    { "decoder", { argv[0], "decode", NULL, NULL } },
    { "jq length", { "jq", "length", NULL, NULL } },
    { "json-glib, whole", { argv[0], "whole", NULL, NULL } },
  };

  if (argc == 3)
    return g_str_equal (argv[1], "decode") ? decode (argv[2]) : parse_whole (argv[2]);

  folder = si_test_make_folder ();
  path = g_build_filename (folder, "answer.json", NULL);
  si_sample_file_write (path, N_PRODUCTS, N_GODOWNS);

  /* The ways take turns, so that other work of the machine slows all of them down. */
  for (guint nth = 0; nth < N_RUNS; nth++)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        ways[i].argv[2] = path;
        run (&ways[i], nth);
      }
  print_ways (ways, G_N_ELEMENTS (ways));

  si_test_remove_folder (folder);
  return 0;
}
