# SPDX-License-Identifier: GPL-3.0-or-later
"""A key that nobody has seen before, a server that repeats it, and where it must not be found."""

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
    """With what JSON, HTML and a URI each write in their own way."""
    return f"Kq{secrets.token_hex(8)}/+&={secrets.token_urlsafe(9)}Zx"


def spellings(key):
    """The key as it might be written; case does not count where they are looked for."""
    yield key
    yield key[::-1]
    yield key.replace("/", "\\/")
    yield html.escape(key)
    for safe in ("", "/", "+&=", "/+&="):
        yield urllib.parse.quote(key, safe=safe)
    # Base64 of anything that the key is a part of, wherever it begins.
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
    """What is on disk of all that the program could write, and holds the key."""
    folders = [pathlib.Path(os.environ[name]) for name in FOLDERS] + list(more)
    files = {file for folder in folders for file in folder.rglob("*") if file.is_file()}
    assert files
    return [str(file) for file in sorted(files) if leaks_in(file.read_bytes(), key)]


def process_shows(pid, key):
    """Whether it is seen by who looks at the processes."""
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


# What it says instead of an inventory, by name.
REPEATS = {"json": _json_refusal, "text": _text_refusal, "page": _page_refusal,
           "log-in": _page, "documented": _documented, "failure": _failure,
           "redirect": _redirect, "junk": _junk}


class Parrot(http.server.ThreadingHTTPServer):
    """Has its inventory for everybody; told to, it repeats to them the key that they sent."""

    daemon_threads = True

    def __init__(self, key, certificate=None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.key = key
        self.repeat = None  # one of REPEATS
        self.n_requests = 0
        self.pid = None  # of the program that asks, to be looked at meanwhile
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
        pass  # who does not trust it hangs up

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
