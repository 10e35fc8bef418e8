# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Checks answers against the service models shipped with botocore before they are sent."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from typing import Any, Optional

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape
from botocore.parsers import create_parser
from botocore.utils import parse_timestamp

# Errors of the shared front end, which no service models: code and the statuses seen with it.
FRONT_END = {
    "AccessDeniedException": {403},
    "ExpiredToken": {400, 403},
    "ExpiredTokenException": {400, 403},
    "IncompleteSignature": {400, 403},
    "IncompleteSignatureException": {400, 403},
    "InternalFailure": {500},
    "InvalidAction": {400},
    "InvalidClientTokenId": {403},
    "InvalidSignatureException": {400, 403},
    "LimitExceededException": {429},
    "MissingAuthenticationToken": {403},
    "MissingAuthenticationTokenException": {403},
    "ServiceUnavailable": {503},
    "ServiceUnavailableException": {503},
    "SignatureDoesNotMatch": {403},
    "Throttling": {400},
    "ThrottlingException": {400, 429},
    "TooManyRequestsException": {429},
    "UnknownOperationException": {404},
    "UnrecognizedClientException": {403},
    "ValidationException": {400},
}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class Model:
    """The operations of Security Hub and STS as botocore knows them."""

    def __init__(self) -> None:
        loader = Loader()
        self._services = {
            name: ServiceModel(loader.load_service_model(name, "service-2"), name) for name in ("securityhub", "sts")
        }
        self._routes: dict[tuple[str, str], str] = {}
        hub = self._services["securityhub"]
        for name in hub.operation_names:
            http = hub.operation_model(name).http
            self._routes[(http["method"], http["requestUri"])] = name

    def security_hub_operation(self, method: str, path: str) -> Optional[str]:
        """The operation at that method and path, if the model has one without labels there."""
        return self._routes.get((method, path))

    def problem(self, service: str, operation: Optional[str], status: int, headers: dict[str, str], body: bytes) -> str:
        """Why the answer does not agree with the model; empty when it does."""
        try:
            if operation is not None and operation not in self._services[service].operation_names:
                return f"{operation} is no operation of {service}"
            found = self._services[service].operation_model(operation) if operation else None
            if "x-amzn-requestid" not in {name.lower() for name in headers}:
                return "no request ID"
            if status >= 300:
                return self._error_problem(service, found, status, headers, body)
            if found is None:
                return "success without an operation"
            return self._success_problem(found, status, headers, body)
        except Exception as error:  # whatever the parser dislikes is what we want to know
            return f"{type(error).__name__}: {error}"

    def _success_problem(self, operation: OperationModel, status: int, headers: dict[str, str], body: bytes) -> str:
        shape = operation.output_shape
        protocol = operation.metadata["protocol"]
        if status != operation.http.get("responseCode", 200):
            return f"status {status}"
        if protocol == "query":
            root = ElementTree.fromstring(body)
            result = [child for child in root if _local(child.tag) == shape.serialization["resultWrapper"]]
            if len(result) != 1 or _local(root.tag) != operation.name + "Response":
                return f"unexpected elements in {_local(root.tag)}"
            given: Any = {_local(child.tag): child.text for child in result[0]}
        else:
            given = json.loads(body)
        wrong = self._walk(shape, given, shape.name)
        if wrong:
            return wrong
        answer = {"status_code": status, "headers": headers, "body": body}
        parsed = create_parser(protocol).parse(answer, shape)
        lost = [name for name, value in given.items() if value is not None and name not in parsed]
        return f"botocore did not find {lost}" if lost else ""

    def _walk(self, shape: Shape, value: Any, where: str) -> str:
        if value is None:
            return ""
        kind = shape.type_name
        if kind == "structure":
            if not isinstance(value, dict):
                return f"{where} is no object"
            for name, member in value.items():
                if name not in shape.members:
                    return f"{where} has no member {name}"
                wrong = self._walk(shape.members[name], member, f"{where}.{name}")
                if wrong:
                    return wrong
            return ""
        if kind == "list":
            if not isinstance(value, list):
                return f"{where} is no list"
            wrongs = (self._walk(shape.member, item, f"{where}[{index}]") for index, item in enumerate(value))
            return next((wrong for wrong in wrongs if wrong), "")
        return self._scalar_problem(shape, value, where)

    def _scalar_problem(self, shape: Shape, value: Any, where: str) -> str:
        kind = shape.type_name
        if kind == "boolean":
            return "" if isinstance(value, bool) else f"{where} is no boolean"
        if kind in ("integer", "long"):
            return "" if isinstance(value, int) and not isinstance(value, bool) else f"{where} is no integer"
        if not isinstance(value, str):
            return f"{where} is no text"
        if kind == "timestamp":
            parse_timestamp(value)
            return "" if re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value) else f"{where} is not ISO 8601"
        if kind != "string":
            return f"{where} has unexpected type {kind}"
        pattern = shape.metadata.get("pattern")
        if pattern and not re.match(pattern, value, re.DOTALL):
            return f"{where} does not match {pattern}"
        if not shape.metadata.get("min", 0) <= len(value) <= shape.metadata.get("max", len(value)):
            return f"{where} has a wrong length"
        return ""

    def _error_problem(
        self, service: str, operation: Optional[OperationModel], status: int, headers: dict[str, str], body: bytes
    ) -> str:
        protocol = self._services[service].metadata["protocol"]
        lower = {name.lower(): value for name, value in headers.items()}
        shape = operation.output_shape if operation else None
        parsed = create_parser(protocol).parse({"status_code": status, "headers": lower, "body": body}, shape)
        code = parsed["Error"]["Code"]
        if not parsed["Error"].get("Message"):
            return f"{code} without a message"
        modelled = {error.name: error for error in operation.error_shapes} if operation else {}
        if code not in modelled:
            return "" if status in FRONT_END.get(code, set()) else f"unknown error {code} with status {status}"
        expected = modelled[code].metadata["error"]["httpStatusCode"]
        if status != expected:
            return f"{code} with status {status}, not {expected}"
        return self._walk(modelled[code], json.loads(body), code) if protocol == "rest-json" else ""
