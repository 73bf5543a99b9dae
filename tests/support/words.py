# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's words in another language, with a locale that is made for the test."""

import gettext
import os
import subprocess
import tempfile

DOMAIN = "sync-inventory"


class Language:
    """A context in which each started program speaks this language."""

    def __init__(self, locale, words):
        self.locale = locale
        self.words = gettext.translation(DOMAIN, words, languages=[locale, locale[:2]],
                                         fallback=locale.startswith("en"))
        self.folder = tempfile.TemporaryDirectory(prefix="sync-inventory-locale-")
        # It warns about parts that are not used here, and fails if the locale cannot be made.
        subprocess.run(["localedef", "-i", locale, "-f", "UTF-8",
                        os.path.join(self.folder.name, locale + ".UTF-8")],
                       capture_output=True, check=False)

    @property
    def env(self):
        env = dict(os.environ, LC_ALL=self.locale + ".UTF-8", LOCPATH=self.folder.name)
        env.pop("LANGUAGE", None)
        return env

    def say(self, text):
        return self.words.gettext(text)

    def close(self):
        self.folder.cleanup()
