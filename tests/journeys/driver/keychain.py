# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the keychain as any program of the same person can: the Secret Service over D-Bus."""

from __future__ import annotations

import base64
import binascii
import functools
from dataclasses import dataclass
from typing import Any, Optional

from gi.repository import Gio, GLib

_NAME = "org.freedesktop.secrets"
_ROOT = "/org/freedesktop/secrets"


@dataclass
class Entry:
    """One entry with its secret."""

    path: str
    label: str
    attributes: dict[str, str]
    secret: bytes
    content_type: str

    @property
    def forms(self) -> list[bytes]:
        """The secret, and what it is the base64 of, if it is."""
        try:
            return [self.secret, base64.b64decode(self.secret, validate=True)]
        except binascii.Error:
            return [self.secret]


@functools.cache
def _bus() -> Gio.DBusConnection:
    # Kept: a session of the service ends with the connection that opened it.
    return Gio.bus_get_sync(Gio.BusType.SESSION, None)


def _call(path: str, interface: str, method: str, arguments: Optional[GLib.Variant], answer: str) -> Any:
    reply = _bus().call_sync(
        _NAME, path, interface, method, arguments, GLib.VariantType(answer), Gio.DBusCallFlags.NONE, 10000, None
    )
    return reply.unpack()


def _property(path: str, interface: str, name: str) -> Any:
    arguments = GLib.Variant("(ss)", ("org.freedesktop.Secret." + interface, name))
    return _call(path, "org.freedesktop.DBus.Properties", "Get", arguments, "(v)")[0]


def is_unlocked() -> bool:
    """Whether there is a default collection and it is open."""
    try:
        arguments = GLib.Variant("(s)", ("default",))
        path = _call(_ROOT, "org.freedesktop.Secret.Service", "ReadAlias", arguments, "(o)")[0]
        return bool(path != "/" and not _property(path, "Collection", "Locked"))
    except GLib.Error:
        return False


@functools.cache
def _session() -> str:
    arguments = GLib.Variant("(sv)", ("plain", GLib.Variant("s", "")))
    return str(_call(_ROOT, "org.freedesktop.Secret.Service", "OpenSession", arguments, "(vo)")[1])


def entries() -> list[Entry]:
    """Every entry of every collection."""
    found = []
    for collection in _property(_ROOT, "Service", "Collections"):
        for item in _property(collection, "Collection", "Items"):
            by_session = GLib.Variant("(o)", (_session(),))
            secret = _call(item, "org.freedesktop.Secret.Item", "GetSecret", by_session, "((oayays))")
            label, attributes = _property(item, "Item", "Label"), _property(item, "Item", "Attributes")
            found.append(Entry(item, label, attributes, bytes(secret[0][2]), secret[0][3]))
    return found


def entries_with(secret: str) -> list[Entry]:
    """Those that hold this secret."""
    return [one for one in entries() if any(secret.encode() in form for form in one.forms)]


def replace(secret: str, other: str) -> None:
    """Puts the other secret into the one entry that holds this one, as any program of the same person can."""
    (entry,) = entries_with(secret)
    content = entry.secret.replace(secret.encode(), other.encode())
    if content == entry.secret:
        content = base64.b64encode(entry.forms[1].replace(secret.encode(), other.encode()))
    value = GLib.Variant("(oayays)", (_session(), b"", content, entry.content_type))
    _call(entry.path, "org.freedesktop.Secret.Item", "SetSecret", GLib.Variant.new_tuple(value), "()")
