# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Answers in the forms in which AWS gives them; their free details are drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from judge.draw import Draw

XMLNS = "https://sts.amazonaws.com/doc/2011-06-15/"
# Statuses of the codes we give on our own account; what is not here is 400.
STATUS = {
    "AccessDeniedException": 403,
    "ExpiredTokenException": 403,
    "ExpiredToken": 403,
    "InternalException": 500,
    "InvalidAccessException": 401,
    "InvalidClientTokenId": 403,
    "InvalidSignatureException": 403,
    "LimitExceededException": 429,
    "MissingAuthenticationToken": 403,
    "MissingAuthenticationTokenException": 403,
    "ResourceNotFoundException": 404,
    "ServiceUnavailable": 503,
    "ServiceUnavailableException": 503,
    "SignatureDoesNotMatch": 403,
    "TooManyRequestsException": 429,
    "UnknownOperationException": 404,
    "UnrecognizedClientException": 403,
}


@dataclass
class Answer:
    """A whole HTTP answer before any fault is done to it."""

    status: int
    body: bytes
    content_type: str
    request_id: str
    code: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)


class Writer:
    """Writes the answers to one request."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.request_id = draw.request_id()

    def _answer(self, status: int, body: bytes, content_type: str, code: str = "") -> Answer:
        name = self.draw.choice(("x-amzn-RequestId", "x-amzn-requestid", "X-Amzn-Requestid"))
        return Answer(status, body, content_type, self.request_id, code, [(name, self.request_id)])

    def _json_bytes(self, value: dict[str, Any]) -> bytes:
        separators = self.draw.choice(((",", ":"), (", ", ": ")))
        ascii_only = bool(self.draw.between(0, 1))
        return json.dumps(self.draw.shuffled(value), separators=separators, ensure_ascii=ascii_only).encode("utf-8")

    def json(self, value: dict[str, Any]) -> Answer:
        """A success of Security Hub."""
        return self._answer(200, self._json_bytes(value), "application/json")

    def _json_error(self, code: str, status: int, body: dict[str, Any]) -> Answer:
        answer = self._answer(status, self._json_bytes(body), "application/json", code)
        name = self.draw.choice(("x-amzn-ErrorType", "x-amzn-errortype", "X-Amzn-ErrorType"))
        tail = self.draw.choice(("", ":", ":http://internal.amazon.com/coral/com.amazon.coral.service/"))
        answer.headers.append((name, code + tail))
        return answer

    def service_error(self, code: str, message: str, status: int = 0) -> Answer:
        """An error of Security Hub itself: `Message` and `Code`."""
        return self._json_error(code, status or STATUS.get(code, 400), {"Message": message, "Code": code})

    def front_error(self, code: str, message: str, status: int = 0) -> Answer:
        """An error of the front end before Security Hub: lower-case `message`."""
        return self._json_error(code, status or STATUS.get(code, 400), {"message": message})

    def sts_error(self, code: str, message: str, status: int = 0) -> Answer:
        """An error of STS."""
        status = status or STATUS.get(code, 400)
        body = (
            f'<ErrorResponse xmlns="{XMLNS}">\n  <Error>\n    <Type>{"Sender" if status < 500 else "Receiver"}</Type>\n'
            f"    <Code>{escape(code)}</Code>\n    <Message>{escape(message)}</Message>\n  </Error>\n"
            f"  <RequestId>{self.request_id}</RequestId>\n</ErrorResponse>\n"
        )
        return self._answer(status, body.encode("utf-8"), "text/xml", code)

    def error(self, service: str, code: str, message: str, status: int = 0) -> Answer:
        """An error of the front end of that service."""
        give = self.sts_error if service == "sts" else self.front_error
        return give(code, message, status)

    def sts_result(self, operation: str, members: dict[str, str]) -> Answer:
        """A success of STS."""
        indent = self.draw.choice(("", "\n  "))
        inner = "".join(
            f"{indent}<{name}>{escape(value)}</{name}>" for name, value in self.draw.shuffled(members).items()
        )
        body = (
            f'<{operation}Response xmlns="{XMLNS}">{indent}<{operation}Result>{inner}{indent}</{operation}Result>'
            f"{indent}<ResponseMetadata>{indent}<RequestId>{self.request_id}</RequestId>{indent}</ResponseMetadata>"
            f"{indent}</{operation}Response>"
        )
        return self._answer(200, body.encode("utf-8"), "text/xml")
