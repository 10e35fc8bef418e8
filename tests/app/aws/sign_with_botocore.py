#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Reads requests as JSON lines and prints the Authorization that botocore computes for each, one a line."""

import base64
import datetime
import json
import sys
import types

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


class SetDatetime(datetime.datetime):
    """The clock that botocore sees: it stands at the request's time."""

    moment = None

    @classmethod
    def utcnow(cls):
        return cls.moment


def use_the_request_time():
    botocore.auth.datetime = types.SimpleNamespace(datetime=SetDatetime)
    # Newer versions read the time through a function of their own.
    if hasattr(botocore.auth, "get_current_datetime"):
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: SetDatetime.moment


def authorization(case):
    SetDatetime.moment = datetime.datetime.strptime(case["time"], "%Y%m%dT%H%M%SZ")
    request = AWSRequest(case["method"], case["url"], data=base64.b64decode(case["body"]))
    for name, value in case["headers"]:
        request.headers[name] = value
    credentials = Credentials(case["accessKeyId"], case["secretKey"], case["sessionToken"] or None)
    botocore.auth.SigV4Auth(credentials, case["service"], case["region"]).add_auth(request)
    return request.headers["Authorization"]


use_the_request_time()
for line in sys.stdin:
    print(authorization(json.loads(line)))
