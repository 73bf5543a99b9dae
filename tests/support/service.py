# SPDX-License-Identifier: GPL-3.0-or-later
"""A SyncInventory service on a free loopback port, as its provider's document describes it."""

import base64
import http.server
import json
import threading
import urllib.parse

ROUTE = "/admin/indexyii.php?r=api/SyncInventory"
REFUSAL = {"status": "error", "message": "Invalid API key."}


class Service(http.server.ThreadingHTTPServer):
    """A service that gives its products to clients with the key, in the forms that it accepts."""

    daemon_threads = True

    def __init__(self, key, products=(), forms=("Bearer", "Basic")):
        super().__init__(("127.0.0.1", 0), _Handler)
        basic = base64.b64encode(f"admin:{key}".encode()).decode()
        spelled = {"Bearer": f"Bearer {key}", "Basic": f"Basic {basic}"}
        self.accepted = [spelled[form] for form in forms]
        self.body = json.dumps(list(products), ensure_ascii=False).encode()
        self.refusal = json.dumps(REFUSAL).encode()
        self.queries = []  # the query of each request
        self.go_on = threading.Event()  # while it is cleared, answers wait
        self.go_on.set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}{ROUTE}"

    def close(self):
        self.go_on.set()
        self.shutdown()
        self.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        service = self.server
        service.queries.append(dict(urllib.parse.parse_qsl(self.path.partition("?")[2])))
        service.go_on.wait()
        allowed = self.headers["Authorization"] in service.accepted
        body = service.body if allowed else service.refusal
        try:
            self.send_response(200 if allowed else 401)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # the program was stopped

    def log_message(self, *_):
        pass
