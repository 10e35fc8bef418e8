# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""From a received request to the answer and the fault done to it: signature, operation, self-check, log."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any, Optional

from judge import securityhub, sts
from judge.answers import STATUS, Answer, Writer
from judge.draw import Draw
from judge.faults import Fault, Faults
from judge.journal import Journal
from judge.model import Model
from judge.signature import Checker, Raw, Verdict
from judge.state import World

# These kinds leave nothing on the wire that could be called a status.
_SILENT = ("close", "reset", "hang", "close-mid-head")
# Security Hub's own errors have other member names than those of the front end.
_OWN_ERRORS = (
    "InternalException",
    "InvalidAccessException",
    "InvalidInputException",
    "LimitExceededException",
    "ResourceNotFoundException",
)
_THROTTLES = ("TooManyRequestsException", "LimitExceededException", "ThrottlingException")


@dataclass
class Reply:
    """What is to go out for one request."""

    answer: Answer
    fault: Optional[Fault]


class Service:
    """AWS as far as this judge plays it."""

    def __init__(self, world: World, faults: Faults, journal: Journal, model: Optional[Model] = None) -> None:
        self.world = world
        self.faults = faults
        self.journal = journal
        self._model = model or Model()
        self._checker = Checker(world.keys.get, self.now)

    def now(self) -> datetime.datetime:
        """The time this service believes in."""
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.world.clock_offset)

    def handle(self, raw: Raw, connection: int) -> Reply:
        """Judges, carries out, checks and logs one request; sending is left to the caller."""
        sequence = self.journal.next_sequence()
        draw = Draw(self.world.draw.seed, f"request/{sequence}")
        write = Writer(draw)
        path, _, query = raw.target.partition("?")
        service = "sts" if path == "/" else "securityhub"
        operation = self._operation(service, raw, path)
        ids = securityhub.account_ids(raw.body) if service == "securityhub" else None
        with self.world.lock:
            verdict = self._checker.check(raw, service)
            fault = None
            effect: dict[str, Any] = {}
            if verdict.reason:
                answer = write.error(service, verdict.code, verdict.message)
            elif operation is None:
                answer = self._no_operation(service, write)
            else:
                assert verdict.key is not None
                fault = self.faults.take(operation, verdict.key.account, verdict.region, ids or [])
                answer = self._answer(raw, verdict, operation, query, write, fault, effect)
        answer = self._checked(service, operation, answer, write, sequence)
        self.journal.request(
            {
                "seq": sequence,
                "connection": connection,
                "method": raw.method,
                "path": path,
                "query": query,
                **_from_verdict(verdict),
                "operation": operation,
                "contentType": raw.get("Content-Type"),
                "userAgent": raw.get("User-Agent"),
                "bodyLength": len(raw.body),
                "bodySha256": hashlib.sha256(raw.body).hexdigest(),
                "accountIds": ids,
                "status": _status_on_wire(answer, fault),
                "code": answer.code,
                "requestId": answer.request_id,
                "fault": fault.kind if fault else None,
                "performed": not verdict.reason and operation is not None and (fault is None or fault.is_performed),
                "invocation": raw.get("amz-sdk-invocation-id"),
                "attempt": raw.get("amz-sdk-request"),
                **effect,
            }
        )
        return Reply(answer, fault)

    def _operation(self, service: str, raw: Raw, path: str) -> Optional[str]:
        if service == "securityhub":
            return self._model.security_hub_operation(raw.method, path)
        return sts.action(raw.body) or None if raw.method == "POST" else None

    def _no_operation(self, service: str, write: Writer) -> Answer:
        if service == "sts":
            return write.sts_error("InvalidAction", "Could not find the operation")
        return write.front_error("MissingAuthenticationTokenException", "Missing Authentication Token")

    def _answer(
        self,
        raw: Raw,
        verdict: Verdict,
        operation: str,
        query: str,
        write: Writer,
        fault: Optional[Fault],
        effect: dict[str, Any],
    ) -> Answer:
        assert verdict.key is not None
        if fault is None or fault.is_performed:
            if verdict.service == "sts":
                content_type = raw.get("Content-Type") or ""
                answer = sts.run(self.world, write, verdict.key, verdict.region, content_type, raw.body)
            else:
                listing = fault.kind if fault and fault.kind in ("repeat-token", "empty-page") else ""
                answer = securityhub.run(
                    securityhub.Call(
                        self.world, write, verdict.key, verdict.region, operation, query, raw.body, listing, effect
                    )
                )
        if fault is not None and fault.kind in ("throttle", "error"):
            answer = self._failure(verdict.service, write, fault)
        elif fault is not None and not fault.is_performed:
            answer = write.error(verdict.service, "ServiceUnavailable", "Service Unavailable")
        return answer

    def _failure(self, service: str, write: Writer, fault: Fault) -> Answer:
        if fault.kind == "throttle":
            code = fault.code or ("Throttling" if service == "sts" else write.draw.choice(_THROTTLES))
            own = service == "securityhub" and code in _OWN_ERRORS
            give = write.service_error if own else partial(write.error, service)
            answer = give(code, fault.message or "Rate exceeded", fault.status)
            if fault.retry_after_ms is not None:
                answer.headers.append(("x-amz-retry-after", str(fault.retry_after_ms)))
            if fault.retry_after is not None:
                answer.headers.append(("Retry-After", str(fault.retry_after)))
            return answer
        unavailable = "ServiceUnavailable" if service == "sts" else "ServiceUnavailableException"
        internal = "InternalFailure" if service == "sts" else "InternalException"
        code = fault.code or (unavailable if fault.status == 503 else internal)
        status = fault.status or STATUS.get(code, 500)
        text = fault.message or "We encountered an internal error. Please try again."
        if code in _OWN_ERRORS and service == "securityhub":
            return write.service_error(code, text, status)
        return write.error(service, code, text, status)

    def _checked(
        self, service: str, operation: Optional[str], answer: Answer, write: Writer, sequence: int
    ) -> Answer:
        """The answer if it agrees with the service model, else an error that gives the judge away."""
        known = operation if operation in ("GetCallerIdentity",) or service != "sts" else None
        problem = self._model.problem(service, known, answer.status, dict(answer.headers), answer.body)
        if not problem:
            return answer
        self.journal.selfcheck_failed(problem, sequence)
        return write.error(service, "InternalFailure", f"The judge's own answer was wrong: {problem}", 500)


def _from_verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "region": verdict.region,
        "service": verdict.service,
        "accessKeyId": verdict.access_key,
        "account": verdict.key.account if verdict.key else None,
        "arn": verdict.key.arn if verdict.key else None,
        "signedHeaders": verdict.signed,
        "signature": verdict.reason or "ok",
    }


def _status_on_wire(answer: Answer, fault: Optional[Fault]) -> Optional[int]:
    if fault is not None and fault.kind in _SILENT:
        return None
    return 200 if fault is not None and fault.kind in ("html", "garbage") else answer.status
