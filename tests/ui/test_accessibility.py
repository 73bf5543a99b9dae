#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader gets a name for everything on each page and in each dialog, and the main job
is done by keyboard alone.

    test_accessibility.py PROGRAM
"""

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from person import Atspi, GLib, Person, plays  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)

# Widgets with these roles are of no use without a name.
CONTROLS = {"push button", "toggle button", "check box", "switch", "radio button", "combo box",
            "entry", "text", "password text", "spin button", "slider", "menu item",
            "check menu item", "radio menu item", "page tab", "page tab list", "link",
            "tree table", "table", "list", "list box", "list item", "table row", "tree item",
            "image", "level bar", "progress bar", "dialog", "frame", "alert"}

# The name of a widget's type is no name.
NO_NAME = re.compile(r"|(Gtk|Adw|Si|Gdk)[A-Z]\w+")

# Widgets that the libraries build, where a program cannot name them: their role, the roles and names
# of the widgets around them, outermost first, and the reason.
EXCUSED = [
    ("list|list item|panel", "combo box “.+”",
     "the arrow and the value of an AdwComboRow, which has the name and the keyboard"),
    ("filler|panel", "combo box “.+” (push|toggle) button “.+”",
     "the value in the button of a GtkDropDown, which has the name and the keyboard"),
    ("image", "text “.+”", "the pencil of an AdwEntryRow, which comes and goes"),
    ("list item|list|panel", "list “More Settings”",
     "AdwExpanderRow is a row of two lists, of which its header has the name"),
    ("table row", "tree table “.+”",
     "the header of a GtkColumnView: its titles are labels, and the keyboard does not go there"),
    ("page tab|page tab list|entry|list", "dialog “Preferences”",
     "AdwPreferencesWindow's pages and search, of which one page has neither"),
    (".*", "frame “GtkShortcutsWindow”", "all of it is GTK's, and made from what is in the .ui"),
    ("alert", r"frame “[^”]+”( [\w ]+ “”)*$", "libadwaita's toast, whose label has its words"),
    ("page tab list", "^application “sync-inventory” panel “”",
     "the pages of the same, which newer versions do not call by its type"),
    ("frame", "application “sync-inventory”$", "GtkShortcutsWindow has no title"),
    (".*", "frame “About”", "all of it is libadwaita's AdwAboutWindow"),
]

FIRST = [product(1, "A1", "Tea", karachi=5, lahore=2), product(2, "B2", "Rice", karachi=9),
         product(3, "C3", "Salt", karachi=1)]
SECOND = [product(1, "A1", "Tea", karachi=12, lahore=2), product(2, "B2", "Rice", karachi=4, lahore=5),
          product(4, "D4", "Oil", lahore=-6), "no product"]


def walk(widget, path=(), most=20):
    """Each widget, with the widgets around it; the first rows of a list."""
    yield widget, path
    role = widget.get_role_name()
    path += (f"{role} “{widget.get_name()}”",)
    for i in range(min(widget.get_child_count(), most)):
        child = widget.get_child_at_index(i)
        if child:
            yield from walk(child, path, most)


def is_excused(role, path):
    return any(re.fullmatch(roles, role) and re.search(inside, " ".join(path))
               for roles, inside, _ in EXCUSED)


def needs_name(widget):
    role = widget.get_role_name()
    if role in CONTROLS:
        return True
    # A label is its own name, and the focus does not stay on a scrolled window.
    return (widget.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            and role not in ("label", "scroll pane"))


class AccessibilityCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        SETTINGS.unlink(missing_ok=True)

    def start(self, *words):
        person = Person(PROGRAM, *words)
        self.addCleanup(person.end)
        return person

    def start_in_shop(self, first=FIRST, second=SECOND, settings=""):
        """Refresh after a change of the stock, since a change needs two answers."""
        self.shop = Shop(PROGRAM)
        with SETTINGS.open("a", encoding="utf-8") as file:
            file.write(settings)
        self.addCleanup(self.shop.close)
        self.shop.answer(first)
        person = self.start()
        person.see("label", f"{len(first)} products")
        if second:
            self.shop.answer(second)
            person.press("F5")
            person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        return person


class StatusTest(AccessibilityCase):
    """The texts that are announced while the focus stays: GTK does it from 4.14 on, and before that
    a status element whose name changes."""

    def listen(self, person):
        said = []
        listener = Atspi.EventListener.new(
            lambda event: said.append(event.any_data if isinstance(event.any_data, str)
                                      else event.source.get_name()))
        kind = ("object:announcement" if person.version() >= (4, 14)
                else "object:property-change:accessible-name")
        listener.register(kind)
        self.addCleanup(listener.deregister, kind)
        person.see("status bar")
        return said

    def hear(self, person, said, *words):
        def is_said():
            context = GLib.MainContext.default()
            while context.iteration(False):
                pass
            return any(all(word in text for word in words) for text in said)

        person.wait(is_said, f"{words} among what is said: {said}")

    def test_scans_refreshes_toasts_and_errors_are_said(self):
        person = self.start_in_shop()
        said = self.listen(person)
        person.scan("A1")
        self.hear(person, said, "A1, Tea", "stock 14")
        person.press("F5")
        self.hear(person, said, "Refreshed: 3 products")
        person.press("ctrl+shift+c")
        self.hear(person, said, "copied")
        self.shop.accepted = []
        person.press("F5")
        self.hear(person, said, "The API key is not accepted")

    def test_what_is_said_is_told_of_the_widget_with_the_keyboard(self):
        """Orca 43 reads out no change of another widget."""
        person = self.start_in_shop()
        if person.version() >= (4, 14):
            return  # this GTK announces them
        said = []
        listener = Atspi.EventListener.new(
            lambda event: said.append(f"{event.source.get_name()}: {event.any_data}"))
        kind = "object:property-change:accessible-description"
        listener.register(kind)
        self.addCleanup(listener.deregister, kind)
        person.scan("A1")
        self.hear(person, said, "Search the products: A1, Tea, stock 14")
        person.press("Down")
        person.see_focus("table row", "A1, .*")
        person.press("F5")
        self.hear(person, said, "A1, Tea, stock 14: Refreshed: 3 products")
        # The description does not stay, since it would be read again whenever the keyboard is back.
        self.assertEqual(said[-1], "A1, Tea, stock 14: ")

    def test_the_same_scan_is_said_again(self):
        person = self.start_in_shop()
        said = self.listen(person)
        person.scan("A1")
        self.hear(person, said, "A1, Tea", "stock 14")
        said.clear()
        person.scan("A1")
        self.hear(person, said, "A1, Tea", "stock 14")


class NamesTest(AccessibilityCase):
    def check(self, person, place, *expected):
        """Assert that each usable widget on screen has a name, and that these widgets exist."""
        for roles, name in expected:
            person.wait(lambda: any(person.find(role, name) for role in roles.split("|")),
                        f"{place}: {roles} “{name}”")
        nameless = [f"{place}: {widget.get_role_name()} “{widget.get_name()}” in "
                    + " / ".join(each for each in path if not each.endswith("“”"))[-200:]
                    for widget, path in walk(person.application())
                    if needs_name(widget) and NO_NAME.fullmatch(widget.get_name() or "")
                    and not is_excused(widget.get_role_name(), path)]
        self.assertEqual(nameless, [])

    def test_the_first_start(self):
        person = self.start()
        self.check(person, "first start", ("frame", "Sync Inventory"),
                   ("push button", "Connect to Your Server"), ("push button", "Menu"),
                   ("push button", "Look Around With Sample Data"))
        self.assertIsNone(person.find("entry", "Search the products"))
        person.click("push button", "Connect to Your Server")
        person.turn_to("New Connection")
        self.check(person, "connection dialog", ("dialog", "New Connection"),
                   ("text", "Address"), ("text|password text", "API Key"),
                   ("text", r"Name \(Optional\)"),
                   ("push button", "Connect"), ("push button", "Test Connection"),
                   ("push button", "Show API Key"), ("list", "Address and API Key"))
        person.type("http://shop.example")
        person.press("Tab")
        self.check(person, "connection dialog without encryption",
                   ("check box|switch", "Allow HTTP Without Encryption"))

    def test_the_products(self):
        person = self.start_in_shop()
        self.check(person, "products", ("frame", "Shop – Sync Inventory"),
                   ("tree table", "Products"), ("list", "Products"),
                   ("table row", "A1, Tea, stock 14"), ("push button", "Refresh"),
                   ("page tab list", "Views"), ("page tab", "Changes.*"),
                   ("push button|toggle button", "1 below zero.*"))
        person.scan("A1")
        person.see("label", "Product 1")
        self.check(person, "panel", ("list", "Stock by godown"),
                   ("list item", "Karachi, karachi, 12"), ("image", "Stock over .*"),
                   ("combo box", "Godown of the history.*"), ("push button", "Copy SKU Code"),
                   ("push button", "Godown of the history, All Godowns"))
        person.activate("push button", "All Changes")
        self.check(person, "steps", ("list", "Changes of the stock, newest first"),
                   ("list item", ".*, 14, .7"))

    def test_arrow_keys_stay_in_a_menu_of_one_item(self):
        person = self.start_in_shop()
        person.go_to("push button", "Filter")
        person.press("Return")
        # GTK 4.18 gives an item that is made while its menu opens no name at first.
        person.see_focus("menu item", "(1 below zero)?")
        for key in ("Down", "Up", "Down"):
            person.press(key)
        person.press("Return")
        person.see("push button", "Remove “Below Zero”")
        self.assertEqual(person.leave(), 0)

    def test_godowns_of_one_name_are_told_apart(self):
        person = self.start_in_shop([product(1, "A1", "Tea", lahore=2, LAHORE=3, karachi=1),
                                     product(2, "B2", "Rice", karachi=9)], None)
        person.click("push button", "All Godowns")
        self.check(person, "godown filter", ("list item", "Lahore.*lahore.*"),
                   ("list item", "Lahore.*LAHORE.*"), ("list item", "Karachi"))
        person.leave_popover("list item", "Karachi")
        self.assertEqual(person.leave(), 0)

    def test_the_popovers(self):
        person = self.start_in_shop()
        person.click("push button", "All Godowns")
        self.check(person, "godown filter", ("list", "Godowns"), ("list item", "Lahore"))
        self.assertTrue(person.find("list item", "All Godowns").get_state_set()
                        .contains(Atspi.StateType.CHECKED))
        person.leave_popover("list item", "Lahore")
        person.click("push button", "Connection: Shop")
        self.check(person, "connection menu", ("menu item", "Shop"),
                   ("menu item", "Add Connection…"))
        person.leave_popover("menu item", "Add Connection…")
        person.leave_pointer_aside()
        person.press("F10")
        person.see_focus("menu item")
        self.check(person, "main menu", ("menu item", "Preferences"), ("menu item", "Columns"))
        person.go_to("menu item", "Columns", key="Down")
        person.press("Return")
        self.check(person, "columns", ("menu item", "Godown Columns…"))
        person.leave_popover("menu item", "Godown Columns…")
        person.click("push button", "1 row could not be read")
        self.check(person, "unreadable rows", ("list", "Problems in the answer"),
                   ("list item", '"no product"'))
        person.leave_popover("list item", '"no product"')
        person.scan("A1")
        person.see("label", "Product 1")
        person.click("push button", "New Alert…")
        self.check(person, "alert", ("text", "Tell me when the stock falls below"),
                   ("push button", "Where, All Godowns"), ("push button", "Set Alert"))

    def test_the_changes(self):
        person = self.start_in_shop()
        person.press("ctrl+2")
        self.check(person, "changes", ("tree table", "Changes"), ("list", "Changes"),
                   ("combo box", "From.*"), ("combo box", "To.*"),
                   ("push button", "From, .*"), ("push button", "To, Now"),
                   ("push button|toggle button", "1 moved"), ("push button", "Sort the Changes"))
        person.click("push button", "Sort the Changes")
        self.check(person, "order of the changes", ("menu item|radio menu item", "Before"))

    def test_the_windows(self):
        person = self.start_in_shop()
        person.press("ctrl+comma")
        person.turn_to("Preferences")
        self.check(person, "preferences", ("dialog", "Preferences"),
                   ("combo box", "Refresh Automatically"), ("combo box", "Keep History"),
                   ("check box|switch", "Keep Refreshing in the Background"),
                   ("push button", "Erase…"))
        person.leave_dialog("Preferences", "Shop – Sync Inventory")
        person.press("ctrl+question")
        self.check(person, "shortcuts", ("label", "Shortcuts"))
        person.press("Escape")
        person.turn_to("Shop – Sync Inventory")
        person.press("F10")
        person.activate("menu item", "About Sync Inventory")
        self.check(person, "about")

    def test_an_error(self):
        person = self.start_in_shop()
        self.shop.accepted = []
        person.press("F5")
        self.check(person, "error above the list", ("label", "The API key is not accepted"),
                   ("push button", "Dismiss"))
        person = self.start("--url", "http://127.0.0.1:1/")
        self.check(person, "error page", ("label", "There is no API key for this address"))


class AnnouncementsTest(AccessibilityCase):
    """Announcements while the focus is somewhere else, with GTK 4.14 or newer."""

    def setUp(self):
        super().setUp()
        self.said = []
        listener = Atspi.EventListener.new(lambda event: self.said.append(str(event.any_data)))
        listener.register("object:announcement")
        self.addCleanup(listener.deregister, "object:announcement")

    def hear(self, person, words):
        if person.version() < (4, 14):
            return

        def is_said():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(re.search(words, text) for text in self.said)

        person.wait(is_said, f"“{words}” said, and not only {self.said}")
        told = [text for text in self.said if re.search(words, text)]
        self.assertEqual(len(told), 1, self.said)
        self.said.clear()

    def test_what_is_scanned_is_answered(self):
        person = self.start_in_shop()
        person.scan("A1")
        person.see("label", "Product 1")
        self.hear(person, "^A1, Tea, stock 14$")
        person.scan("D4")
        person.see("label", "Product 4")
        self.hear(person, "^D4, Oil, stock −6. .*below zero")
        person.scan("NONE9")
        person.see("label", "No product .*NONE9.*")
        self.hear(person, "No product .*NONE9")
        # A single letter counts as typing, and not as a scan.
        person.press("ctrl+a")
        person.type("B")
        person.press("Return")
        person.see("label", "Product 2")
        person.see("label", "No SKU code is “B”. The only match:")
        self.hear(person, "^No SKU code is “B”. The only match:\nB2, Rice")
        person.press("ctrl+a")
        person.type("i")
        person.press("Return")
        person.see("label", "Select a product to see its godowns")
        self.hear(person, "^2 products match “i”$")
        person.press("ctrl+a")
        person.type("4")
        person.press("Return")
        person.see("label", "Product 4")

    def test_an_error_is_told(self):
        person = self.start_in_shop()
        self.shop.accepted = []
        person.press("F5")
        person.see("label", "The API key is not accepted")
        self.hear(person, "(?s)^The API key is not accepted.*Invalid API key")


class KeyboardTest(AccessibilityCase):
    """The main job, without a pointer and without actions of a screen reader."""

    def test_the_main_job(self):
        person = self.start_in_shop()
        person.leave_pointer_aside()
        person.type("a1")
        person.press("Return")
        person.see("label", "Product 1")
        person.go_to("list item", "Karachi, karachi, 12")
        person.press("Tab")
        person.see_focus("list item", "Lahore, lahore, 2")

        person.press("ctrl+f", "Escape", "ctrl+2")
        changes = ["A1, Tea, Up, +7", "B2, Rice, 5 moved: Karachi → Lahore, 0", "C3, Salt, Gone, −1",
                   "D4, Oil, Fell below zero, New, −6"]
        person.wait(lambda: person.changes() == changes, "the changes")
        person.go_to("push button", "Sort the Changes")
        person.press("Return")
        person.see_focus("menu item")
        person.go_to("menu item", "Before", key="Down")
        person.press("Return")
        person.wait(lambda: person.changes() == [changes[i] for i in (1, 0, 2, 3)],
                    "what was the largest stock first")
        person.see_focus("push button", "Sort the Changes")
        person.go_to("table row", "B2, .*")
        person.go_to("table row", "C3, .*", key="Down")

        person.press("ctrl+1")
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        person.open_menu("Sort By", "Description")
        person.see_rows("D4, Oil", "B2, Rice", "A1, Tea")
        person.see_focus("push button", "Menu")

    def test_tab_goes_through_a_long_list_in_one_step(self):
        many = [product(i, f"S{i:03}", f"Thing {i}", karachi=i) for i in range(300)]
        person = self.start_in_shop(many, None)
        before = person.go_to("table row", "S000, .*")
        self.assertLess(len(before), 10)
        person.press("Tab")
        person.see_focus("push button", "Refresh")
        person.press("shift+Tab")
        person.see_focus("table row", "S000, .*")
        person.go_to("table row", "S002, .*", key="Down")
        person.press("shift+Tab")
        person.see_focus("push button", "Filter")
        person.press("Tab")
        person.see_focus("table row", "S002, .*")

    def test_a_narrow_window_has_one_page_at_a_time(self):
        settings = "window-width=340\nwindow-height=600\n"
        person = self.start_in_shop(settings=settings)
        person.go_to("table row", "A1, .*")
        person.press("Return")
        person.see_focus("push button", "All products")
        person.press("Return")
        person.see_focus("table row", "A1, .*")
        person.press("Return")
        person.see_focus("push button", "All products")
        person.press("ctrl+2")
        person.wait(person.changes, "the changes")
        self.assertIsNone(person.find("label", "Product 1"))

    def test_escape_puts_the_keyboard_back(self):
        person = self.start_in_shop()
        for name, inside in (("All Godowns", "list item"), ("Connection: Shop", "menu item"),
                             ("Menu", "menu item"), ("1 row could not be read", "list item")):
            with self.subTest(name):
                person.go_to("push button", name)
                person.press("Return")
                person.see_focus(inside)
                person.press("Down")
                person.see_focus(inside)
                person.press("Escape")
                person.see_focus("push button", name)
        person.go_to("table row", "A1, .*")
        person.press("ctrl+comma")
        person.turn_to("Preferences")
        person.see_focus("combo box", "Refresh Automatically")
        person.leave_dialog("Preferences", "Shop – Sync Inventory")
        person.see_focus("table row", "A1, .*")


if __name__ == "__main__":
    unittest.main(verbosity=2)
