# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's profile in which one shop is set up: its connection in the settings, its key in the
keyring, and its service on a loopback port."""

import json
import os
import pathlib
import secrets
import subprocess

from service import Service

SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")


def product(number, sku, description, **godowns):
    """A product of the service, with its stock in each godown, and the sum."""
    return {"products_id": str(number), "SkuCode": sku, "productDescription": description,
            "Stock": str(sum(godowns.values())),
            "Godowns": [{"Godownid": name, "Godown": name.title(), "Stock": str(there)}
                        for name, there in godowns.items()]}


class Shop(Service):
    """The service of the connection that is in use."""

    def __init__(self, program, *products, settings=SETTINGS):
        command = [program] if isinstance(program, str) else program
        key = secrets.token_urlsafe()
        super().__init__(key)
        self.key = key
        self.answer(products)
        self.name = name = "shop-" + secrets.token_hex(4)
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(
            "[com/example/SyncInventory]\n"
            f"connections=[{{'id': <'{name}'>, 'name': <'Shop'>,"
            f" 'address': <'{self.address}'>}}]\n"
            f"current-connection='{name}'\n", encoding="utf-8")
        subprocess.run([*command, "--store-key"], input=key.encode(), check=True)

    def answer(self, products):
        self.body = json.dumps(list(products), ensure_ascii=False).encode()
