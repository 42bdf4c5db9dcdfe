"""Connections that do not reach into private networks, whatever a name resolves to.

The address is looked at when the connection is there and before anything is sent over it, so that a name cannot mean
another address by then (DNS rebinding).
"""

from __future__ import annotations

import socket
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from tui.errors import ArticleError

_LOCAL_NAMES = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
"""Ends of names that nobody can give a meaning outside a private network."""


def only_public(session: requests.Session, near: str = "") -> None:
    """Let a session connect to public addresses only, and to the server at `near` if `is_local` says so of its name.

    Others raise ArticleError.
    """
    session.trust_env = False  # a proxy would resolve the name for us
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter())
    there = urlsplit(near)
    if there.hostname and is_local(there.hostname):
        session.mount(f"{there.scheme}://{there.netloc}/", HTTPAdapter())  # of all that fit, the longest counts


def is_local(host: str) -> bool:
    """Whether a name can only mean a place in the reader's own network; what a DNS says of it is not asked."""
    try:
        return not is_public(host)
    except ValueError:
        name = host.lower().rstrip(".")
        return "." not in name or name.endswith(_LOCAL_NAMES)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's own; not a loopback, link-local, private or multicast one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def _checked(connected: socket.socket) -> socket.socket:
    if is_public(connected.getpeername()[0]):
        return connected
    connected.close()
    raise ArticleError("the address leads into a private network; it is not fetched")


class _Plain(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn())


class _Secure(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _checked(super()._new_conn())


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
