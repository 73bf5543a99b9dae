# SPDX-License-Identifier: GPL-3.0-or-later
"""A new API key, a server that repeats it, and a search for places where it must not be."""

import base64
import html
import http.server
import json
import os
import pathlib
import secrets
import ssl
import threading
import urllib.parse

PATH = "/admin/indexyii.php?r=api/SyncInventory"
INVENTORY = [{"SkuCode": "PTFB04", "productDescription": "SNS Coupon", "products_id": "9032",
              "Stock": "-42893", "Godowns": []}]
FOLDERS = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
           "XDG_RUNTIME_DIR"]


def make_key():
    """A key with characters that JSON, HTML and a URI write in different ways."""
    return f"Kq{secrets.token_hex(8)}/+&={secrets.token_urlsafe(9)}Zx"


def spellings(key):
    """The spellings of the key, to be looked for without regard to case."""
    yield key
    yield key[::-1]
    yield key.replace("/", "\\/")
    yield html.escape(key)
    for safe in ("", "/", "+&=", "/+&="):
        yield urllib.parse.quote(key, safe=safe)
    # Base64 of a text with the key in it has one of three forms, by the place of the key.
    for n_before in range(3):
        text = base64.b64encode(b"\0" * n_before + key.encode()).decode().rstrip("=")
        yield text[4 if n_before else 0:-4]
        yield text[4 if n_before else 0:-4].replace("+", "-").replace("/", "_")
    yield key.encode().hex()


def leaks_in(data, key):
    """The spellings of the key that are in the bytes or the text."""
    low = (data if isinstance(data, bytes) else data.encode()).lower()
    return [text for text in spellings(key) if text.lower().encode() in low]


def files_with(key, *more):
    """The files that the program could write and that contain the key."""
    folders = [pathlib.Path(os.environ[name]) for name in FOLDERS] + list(more)
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    assert files
    return [str(file) for file in sorted(files) if leaks_in(file.read_bytes(), key)]


def process_shows(pid, key):
    """Whether the key is among the arguments or in the environment of a process."""
    seen = [pathlib.Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
    assert all(seen)
    return any(leaks_in(data, key) for data in seen)


def _json_refusal(sent, key):
    words = f"Invalid key {key} in {sent}, {urllib.parse.quote(key)}"
    return 401, {}, json.dumps({"status": "error", "message": words}).replace("/", "\\/")


def _text_refusal(sent, key):
    return 403, {}, f"{key}\nis not welcome: {sent} {key.swapcase()}"


def _page_refusal(sent, key):
    words = html.escape(f"Wrong key: {key}")
    return 401, {}, (f"<!DOCTYPE html><html><head><title>{words}</title></head>"
                     f"<body><pre>{html.escape(sent)}</pre></body></html>")


def _page(sent, key):
    return 200, {}, _page_refusal(sent, key)[2]


def _documented(sent, key):
    return 200, {}, json.dumps({"status": "error", "message": f"API key {key}: {sent}"})


def _failure(sent, key):
    return 400, {}, f"Warning: {sent} {key} in <b>a.php</b> {{\"x\": \"{key}"


def _redirect(sent, key):
    quoted = urllib.parse.quote(key, safe="")
    return 302, {"Location": f"https://{quoted}@other.example/{quoted}/{key}?key={key}#{sent}"}, key


def _junk(sent, key):
    return 200, {"X-Key": sent}, json.dumps([{"error": key}])


# The answers in the place of an inventory, by name.
REPEATS = {"json": _json_refusal, "text": _text_refusal, "page": _page_refusal,
           "log-in": _page, "documented": _documented, "failure": _failure,
           "redirect": _redirect, "junk": _junk}


class Parrot(http.server.ThreadingHTTPServer):
    """A service that gives its inventory to everybody, or repeats the key that was sent."""

    daemon_threads = True

    def __init__(self, key, certificate=None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.key = key
        self.repeat = None  # one of REPEATS
        self.n_requests = 0
        self.pid = None  # the process of the program, to be searched during a request
        self.seen_outside = False
        self.scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True,
                                              do_handshake_on_connect=False)
            self.scheme = "https"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}{PATH}"

    def handle_error(self, *_):
        pass  # a client that does not trust it hangs up

    def close(self):
        self.shutdown()
        self.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.n_requests += 1
        server.seen_outside |= process_shows(server.pid, server.key)
        status, headers, body = 200, {}, json.dumps(INVENTORY)
        if server.repeat is not None:
            status, headers, body = REPEATS[server.repeat](self.headers["Authorization"],
                                                           server.key)
        body = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
