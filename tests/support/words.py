# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's words in another language, with a locale that is made for the occasion."""

import gettext
import os
import subprocess
import tempfile

DOMAIN = "sync-inventory"


class Language:
    """To be entered: what is started within speaks this language."""

    def __init__(self, locale, words):
        self.locale = locale
        self.words = gettext.translation(DOMAIN, words, languages=[locale, locale[:2]],
                                         fallback=locale.startswith("en"))
        self.folder = tempfile.TemporaryDirectory(prefix="sync-inventory-locale-")
        # Complains of what is no matter here, and fails where it cannot go on.
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
