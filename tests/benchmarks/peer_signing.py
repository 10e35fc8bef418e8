#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Signs the request of bench_signing with a signer of AWS's and prints signatures a second of processor time."""

from __future__ import annotations

import datetime
import io
import json
import os
import statistics
import sys
import time
from typing import Callable

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
HOST, PATH = "securityhub.eu-west-1.amazonaws.com", "/invitations/decline"
BODY = json.dumps({"AccountIds": [str(111122223333 + one) for one in range(50)]}, separators=(",", ":")).encode()


def python_signer() -> Callable[[], str]:
    """botocore's, or the copy of it in the AWS CLI, whichever comes first in the path."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    signer = SigV4Auth(Credentials(KEY, SECRET), "securityhub", "eu-west-1")

    def sign() -> str:
        request = AWSRequest("POST", f"https://{HOST}{PATH}", {"Content-Type": "application/json"}, BODY)
        signer.add_auth(request)
        return str(request.headers["Authorization"])

    return sign


def c_signer() -> Callable[[], str]:
    """aws-c-auth, AWS's library in C, as Python reaches it."""
    from awscrt import auth, http

    provider = auth.AwsCredentialsProvider.new_static(KEY, SECRET)

    def sign() -> str:
        fields = http.HttpHeaders([("Host", HOST), ("Content-Type", "application/json")])
        request = http.HttpRequest("POST", PATH, fields, io.BytesIO(BODY))
        config = auth.AwsSigningConfig(
            algorithm=auth.AwsSigningAlgorithm.V4,
            signature_type=auth.AwsSignatureType.HTTP_REQUEST_HEADERS,
            credentials_provider=provider,
            region="eu-west-1",
            service="securityhub",
            date=datetime.datetime.now(datetime.timezone.utc),
        )
        return str(auth.aws_sign_request(request, config).result().headers.get("Authorization"))

    return sign


def main() -> None:
    name, calls = sys.argv[1], int(sys.argv[2])
    if name == "cli":
        import awscli

        sys.path.insert(0, os.path.dirname(awscli.__file__))
    sign = c_signer() if name == "crt" else python_signer()
    assert "SignedHeaders=content-type;host;x-amz-date" in sign(), sign()
    rates = []
    for _ in range(5):
        begin = time.process_time()
        for _ in range(calls):
            sign()
        rates.append(calls / (time.process_time() - begin))
    print(round(statistics.median(rates)))


if __name__ == "__main__":
    main()
