# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP on loopback: reads requests whole, sends answers, and spoils them as a fault says."""

from __future__ import annotations

import itertools
import socket
import struct
import sys
import threading
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from judge.answers import Answer
from judge.control import Control
from judge.faults import Fault
from judge.service import Service
from judge.signature import Raw

LARGEST_BODY = 1 << 20
HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please accept the terms.</body></html>"
GARBAGE = bytes(range(256)) * 2


class Server(ThreadingHTTPServer):
    """One listening address."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, host: str, port: int, service: Service, control: Control, stopping: threading.Event) -> None:
        self.service = service
        self.control = control
        self.stopping = stopping
        self.connections = itertools.count(1)
        super().__init__((host, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error; anything else is ours."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            self.service.journal.selfcheck_failed(f"{type(error).__name__}: {error}", 0)
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: Server
    timeout = 120

    def setup(self) -> None:
        """Gives the connection a number."""
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._number = next(self.server.connections)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, the base class names it so
        """Nothing on stderr; the journal has it."""

    def parse_request(self) -> bool:
        """Sends every method to one place."""
        if not super().parse_request():
            return False
        self.command, self._method = "ANY", self.command
        return True

    def do_ANY(self) -> None:  # noqa: N802, the base class wants that name
        """Any request."""
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdigit() or int(length) > LARGEST_BODY:
            self._plain(411 if "Transfer-Encoding" in self.headers else 413)
            return
        body = self.rfile.read(int(length))
        if len(body) != int(length):
            self.close_connection = True
            return
        # self.path has leading slashes collapsed; the signature needs what was sent.
        target = self.raw_requestline.split()[1].decode("latin-1")
        headers = [(name, _text(value)) for name, value in self.headers.items()]
        if target.startswith("/_hub/"):
            status, answer = self.server.control.handle(self._method, target, body)
            self._send(status, [("Content-Type", "application/json")], answer)
            return
        reply = self.server.service.handle(Raw(self._method, target, headers, body), self._number)
        if reply.fault is None:
            self._send_answer(reply.answer)
        else:
            self._spoil(reply.answer, reply.fault)

    def date_time_string(self, timestamp: Any = None) -> str:
        """The Date header follows the service's clock."""
        return format_datetime(self.server.service.now(), usegmt=True)

    def _plain(self, status: int) -> None:
        self.close_connection = True
        self._send(status, [("Content-Type", "text/plain"), ("Connection", "close")], b"")

    def _send_answer(self, answer: Answer) -> None:
        self._send(answer.status, [("Content-Type", answer.content_type)] + answer.headers, answer.body)

    def _send(self, status: int, headers: list[tuple[str, str]], body: bytes, sent: int = -1) -> None:
        """A whole answer, or its head and the first bytes of the body when `sent` is given."""
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if sent < 0 else body[:sent])
        self.wfile.flush()

    def version_string(self) -> str:
        """The Server header."""
        return "Server"

    def _spoil(self, answer: Answer, fault: Fault) -> None:
        kind = fault.kind
        head = [("Content-Type", answer.content_type)] + answer.headers
        if kind in ("close", "reset"):
            self._drop(reset=kind == "reset")
        elif kind == "close-mid-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le")
            self.wfile.flush()
            self._drop(reset=False)
        elif kind == "close-mid-body":
            body = answer.body + b" " * max(0, 2 - len(answer.body))
            self._send(answer.status, head, body, sent=len(body) // 2)
            self._drop(reset=False)
        elif kind == "truncate":
            self._send(answer.status, head, answer.body[: max(1, len(answer.body) * 2 // 3)])
        elif kind == "html":
            self._send(200, [("Content-Type", "text/html; charset=utf-8")], HTML)
        elif kind == "garbage":
            self._send(200, head, GARBAGE)
        elif kind == "hang":
            self.server.stopping.wait(fault.seconds)
            self._drop(reset=False)
        elif kind == "delay":
            self.server.stopping.wait(fault.seconds)
            self._send_answer(answer)
        elif kind == "drip":
            self._drip(answer, fault.seconds)
        else:
            self._send_answer(answer)

    def _drip(self, answer: Answer, seconds: float) -> None:
        """The body in ten pieces over that time."""
        self._send(answer.status, [("Content-Type", answer.content_type)] + answer.headers, answer.body, sent=0)
        step = len(answer.body) // 10 + 1
        for start in range(0, len(answer.body), step):
            self.server.stopping.wait(seconds / 10)
            self.wfile.write(answer.body[start : start + step])
            self.wfile.flush()

    def _drop(self, reset: bool) -> None:
        """Ends the connection without another byte."""
        self.close_connection = True
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        else:
            self.connection.shutdown(socket.SHUT_RDWR)


def _text(value: str) -> str:
    """A header value as text; the base class decodes it as Latin-1."""
    return value.strip().encode("latin-1", "replace").decode("utf-8", "replace")
