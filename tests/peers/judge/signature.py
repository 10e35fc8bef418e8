# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Recomputes the signature of a received request with botocore's own signer."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from typing import Callable, Optional
from urllib.parse import quote, unquote_to_bytes

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.compat import HTTPHeaders
from botocore.credentials import Credentials

_AUTHORIZATION = re.compile(
    r"^AWS4-HMAC-SHA256 +Credential=(?P<credential>[^, ]+), *"
    r"SignedHeaders=(?P<signed>[^, ]+), *Signature=(?P<signature>[^, ]+)$"
)
_REGION = re.compile(r"^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$")
_STAMP = "%Y%m%dT%H%M%SZ"
MISMATCH = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
)
BAD_TOKEN = "The security token included in the request is invalid."


@dataclass
class Key:
    """One access key and whom it belongs to; `account` names the state, the other fields the identity told by STS."""

    access_key: str
    secret: str
    account: str
    arn: str
    user_id: str
    token: Optional[str] = None
    expired: bool = False
    told_account: Optional[str] = None


@dataclass
class Raw:
    """A request as it came from the wire; header names keep their case, values are stripped at both ends."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def get(self, name: str) -> Optional[str]:
        """The first value of a header."""
        found = self.all(name)
        return found[0] if found else None


@dataclass
class Verdict:
    """What came of the check; `reason` is empty when the request may pass."""

    reason: str = ""
    code: str = ""
    message: str = ""
    region: str = ""
    service: str = ""
    access_key: str = ""
    key: Optional[Key] = None
    signed: list[str] = field(default_factory=list)

    def refuse(self, reason: str, code: str, message: str) -> "Verdict":
        """The same verdict, refused."""
        self.reason, self.code, self.message = reason, code, message
        return self


class _ExactSigner(SigV4Auth):
    """botocore's signer, which signs every header it is given, none left out."""

    def headers_to_sign(self, request: AWSRequest) -> HTTPHeaders:
        kept = HTTPHeaders()
        for name, value in request.headers.items():
            kept[name.lower()] = value
        return kept


def expected_signature(raw: Raw, url: str, signed: list[str], key: Key, stamp: str, region: str, service: str) -> str:
    """The signature botocore gives for that request at that time, over those headers."""
    request = AWSRequest(method=raw.method, url=url, data=raw.body)
    for name, value in raw.headers:
        if name.lower() in signed:
            request.headers[name] = value
    request.context["timestamp"] = stamp
    signer = _ExactSigner(Credentials(key.access_key, key.secret, key.token), service, region)
    canonical = signer.canonical_request(request)
    return str(signer.signature(signer.string_to_sign(request, canonical), request))


def query_is_canonical(query: str) -> bool:
    """Whether each key and value is written in AWS's encoding; order does not matter."""
    for piece in query.split("&") if query else []:
        for part in piece.partition("=")[::2]:
            if quote(unquote_to_bytes(part), safe="-_.~") != part:
                return False
    return True


class Checker:
    """The front end of the service: parses Authorization and judges a request."""

    def __init__(self, find_key: Callable[[str], Optional[Key]], now: Callable[[], datetime.datetime]) -> None:
        self._find_key = find_key
        self._now = now

    def check(self, raw: Raw, service: str) -> Verdict:
        """Judges a request meant for that service."""
        verdict = Verdict()
        sts = service == "sts"
        wrong = "SignatureDoesNotMatch" if sts else "InvalidSignatureException"
        header = raw.get("Authorization")
        if header is None or len(raw.all("Authorization")) != 1:
            code = "MissingAuthenticationToken" if sts else "MissingAuthenticationTokenException"
            return verdict.refuse("no-authorization", code, "Missing Authentication Token")
        match = _AUTHORIZATION.match(header)
        parts = match["credential"].split("/") if match else []
        if match is None or len(parts) != 5:
            code = "IncompleteSignature" if sts else "IncompleteSignatureException"
            return verdict.refuse("malformed", code, "Authorization header is malformed.")
        verdict.access_key, date, verdict.region, verdict.service, terminator = parts
        verdict.signed = match["signed"].split(";")
        problem = self._header_problem(raw, verdict.signed)
        if problem:
            return verdict.refuse(problem[0], wrong, problem[1])
        stamp = raw.get("X-Amz-Date") or ""
        problem = self._scope_problem(verdict, date, terminator, stamp, service)
        if problem:
            return verdict.refuse(problem[0], wrong, problem[1])
        if self._judge_key(raw, verdict, sts).reason:
            return verdict
        problem = self._clock_problem(stamp, 15 if sts else 5)
        if problem:
            return verdict.refuse(problem[0], wrong, problem[1])
        return self._judge_signature(raw, verdict, match["signature"], stamp, wrong)

    def _header_problem(self, raw: Raw, signed: list[str]) -> Optional[tuple[str, str]]:
        if signed != sorted(set(name.lower() for name in signed)):
            return "signed-headers-order", "SignedHeaders must be sorted, lower-case and without repetition."
        for name in ("Host", "X-Amz-Date"):
            if name.lower() not in signed:
                return f"unsigned-{name.lower()}", f"'{name}' must be a 'SignedHeader' in the AWS Authorization."
            if len(raw.all(name)) != 1:
                return f"missing-{name.lower()}", f"'{name}' must be sent exactly once."
        for name, _ in raw.headers:
            lower = name.lower()
            if (lower == "content-type" or lower.startswith("x-amz-")) and lower not in signed:
                return f"unsigned-{lower}", f"'{name}' must be a 'SignedHeader' in the AWS Authorization."
        absent = [name for name in signed if raw.get(name) is None]
        return (f"absent-{absent[0]}", MISMATCH) if absent else None

    def _scope_problem(
        self, verdict: Verdict, date: str, terminator: str, stamp: str, service: str
    ) -> Optional[tuple[str, str]]:
        start = "Credential should be scoped "
        if terminator != "aws4_request":
            return "scope-terminator", f"{start}with a valid terminator: 'aws4_request', not '{terminator}'."
        if verdict.service != service:
            return "scope-service", f"{start}to correct service: '{service}'."
        if not _REGION.match(verdict.region):
            return "scope-region", f"{start}to a valid region, not '{verdict.region}'."
        try:
            datetime.datetime.strptime(stamp, _STAMP)
        except ValueError:
            return "bad-date", f"Date must be in ISO-8601 'basic format'. Got '{stamp}'."
        if not stamp.startswith(date + "T"):
            text = "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP"
            return "scope-date", f"{text}: '{date}' != '{stamp[:8]}'."
        return None

    def _judge_key(self, raw: Raw, verdict: Verdict, sts: bool) -> Verdict:
        key = self._find_key(verdict.access_key)
        unknown = "InvalidClientTokenId" if sts else "UnrecognizedClientException"
        if key is None:
            return verdict.refuse("unknown-key", unknown, BAD_TOKEN)
        verdict.key = key
        if raw.get("X-Amz-Security-Token") != key.token or len(raw.all("X-Amz-Security-Token")) > 1:
            return verdict.refuse("wrong-token", unknown, BAD_TOKEN)
        if key.expired:
            code = "ExpiredToken" if sts else "ExpiredTokenException"
            return verdict.refuse("expired-token", code, "The security token included in the request is expired")
        return verdict

    def _clock_problem(self, stamp: str, minutes: int) -> Optional[tuple[str, str]]:
        asked = datetime.datetime.strptime(stamp, _STAMP).replace(tzinfo=datetime.timezone.utc)
        now = self._now()
        span = datetime.timedelta(minutes=minutes)
        server = now.strftime(_STAMP)
        if asked < now - span:
            limit = (now - span).strftime(_STAMP)
            return "expired", f"Signature expired: {stamp} is now earlier than {limit} ({server} - {minutes} min.)"
        if asked > now + span:
            limit = (now + span).strftime(_STAMP)
            text = f"Signature not yet current: {stamp} is still later than {limit}"
            return "too-early", f"{text} ({server} + {minutes} min.)"
        return None

    def _judge_signature(self, raw: Raw, verdict: Verdict, given: str, stamp: str, wrong: str) -> Verdict:
        assert verdict.key is not None
        url = f"http://{raw.get('Host')}{raw.target}"
        if not query_is_canonical(raw.target.partition("?")[2]):
            return verdict.refuse("query-encoding", wrong, MISMATCH)
        claimed = raw.get("X-Amz-Content-SHA256")
        if claimed is not None and claimed != hashlib.sha256(raw.body).hexdigest():
            return verdict.refuse("body-hash", wrong, MISMATCH)
        right = expected_signature(raw, url, verdict.signed, verdict.key, stamp, verdict.region, verdict.service)
        if not hmac.compare_digest(right.encode(), given.encode("utf-8", "replace")):
            return verdict.refuse("mismatch", wrong, MISMATCH)
        return verdict
