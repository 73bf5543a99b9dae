# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the window, who types and clicks, and reads its accessibility tree."""

import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds
FIRST_FUNCTION_KEY = 67  # the keycode of F1 on the keyboard of every X server on Linux

# The names of roles in newer versions of GTK and AT-SPI, and those that a menu's item gets if its
# action is known when the menu is made.
ROLES = {"push button": ("push button", "button", "toggle button"),
         "menu item": ("menu item", "radio menu item", "check menu item")}


def plays(widget_role, role):
    """Whether a widget has this role, by its old or new name."""
    return widget_role in ROLES.get(role, (role,))


def look(widget):
    """The widget and all widgets in it, without the many cells of the rows of a list."""
    yield widget
    in_list = widget.get_role_name() == "list"
    for i in range(widget.get_child_count()):
        child = widget.get_child_at_index(i)
        if child and in_list and child.get_role_name() == "table row":
            yield child
        elif child:
            yield from look(child)


def is_at(focus, role, name):
    """Whether the keyboard is on a widget of this role and name."""
    return (focus is not None and plays(focus[0], role)
            and re.fullmatch(name, focus[1]) is not None)


def walk(widget, most=250):
    """The widget and all widgets in it, with the first rows of long lists and their cells."""
    yield widget
    for i in range(min(widget.get_child_count(), most)):
        child = widget.get_child_at_index(i)
        if child:
            yield from walk(child, most)


def place(widget):
    """The place of a widget in its window, and its size."""
    return Atspi.Component.get_extents(widget, Atspi.CoordType.WINDOW)


def enlarge_text(factor):
    """Enlarge the text of programs that start from now on, as a setting of the desktop would."""
    subprocess.run(["xprop", "-root", "-format", "RESOURCE_MANAGER", "8s", "-set",
                    "RESOURCE_MANAGER", f"Xft.dpi: {round(96 * factor)}"], check=True)


class Person:
    """Starts the program as a person does, and has to leave() it in the end.

    In a sandbox it has other process ids, and is known by its name. Lists are known by what
    say() makes of their English names.
    """

    def __init__(self, *command, process=None, sandboxed=False, say=str, **more):
        self.process = process or subprocess.Popen(command, stdin=subprocess.DEVNULL, **more)
        self.sandboxed = sandboxed
        self.say = say
        self.see("frame")
        self._take_up(self.wait(self._find_window, "the window on the display"))

    def leave(self):
        """Close the window; returns the program's exit status."""
        self.take_keyboard()
        self.press("ctrl+q")
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.end()
            raise

    def end(self):
        """End the program whatever it does, and wait until it has left the bus.

        The signal is that of the end of a session, so the next program has no crash to tell of.
        """
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except (subprocess.TimeoutExpired, TimeoutError):
            self.process.kill()
            self.process.wait()

    # The window as a person sees it.

    def wait(self, condition, what):
        """Look until a function returns something, and return that."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with status {self.process.returncode}")
            try:
                seen = condition()
            except GLib.Error:
                seen = None  # the widget has gone while it was read
            if seen:
                return seen
            time.sleep(0.05)
        raise AssertionError(f"not seen in {PATIENCE} seconds: {what}, but {self._describe()}")

    def _describe(self):
        """The widgets on screen, for the message of a failure."""
        try:
            application = self.application()
            return " / ".join(f"{widget.get_role_name()} “{widget.get_name()}”"
                              for widget in (look(application) if application else ())
                              if widget.get_name() and self._is_shown(widget))
        except GLib.Error as error:
            return str(error)

    def see(self, role, name=""):
        """Wait for a widget of this role whose whole name is as the pattern says."""
        return self.wait(lambda: self.find(role, name), f"{role} “{name}”")

    def see_toast(self, text):
        """Wait until a toast has said a text.

        On a busy machine it can be gone before it is read. Where GTK announces nothing, the status
        has its words until the next ones.
        """
        self.wait(lambda: self.find("label", text) or self.find("status bar", text),
                  f"the toast “{text}”")

    def focus(self):
        """The role and name of the widget that has the keyboard, and whether it is selected; None
        while the keyboard moves."""
        application = self.application()
        for widget in walk(application) if application else ():
            states = widget.get_state_set()
            if (states.contains(Atspi.StateType.FOCUSED) and widget.get_role_name() != "frame"):
                return (widget.get_role_name(), widget.get_name(),
                        states.contains(Atspi.StateType.SELECTED))
        return None

    def see_focus(self, role, name=".*"):
        """Wait until the keyboard is on this widget."""
        self.wait(lambda: is_at(self.focus(), role, name), f"the keyboard on {role} “{name}”")

    def go_to(self, role, name, key="Tab", most=25):
        """Press a key until the keyboard is there; returns where it was on the way.

        On a row that it is on, Down may only select it at first.
        """
        way = [self.wait(self.focus, "the keyboard")]
        while not is_at(way[-1], role, name):
            if len(way) > most:
                raise AssertionError(f"{key} does not lead to {role} “{name}”, but to {way}")
            self.press(key)

            def moved():
                now = self.focus()
                return now if now != way[-1] else None

            way.append(self.wait(moved, f"{key} to go on from {way[-1]}"))
        return way[:-1]

    def open_menu(self, *items):
        """Open the main menu, and choose items of it and its submenus, by keys alone.

        A key that comes before the menu has the keyboard would go to the window below, and a pointer
        in the menu would hold the keyboard on the item below it.
        """
        self.leave_pointer_aside()
        self.press("F10")
        for item in items:
            self.see_focus("menu item")
            self.go_to("menu item", item, key="Down")
            self.press("Return")

    def leave_popover(self, role, name):
        """Close a popover with Escape, and wait until it is gone, since it has the keyboard."""
        self.see(role, name)
        self.press("Escape")

        def is_gone():
            widget = self.find(role, name)
            return not widget or not self._is_shown(widget)

        self.wait(is_gone, f"no {role} “{name}”")

    def _is_shown(self, widget):
        """Whether a widget is on screen. GTK 4.8 removes hidden ones; newer versions mark them."""
        return (self.version() < (4, 10)
                or widget.get_state_set().contains(Atspi.StateType.SHOWING))

    def version(self):
        """The version of GTK, as (4, 8)."""
        major, minor, *_ = self.application().get_toolkit_version().split(".")
        return int(major), int(minor)

    def see_rows(self, *names):
        """Wait until the list of products has these rows, which are named after their cells."""
        self.wait(lambda: self.rows() == list(names), f"the rows {names}")

    def rows(self):
        """The products in the list, without their stock; the first ones of a long list."""
        return [name.partition(", stock ")[0] for name in self._rows_of("Products")]

    def changes(self):
        """The rows of the changes; the first ones of a long list."""
        return self._rows_of("Changes")

    def _rows_of(self, name):
        table = self.find("tree table", self.say(name))
        lists = [widget for widget in look(table) if widget.get_role_name() == "list"] if table else []
        return self._names_in(lists[0] if lists else None)

    def godowns(self):
        """The godowns in the panel, each with its id and stock."""
        return self._names_in(self.find("list", self.say("Stock by godown")))

    def application(self):
        """The root of the accessibility tree."""
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and self._is_program(child):
                child.clear_cache()
                return child
        return None

    def _is_program(self, application):
        if self.sandboxed:
            return application.get_name() == "sync-inventory"
        return application.get_process_id() == self.process.pid

    def find(self, role, name):
        """The widget, or None if it is not there."""
        return next(self._find_all(role, name), None)

    def _find_all(self, role, name):
        application = self.application()
        for widget in look(application) if application else ():
            if (plays(widget.get_role_name(), role)
                    and re.fullmatch(name or ".*", widget.get_name())):
                yield widget

    def windows(self):
        """The windows of the program on the display."""
        which = (["--name", ".*Sync Inventory"] if self.sandboxed
                 else ["--pid", str(self.process.pid)])
        return subprocess.run(["xdotool", "search", "--onlyvisible", *which],
                              capture_output=True, text=True, check=False).stdout.split()

    def _find_window(self):
        found = self.windows()
        return found[0] if found else None

    def _take_up(self, window):
        """Place and focus a window, as a window manager does. Otherwise GTK 4.24 puts the right upper
        corner of a right-to-left window into the left upper corner of the display."""
        self.window = window
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowfocus", "--sync", window],
                       check=True)

    @staticmethod
    def _names_in(widget):
        """The names of its children; none while it is hidden, or its rows are changing."""
        children = ([widget.get_child_at_index(i) for i in range(widget.get_child_count())]
                    if widget else [])
        return [child.get_name() for child in children if child]

    # The acts of a person.

    def turn_to(self, title):
        """Read, and type into, the window with this title from now on."""
        def find_titled():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                                   capture_output=True, text=True, check=False).stdout.split()
            return found[0] if found else None

        self._take_up(self.wait(find_titled, f"the window “{title}”"))

    def turn_to_window(self, window):
        """Type into one of the windows from now on."""
        self._take_up(window)

    def take_keyboard(self):
        """Give the keyboard to the window that is read, as a click on its title would."""
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=False,
                       stderr=subprocess.DEVNULL)

    def leave_dialog(self, title, window):
        """Close a dialog with Escape, and turn to the window below it once it is gone.

        Until then it has the keyboard, and takes the keys that are meant for the window.
        """
        self.press("Escape")
        self.see_no_window(title)
        self.turn_to(window)

    def see_no_window(self, title):
        """Wait until a window is closed, without reading it, which can crash GTK then."""
        self.wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                                         capture_output=True, check=False).stdout == b"",
                  f"no window “{title}”")

    def width(self):
        """The width of the window that is read, with its edge."""
        size = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window],
                              capture_output=True, text=True, check=True).stdout
        return int(re.search(r"WIDTH=(\d+)", size).group(1))

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", self.window, str(width), str(height)], check=True)

    def middle(self, widget):
        """The middle of a widget, as the pointer has to be moved there."""
        area = place(widget)
        while widget.get_parent().get_parent().get_role_name() != "application":
            widget = widget.get_parent()
        content = place(widget)
        # The content of a window begins behind its edge, wherever its place is counted from.
        edge = (self.width() - content.width) // 2
        return (edge + area.x - content.x + area.width // 2,
                edge + area.y - content.y + area.height // 2)

    def click(self, role, name):
        """Click on the middle of a widget, with the pointer; of several, on the last one that has a
        place. The panel comes after the pages, and a page that was never shown has no place."""
        self._click(self.wait(lambda: self._find_placed(role, name), f"{role} “{name}” in its place"))

    def _find_placed(self, role, name):
        application = self.application()
        placed = [widget for widget in (look(application) if application else ())
                  if plays(widget.get_role_name(), role) and re.fullmatch(name, widget.get_name())
                  and place(widget).width > 0]
        return placed[-1] if placed else None

    def click_head(self, table, title):
        """Click on the head of a column; other widgets have the same word."""
        self._click(self.wait(lambda: next(
            (widget for widget in look(self.find("tree table", self.say(table)))
             if widget.get_role_name() == "label" and widget.get_name() == title), None),
            f"the head “{title}”"))

    def _click(self, widget):
        """Click on the middle of a widget.

        It waits until the widget stands still, since a popover moves while it opens. On its way there
        it stops short: GTK 4.8 takes the first motion after a popover has closed
        for one in the popover, now and then, and would look for the button that is pressed there.
        """
        places = []

        def stands_still():
            places.append(self.middle(widget))
            return len(places) > 1 and places[-1] == places[-2] and place(widget).width > 0

        self.wait(stands_still, f"{widget.get_role_name()} “{widget.get_name()}” to stand still")
        x, y = places[-1]
        move = ["mousemove", "--window", self.window]
        subprocess.run(["xdotool", *move, str(x - 2), str(y), "sleep", "0.05", *move, str(x), str(y),
                        "click", "1"], check=True)

    def leave_pointer_aside(self):
        """Move the pointer away from the middle of the display, where it begins.

        It would choose from a menu that opens below it.
        """
        subprocess.run(["xdotool", "mousemove", "20", "420"], check=True)

    def activate(self, role, name):
        """Press a button as a screen reader does, wherever its window is."""
        Atspi.Action.do_action(self.see(role, name), 0)

    def type(self, text):
        """Type at the pace of a person, since the program takes faster keys for a scanner's."""
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)

    def scan(self, code):
        """Type at the pace of a scanner."""
        subprocess.run(["xdotool", "type", "--delay", "2", code + "\n"], check=True)

    def open_alert(self, name="New Alert…"):
        """Open the popover of the alert on the product in the panel, until it has the keyboard.

        The view of the alerts has a button of the same name, and may be hidden.
        """
        self._click(self.wait(
            lambda: next((button for button in self._find_all("push button", name)
                          if place(button).width > 0), None), f"push button “{name}”"))
        self.see_focus("text", "Tell me when the stock falls below")

    def watch(self, minimum):
        """Set an alert on the product in the panel."""
        self.open_alert()
        self.type(minimum)
        self.see("label", "It is .* now[:,].*")
        self.activate("push button", "Set Alert")
        self.see("push button", "Alert below .*")

    def press(self, *keys):
        # The key goes by its number: xdotool's F5 is on a key that newer GTK does not know.
        keys = [re.sub(r"\bF([1-9]|10)$", lambda key: str(FIRST_FUNCTION_KEY - 1 + int(key[1])), each)
                for each in keys]
        subprocess.run(["xdotool", "key", *keys], check=True)
