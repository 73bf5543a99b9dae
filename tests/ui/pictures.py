#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window's main states, for the README and the metainfo.

    pictures.py PROGRAM FOLDER LOCALE FOLDER-OF-WORDS

To be run by build-aux/pictures, on a display and with a keyring of its own. The shop is the sample
data of the program.
"""

import os
import pathlib
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


def read_sample():
    path = pathlib.Path(os.environ["XDG_CACHE_HOME"], "sample.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([PROGRAM, "--demo", "--export", str(path)], check=True)
    return path.read_bytes()


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


def show(language):
    def start(*words):
        return Person(PROGRAM, *words, env=language.env, say=say)

    say = language.say
    person = start()
    person.see("push button", say("Connect to Your Server"))
    picture("first-start")
    person.leave()

    person = start("--demo", "--search", "flyers")
    person.wait(lambda: any("PFLY17" in row for row in person.rows()), "the flyers")
    # The history comes after the first rows.
    person.press("ctrl+2")
    person.wait(person.changes, "the changes")
    person.press("ctrl+1", "ctrl+f", "Down", *["Down"] * 5, "Return")
    person.wait(person.godowns, "the godowns")
    picture("window")
    person.press("ctrl+f")
    person.press("Escape", "ctrl+2")
    person.wait(person.changes, "the changes")
    picture("changes")
    person.press("ctrl+3")
    person.see("tree table", say("Godowns"))
    if person.width() > 700:
        person.click("table row", "Islamabad Outlet.*")
    picture("godowns")
    person.press("ctrl+4")
    person.see("tree table", say("Alerts"))
    picture("alerts")
    person.leave()

    key = secrets.token_urlsafe()
    service = Service(key)
    service.body = read_sample()
    save_connection(service, key)
    person = start()
    person.wait(lambda: len(person.rows()) > 10, "the products")
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
