# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktops that show notifications: each owns a name on the bus, and records the calls."""

import collections
import os
import threading

from gi.repository import Gio, GLib

Told = collections.namedtuple("Told", "title body actions hints", defaults=((), {}))


class Service:
    """Answers on the session bus from a thread of its own."""

    NAME = PATH = XML = ""
    PROPERTIES = {}

    def __init__(self):
        self.told = []
        self.withdrawn = []
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        ready = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self.thread.start()
        ready.wait()

    def close(self):
        self.loop.quit()
        self.thread.join()
        self.bus.close_sync(None)

    def _run(self, ready):
        self.context.push_thread_default()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.bus.register_object(self.PATH, interface, self._called, self._get, None)
        Gio.bus_own_name_on_connection(self.bus, self.NAME, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: ready.set(), None)
        self.loop.run()

    def _called(self, bus, sender, path, interface, method, words, invocation):
        invocation.return_value(self.answer(method, words))

    def answer(self, method, words):
        raise NotImplementedError

    def _get(self, bus, sender, path, interface, name):
        return self.PROPERTIES[name]


class Desktop(Service):
    """Shows notifications as freedesktop.org describes it, with these capabilities."""

    NAME = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"
    XML = """<node><interface name='org.freedesktop.Notifications'>
      <method name='Notify'>
        <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
        <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
        <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
        <arg type='u' direction='out'/>
      </method>
      <method name='GetCapabilities'><arg type='as' direction='out'/></method>
      <method name='CloseNotification'><arg type='u' direction='in'/></method>
    </interface></node>"""

    def __init__(self, *capabilities):
        self.capabilities = ["body", "actions", *capabilities]
        super().__init__()

    def answer(self, method, words):
        if method == "Notify":
            _, _, _, title, body, actions, hints, _ = words.unpack()
            self.told.append(Told(title, body, actions, hints))
            return GLib.Variant("(u)", (len(self.told),))
        if method == "GetCapabilities":
            return GLib.Variant("(as)", (self.capabilities,))
        self.withdrawn.append(words.unpack()[0])
        return None


class Shell(Service):
    """Shows notifications as GNOME Shell does: their actions can start the program."""

    NAME = "org.gtk.Notifications"
    PATH = "/org/gtk/Notifications"
    XML = """<node><interface name='org.gtk.Notifications'>
      <method name='AddNotification'>
        <arg type='s' direction='in'/><arg type='s' direction='in'/>
        <arg type='a{sv}' direction='in'/>
      </method>
      <method name='RemoveNotification'>
        <arg type='s' direction='in'/><arg type='s' direction='in'/>
      </method>
    </interface></node>"""

    def answer(self, method, words):
        if method == "AddNotification":
            self.told.append(words.get_child_value(2))
        else:
            self.withdrawn.append(words.unpack()[1])
        return None

    def title(self, nth=-1):
        return self.told[nth].unpack()["title"]

    def click(self):
        """The action, and its target, for a click on the last notification."""
        told = GLib.VariantDict.new(self.told[-1])
        return (told.lookup_value("default-action", None).unpack().partition(".")[2],
                told.lookup_value("default-action-target", None))

    def press(self, nth=0):
        """The action, and its target, for a click on one of its buttons."""
        buttons = GLib.VariantDict.new(self.told[-1]).lookup_value("buttons", None)
        button = GLib.VariantDict.new(buttons.get_child_value(nth))
        return (button.lookup_value("action", None).unpack().partition(".")[2],
                button.lookup_value("target", None))
