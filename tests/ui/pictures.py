#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window's main states, for the README and the metainfo.

    pictures.py PROGRAM FOLDER LOCALE FOLDER-OF-WORDS

To be run by build-aux/pictures, on a display and with a keyring of its own. The shop is the sample
data of the program, with three weeks of sales that are made up here.
"""

import json
import os
import pathlib
import random
import secrets
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from person import Person, enlarge_text  # noqa: E402
from service import Service  # noqa: E402
from words import Language  # noqa: E402

PROGRAM, FOLDER = sys.argv[1:3]
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
DAYS = 21


def read_sample():
    path = pathlib.Path(os.environ["XDG_CACHE_HOME"], "sample.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([PROGRAM, "--demo", "--export", str(path)], check=True)
    return json.loads(path.read_text(encoding="utf-8"))


def sell(products, chance):
    """Changes the stocks as on a day in the shop: sales, deliveries, and moves between godowns."""
    for product in products:
        godowns = product["Godowns"]
        if product["SkuCode"] not in ("PFLY22", "PFLY19") and chance.random() > 0.02:
            continue
        try:
            if int(product["Stock"]) < 300 or any(int(each["Stock"]) < 80 for each in godowns):
                continue
            change = -chance.randint(5, 60) if chance.random() < 0.8 else chance.randint(200, 600)
            if len(godowns) > 1 and chance.random() < 0.2:
                first, second = chance.sample(godowns, 2)
                first["Stock"] = str(int(first["Stock"]) - 20)
                second["Stock"] = str(int(second["Stock"]) + 20)
            elif godowns:
                godown = chance.choice(godowns)
                godown["Stock"] = str(int(godown["Stock"]) + change)
                product["Stock"] = str(int(product["Stock"]) + change)
        except ValueError:
            pass  # a stock that is no whole number does not change


def picture(name):
    time.sleep(1)
    subprocess.run(["import", "-window", "root", "-strip", str(pathlib.Path(FOLDER, name + ".png"))],
                   check=True)


def save_connection(service, key):
    SETTINGS.parent.mkdir(parents=True, exist_ok=True)
    SETTINGS.write_text(
        "[com/example/SyncInventory]\n"
        f"connections=[{{'id': <'shop'>, 'name': <'City shop'>,"
        f" 'address': <'{service.address}'>}}]\ncurrent-connection='shop'\n", encoding="utf-8")
    subprocess.run([PROGRAM, "--store-key"], input=key.encode(), check=True)


def live_through(service, products):
    chance = random.Random(4)
    for day in range(DAYS, -1, -1):
        sell(products, chance)
        service.body = json.dumps(products).encode()
        env = dict(os.environ, LD_PRELOAD=FAKETIME, FAKETIME=f"-{day}d",
                   FAKETIME_DONT_FAKE_MONOTONIC="1")
        subprocess.run([PROGRAM, "--export", "-"], env=env, stdout=subprocess.DEVNULL, check=True)
    sell(products, chance)
    service.body = json.dumps(products).encode()


def show(language):
    def start(*words):
        return Person(PROGRAM, *words, env=language.env, say=say)

    say = language.say
    person = start()
    person.see("push button", say("Connect to Your Server"))
    picture("first-start")
    person.leave()

    key = secrets.token_urlsafe()
    service = Service(key)
    save_connection(service, key)
    live_through(service, read_sample())

    person = start("--search", "flyers")
    person.wait(lambda: any("PFLY22" in row for row in person.rows()), "the flyers")
    person.press("Down", *["Down"] * 10, "Return")
    person.wait(person.godowns, "the godowns")
    picture("window")
    # An alert is set in English alone, and where the panel is beside the list.
    if say("Alerts") == "Alerts" and person.width() > 700:
        person.watch("9")
    person.press("ctrl+f")
    person.press("Escape", "ctrl+2")
    person.wait(person.changes, "the changes")
    picture("changes")
    person.press("ctrl+3")
    person.see("tree table", say("Godowns"))
    picture("godowns")
    person.press("ctrl+4")
    person.see("tree table", say("Alerts"))
    picture("alerts")
    person.press("ctrl+1")
    service.accepted = []
    person.press("F5")
    person.see("label", say("The API key is not accepted"))
    picture("error")
    person.leave()
    service.close()


def main():
    enlarge_text(float(os.environ.get("LARGE_TEXT", "1")))
    language = Language(*sys.argv[3:5])
    try:
        show(language)
    finally:
        language.close()


main()
