#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script meets it: words in; files, lines and an exit status out.

    test_cli.py PROGRAM
"""

import base64
import csv
import io
import json
import os
import pathlib
import re
import resource
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
import unittest
import zipfile
from xml.etree import ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from service import ROUTE, Service  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop(1))
DONE, REFUSED, USAGE, NO_KEY = range(4)
CASES = pathlib.Path(__file__).resolve().parent.parent / "cases"

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEADER = ["SkuCode", "productDescription", "products_id", "Stock", "Godownid", "Godown",
          "GodownStock"]
COUPON = {"products_id": "9032", "productDescription": "SNS Coupon", "SkuCode": "PTFB04",
          "Stock": "-42893.0",
          "Godowns": [{"Godown": "Karachi Warehouse", "Godownid": "97637", "Stock": "-42893"}]}
COUPON_LINE = ["PTFB04", "SNS Coupon", "9032", "-42893", "97637", "Karachi Warehouse", "-42893"]
NO_DISPLAY = {name: value for name, value in os.environ.items()
              if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def is_formula(cell):
    """Whether a spreadsheet may take a text for a formula, after blanks and invisible characters."""
    blanks = (c for c in cell if c.isspace() or unicodedata.category(c) in ("Cc", "Cf"))
    rest = cell.lstrip("".join(blanks))
    if "\t" in cell[:len(cell) - len(rest)] or rest[:1] in tuple("=+@＝＋＠"):
        return True
    return rest[:1] in tuple("-－") and not re.fullmatch(r"-\d+(\.\d+)?", rest)


def is_guarded(cell):
    return cell.startswith("'") and is_formula(cell[1:])


def start(*words, **more):
    return subprocess.Popen([PROGRAM, *words], env=NO_DISPLAY, stdin=subprocess.PIPE,
                            stdout=more.get("stdout", subprocess.PIPE), stderr=subprocess.PIPE)


def run(*words, text="", **more):
    """The program's exit status, and what it wrote on its two outputs."""
    process = start(*words, **more)
    output, errors = process.communicate(text.encode(errors="surrogateescape"), timeout=60)
    return process.returncode, (output or b"").decode(), errors.decode()


def announce(server, is_asked):
    """A server that announces an answer on each connection, and never sends it."""
    def answer(peer):
        try:
            peer.recv(65536)
            is_asked.set()
            while True:
                peer.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 50)
        except OSError:
            peer.close()

    try:
        while True:
            threading.Thread(target=answer, args=[server.accept()[0]], daemon=True).start()
    except OSError:
        pass  # it was closed


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sync-inventory-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.key = secrets.token_urlsafe()

    def serve(self, *products, **more):
        service = Service(self.key, products, **more)
        self.addCleanup(service.close)
        return service

    def serve_with_stored_key(self, *products, **more):
        service = self.serve(*products, **more)
        self.assertEqual(run("--url", service.address, "--store-key", text=self.key + "\n"),
                         (DONE, "", ""))
        return service

    def assert_one_line(self, errors, words):
        self.assertRegex(errors, rf"\Async-inventory: [^\n]*{words}[^\n]*\n\Z")

    # The program about itself: --help and --version.

    def test_version(self):
        status, output, errors = run("--version")
        self.assertEqual((status, errors), (DONE, ""))
        self.assertRegex(output, r"\ASync Inventory \d+\.\d+\.\d+\n\Z")

    def test_help_names_every_option(self):
        status, output, _ = run("--help")
        self.assertEqual(status, DONE)
        for option in ("--demo", "--url=ADDRESS", "--auth=auto|bearer|basic", "--search=TEXT",
                       "--store-key", "--export=FILE", "--timeout=SECONDS", "--sku=CODE", "--godown=ID", "--version"):
            self.assertIn(option, output)

    def test_wrong_usage(self):
        for words in (["--no-such-option"], ["--export"], ["--demo", "--export", "stock.ods"],
                      ["--timeout", "5"], ["--demo", "--export", "-", "--timeout", "0"],
                      ["--demo", "--export", "-", "--timeout", "soon"],
                      ["PTFB04"], ["--demo", "--url", "https://shop.example/"],
                      ["--url", "ftp://shop.example/", "--export", "-"], ["--export", "-"]):
            with self.subTest(words):
                status, output, errors = run(*words)
                self.assertEqual((status, output), (USAGE, ""))
                self.assertRegex(errors, r"\Async-inventory: ")

    # Export.

    def test_csv_of_the_sample_data(self):
        status, output, errors = run("--demo", "--export", "-")
        self.assertEqual(status, DONE)
        self.assert_one_line(errors, "1 row could not be read and was left out")

        lines = list(csv.reader(io.StringIO(output, newline="")))
        self.assertEqual(lines[0], HEADER)
        self.assertIn(COUPON_LINE, lines)
        self.assertEqual({len(line) for line in lines}, {len(HEADER)})
        self.assertEqual(len({line[2] for line in lines[1:]}), 2014)
        self.assertIn(["", "", ""], [line[4:] for line in lines])
        figures = [line[i] for line in lines[1:] for i in (3, 6) if line[i]]
        self.assertEqual([], [figure for figure in figures if figure.endswith("0")
                              and "." in figure or figure.startswith("+")])

    def test_json_says_the_same_as_csv(self):
        self.assertEqual(run("--demo", "--export", str(self.folder / "stock.json"))[0], DONE)
        products = json.loads((self.folder / "stock.json").read_text(encoding="utf-8"))
        nothing = [{"Godownid": "", "Godown": "", "Stock": ""}]
        lines = [[product["SkuCode"], product["productDescription"], product["products_id"],
                  product["Stock"], godown["Godownid"], godown["Godown"], godown["Stock"]]
                 for product in products for godown in product["Godowns"] or nothing]
        output = run("--demo", "--export", "-")[1]
        self.assertEqual(lines, list(csv.reader(io.StringIO(output, newline="")))[1:])

    def test_a_workbook_has_the_cells_of_the_csv(self):
        file = self.folder / "stock.xlsx"
        self.assertEqual(run("--demo", "--export", str(file))[0], DONE)
        with zipfile.ZipFile(file) as book:
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        rows = [["".join(cell.itertext()) for cell in row] for row in sheet.iter(f"{MAIN}row")]
        _, output, _ = run("--demo", "--export", "-")
        lines = [[cell[1:] if is_guarded(cell) else cell for cell in line]
                 for line in csv.reader(io.StringIO(output, newline=""))]
        self.assertEqual(rows, lines)

    def test_csv_has_no_cell_that_a_spreadsheet_runs_and_keeps_every_cell(self):
        service = self.serve_with_stored_key()
        service.body = (CASES / "21-formulas.json").read_bytes()
        output = run("--url", service.address, "--export", "-")[1]
        exact = self.folder / "exact.json"
        run("--url", service.address, "--export", str(exact))
        products = json.loads(exact.read_text(encoding="utf-8"))

        # Each cell of the CSV is the same as in JSON, but for the apostrophe before a formula.
        lines = list(csv.reader(io.StringIO(output, newline="")))[1:]
        expected = [[product["SkuCode"], product["productDescription"], product["products_id"],
                     product["Stock"], godown["Godownid"], godown["Godown"], godown["Stock"]]
                    for product in products for godown in product["Godowns"]]
        self.assertEqual(len(lines), len(expected))
        for line, cells in zip(lines, expected):
            self.assertEqual([cell[1:] if is_guarded(cell) and not is_guarded(whole) else cell
                              for cell, whole in zip(line, cells)], cells)

        # A reader with other separators finds no more cells, since all texts are quoted.
        in_quotes = re.findall(r'"(?:[^"]|"")*"', output)
        outside = re.sub(r'"(?:[^"]|"")*"', "", output)
        self.assertRegex(outside, r"\A[-0-9.,\r\n]*\Z")
        for cell in in_quotes:
            self.assertFalse(is_formula(cell[1:-1]), cell)

    def test_an_export_can_be_read_back(self):
        first, second = self.folder / "first.json", self.folder / "second.json"
        run("--demo", "--export", str(first))
        service = self.serve_with_stored_key()
        service.body = first.read_bytes()
        self.assertEqual(run("--url", service.address, "--export", str(second)), (DONE, "", ""))
        self.assertEqual(second.read_bytes(), first.read_bytes())

    def test_an_envelope_is_opened_and_its_error_told(self):
        service = self.serve_with_stored_key()
        service.body = json.dumps({"success": True, "message": "OK", "result": [COUPON]}).encode()
        status, output, errors = run("--url", service.address, "--export", "-")
        self.assertEqual((status, errors), (DONE, ""))
        self.assertEqual(list(csv.reader(io.StringIO(output)))[1], COUPON_LINE)

        service.body = json.dumps({"data": [COUPON], "errors": ["Lahore is late."]}).encode()
        status, output, errors = run("--url", service.address, "--export", "-")
        self.assertEqual(status, DONE)
        self.assertEqual(list(csv.reader(io.StringIO(output)))[1], COUPON_LINE)
        self.assert_one_line(errors, "The server reports a problem: Lahore is late.")

    def test_the_filters_are_the_servers(self):
        service = self.serve_with_stored_key({**COUPON, "SkuCode": "PTFB 04&x"})
        status, output, _ = run("--url", service.address, "--export", "-", "--sku", "PTFB 04&x",
                                "--godown", "97637")
        self.assertEqual(status, DONE)
        self.assertEqual(list(csv.reader(output.splitlines()))[1],
                         ["PTFB 04&x", *COUPON_LINE[1:]])
        self.assertEqual(service.queries, [{"r": "api/SyncInventory", "Skucode": "PTFB 04&x",
                                            "Godownid": "97637"}])

    # Files are written whole or not at all.

    def test_a_failure_leaves_the_file_that_was_there(self):
        file = self.folder / "stock.csv"
        file.write_text("what was there")
        service = self.serve_with_stored_key(COUPON)
        service.accepted = []
        self.assertEqual(run("--url", service.address, "--export", str(file))[0], REFUSED)
        self.assertEqual(file.read_text(), "what was there")
        self.assertEqual(os.listdir(self.folder), ["stock.csv"])

    def test_being_stopped_leaves_the_file_that_was_there(self):
        file = self.folder / "stock.csv"
        file.write_text("what was there")
        service = self.serve_with_stored_key(COUPON)
        service.go_on.clear()
        process = start("--url", service.address, "--export", str(file))
        self.wait_for_a_request(service)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
        self.assertEqual(process.returncode, -signal.SIGTERM)
        self.assert_one_line(errors.decode(), "Stopped before it was done")
        self.assertEqual(file.read_text(), "what was there")
        self.assertEqual(os.listdir(self.folder), ["stock.csv"])

    def test_a_shell_sees_that_a_person_stopped_it(self):
        service = self.serve_with_stored_key(COUPON)
        service.go_on.clear()
        process = start("--url", service.address, "--export", "-")
        self.wait_for_a_request(service)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=20)
        self.assertEqual((process.returncode, output), (-signal.SIGINT, b""))
        self.assert_one_line(errors.decode(), "Stopped before it was done")

    def test_what_a_server_says_is_one_line_without_control_characters(self):
        key = self.key
        service = self.serve_with_stored_key(COUPON)
        service.accepted = []
        service.refusal = (CASES / "20-terminal-escapes.json").read_bytes()
        status, _, errors = run("--url", service.address, "--export", "-")
        self.assertEqual(status, REFUSED)
        self.assert_one_line(errors, "Hello")
        self.assertEqual([], [c for c in errors[:-1] if unicodedata.category(c) in ("Cc", "Cf",
                                                                                   "Zl", "Zp")])
        self.assertNotIn(key, errors)

    def test_what_a_server_says_does_not_turn_the_line_around(self):
        service = self.serve_with_stored_key(COUPON)
        service.accepted = []
        service.refusal = json.dumps({"message": "a\u2067b\u2069c\u200fd\u202ee"}).encode()
        errors = run("--url", service.address, "--export", "-")[2]
        self.assert_one_line(errors, "a<U.2067>b<U.2069>c<U.200F>d<U.202E>e")

    def test_words_of_the_command_line_are_said_in_one_line(self):
        status, _, errors = run("a\x1b]0;TITLE\x07b\nc\u202e")
        self.assertEqual(status, USAGE)
        self.assertTrue(errors.startswith("sync-inventory: “a<U+001B>]0;TITLE<U+0007>b c<U+202E>”"))

    def test_the_timeout_ends_the_request_with_its_retries(self):
        service = self.serve_with_stored_key(COUPON)
        service.go_on.clear()
        begin = time.monotonic()
        status, output, errors = run("--url", service.address, "--export", "-", "--timeout", "2")
        self.assertLess(time.monotonic() - begin, 20)
        self.assertEqual((status, output), (REFUSED, ""))
        self.assert_one_line(errors, "within 2 seconds")

        service.go_on.set()
        status, _, errors = run("--url", service.address, "--export", "-", "--timeout", "50")
        self.assertEqual((status, errors), (DONE, ""))

        service.close()  # from now on the program tries again and again
        begin = time.monotonic()
        status, _, errors = run("--url", service.address, "--export", "-", "--timeout", "1")
        self.assertLess(time.monotonic() - begin, 20)
        self.assertEqual(status, REFUSED)
        self.assert_one_line(errors, "within 1 second ")

    def test_announcements_without_end_are_ended(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            is_asked = threading.Event()
            threading.Thread(target=announce, args=[server, is_asked], daemon=True).start()
            address = f"http://127.0.0.1:{server.getsockname()[1]}{ROUTE}"
            self.assertEqual(run("--url", address, "--store-key", text=self.key + "\n")[0], DONE)
            status, _, errors = run("--url", address, "--export", "-")
            self.assertEqual(status, REFUSED)
            self.assert_one_line(errors, "again and again .status 103.")

            is_asked.clear()
            process = start("--url", address, "--export", "-")
            self.assertTrue(is_asked.wait(20))
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)

    def test_what_cannot_be_written_is_an_error(self):
        status, _, errors = run("--demo", "--export", str(self.folder / "none" / "stock.csv"))
        self.assertEqual(status, REFUSED)
        self.assertIn("stock.csv” could not be written", errors)
        with open("/dev/full", "wb") as full:
            status, _, errors = run("--demo", "--export", "-", stdout=full)
        self.assertEqual(status, REFUSED)
        self.assertIn("No space left on device", errors)
        for word in ("--version", "--help"):
            with self.subTest(word), open("/dev/full", "wb") as full:
                status, _, errors = run(word, stdout=full)
                self.assertEqual(status, REFUSED)
                self.assert_one_line(errors, "Standard output cannot be written to")

    def test_what_is_closed_is_not_written_to(self):
        """The next opened file does not get the number of standard output."""
        for words in (["--demo", "--export", "-"], ["--version"], ["--help"], ["-?"]):
            with self.subTest(words):
                done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", PROGRAM, *words],
                                      env=NO_DISPLAY, capture_output=True, timeout=60, check=False)
                self.assertEqual((done.returncode, done.stdout), (REFUSED, b""))
                self.assert_one_line(done.stderr.decode(), "tandard output")
        done = subprocess.run(["sh", "-c", 'exec "$@" <&- 2>&-', "sh", PROGRAM, "--demo", "--export",
                               str(self.folder / "stock.csv")], env=NO_DISPLAY, timeout=60,
                              check=False)
        self.assertEqual(done.returncode, DONE)
        self.assertEqual(os.listdir(self.folder), ["stock.csv"])

    def test_a_pipe_that_nobody_reads_is_an_error(self):
        reader, writer = os.pipe()
        process = start("--demo", "--export", "-", stdout=writer)
        os.close(writer)
        os.close(reader)
        _, errors = process.communicate(timeout=20)
        self.assertEqual(process.returncode, REFUSED)
        self.assertRegex(errors.decode(), r"\Async-inventory: “-” could not be written: [^\n]+\n")

    def test_a_pipe_whose_reader_is_away_holds_nobody_up(self):
        fifo = self.folder / "fifo.csv"
        os.mkfifo(fifo)
        reader, writer = os.pipe()  # far smaller than the sample data
        self.addCleanup(os.close, reader)
        self.addCleanup(os.close, writer)
        for words, more in (([str(fifo)], {}), (["-"], {"stdout": writer})):
            for number in (signal.SIGTERM, signal.SIGINT):
                with self.subTest(words=words, signal=number):
                    process = start("--demo", "--export", *words, **more)
                    time.sleep(1)
                    self.assertIsNone(process.poll())
                    process.send_signal(number)
                    begun = time.monotonic()
                    process.communicate(timeout=20)
                    self.assertLess(time.monotonic() - begun, 5)
                    self.assertEqual(process.returncode, -number)

    def test_nobody_else_reads_a_private_file_while_it_is_exported(self):
        file = self.folder / "stock.csv"
        file.write_text("what was there")
        file.chmod(0o600)
        service = self.serve_with_stored_key(*[dict(COUPON, products_id=str(i))
                                               for i in range(200000)])
        process = start("--url", service.address, "--export", str(file))
        self.wait_for_a_request(service)
        deadline = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < deadline:
            for name in os.listdir(self.folder):
                try:
                    self.assertEqual((self.folder / name).stat().st_mode & 0o077, 0, name)
                except FileNotFoundError:
                    pass
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, DONE)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertEqual(os.listdir(self.folder), ["stock.csv"])

    # The key.

    def test_no_core_file_has_the_key(self):
        service = self.serve_with_stored_key(COUPON)
        service.go_on.clear()
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        process = subprocess.Popen([os.path.abspath(PROGRAM), "--url", service.address, "--export", "-"],
                                   env=NO_DISPLAY, cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.wait_for_a_request(service)
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii")
        self.assertRegex(limits, r"(?m)^Max core file size +0 ")
        process.send_signal(signal.SIGABRT)
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, -signal.SIGABRT)
        self.assertEqual(os.listdir(self.folder), [])

    def test_without_a_key(self):
        service = self.serve(COUPON)
        status, output, errors = run("--url", service.address, "--export", "-")
        self.assertEqual((status, output), (NO_KEY, ""))
        self.assert_one_line(errors, "")
        self.assertEqual(service.queries, [])

    def test_a_wrong_key_is_refused_in_the_servers_words(self):
        service = self.serve(COUPON)
        wrong = secrets.token_urlsafe()
        run("--url", service.address, "--store-key", text=wrong)
        status, output, errors = run("--url", service.address, "--export", "-")
        self.assertEqual((status, output), (REFUSED, ""))
        self.assert_one_line(errors, "Invalid API key")
        self.assertNotIn(wrong, errors)

    def test_the_key_goes_in_the_form_that_the_server_takes(self):
        for form in ("Bearer", "Basic"):
            with self.subTest(form):
                service = self.serve_with_stored_key(COUPON, forms=[form])
                status, output, errors = run("--url", service.address, "--export", "-")
                self.assertEqual((status, errors), (DONE, ""))
                self.assertEqual(list(csv.reader(output.splitlines()))[1], COUPON_LINE)

    def test_no_key_is_stored_from_nothing(self):
        status, _, errors = run("--url", "https://shop.example/", "--store-key", text="\n")
        self.assertEqual(status, USAGE)
        self.assert_one_line(errors, "key")

    def test_a_key_is_stored_without_what_is_around_it(self):
        key = self.key
        pair = base64.b64encode(f"admin:{key}".encode()).decode()
        for text in (f"Bearer {key}\n", f'"{key}"\n', f"  {key}\t\r\n\n", f"'Bearer {key}'",
                     f"Authorization: Bearer {key}\n", f"Basic {pair}\n", f"api key: {key}"):
            with self.subTest(text.replace(key, "KEY")):
                service = self.serve(COUPON)
                self.assertEqual(run("--url", service.address, "--store-key", text=text),
                                 (DONE, "", ""))
                self.assertEqual(run("--url", service.address, "--export", "-")[0], DONE)

    def test_what_is_no_key_is_refused_with_a_reason_and_not_repeated(self):
        service = self.serve_with_stored_key(COUPON)
        wrong = secrets.token_urlsafe()
        for text, reason in ((f"{wrong}\n{wrong}\n", "more than one line"),
                             (f"{wrong}\0{wrong}", "NUL"), (f"{wrong}\udcff", "UTF-8"),
                             (f"{wrong}\x1b[31m", "control character"),
                             (wrong * 1000, "longer than any API key"), ("", "no key"),
                             ('""', "no key"),
                             (f"curl -H 'Authorization: Bearer {wrong}' https://shop.example/",
                              "more than a key")):
            with self.subTest(reason):
                status, output, errors = run("--url", service.address, "--store-key", text=text)
                self.assertEqual((status, output), (USAGE, ""))
                self.assert_one_line(errors, reason)
                self.assertNotIn(wrong, errors)
        # The stored key is still there.
        self.assertEqual(run("--url", service.address, "--export", "-")[0], DONE)

    def test_a_key_that_is_given_as_an_argument_is_not_repeated(self):
        for words in (["--store-key", self.key], [self.key, "--store-key"],
                      ["--store-key", "--" + self.key], ["--store-key=" + self.key],
                      ["--store-key", "--", self.key]):
            status, output, errors = run("--url", "https://shop.example/", *words)
            self.assertEqual((status, output), (USAGE, ""))
            self.assertNotIn(self.key, errors)
            self.assertIn("standard input", errors)

    def test_the_key_is_in_no_argument_and_no_environment(self):
        service = self.serve_with_stored_key(COUPON)
        service.go_on.clear()
        process = start("--url", service.address, "--export", "-")
        self.wait_for_a_request(service)
        for name in ("cmdline", "environ"):
            seen = pathlib.Path(f"/proc/{process.pid}/{name}").read_bytes()
            self.assertTrue(seen)
            self.assertNotIn(self.key.encode(), seen)
        service.go_on.set()
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, DONE)

    # The network.

    def test_nobody_answers(self):
        service = self.serve_with_stored_key()
        service.shutdown()
        service.socket.close()
        status, output, errors = run("--url", service.address, "--export", "-")
        self.assertEqual((status, output), (REFUSED, ""))
        self.assert_one_line(errors, "127.0.0.1")

    def wait_for_a_request(self, service):
        deadline = time.monotonic() + 20
        while not service.queries and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertTrue(service.queries)


if __name__ == "__main__":
    unittest.main(verbosity=2)
