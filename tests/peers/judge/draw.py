# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that is drawn at random; the same seed and requests on the same day give the same draws."""

from __future__ import annotations

import base64
import datetime
import random
import string
import uuid
from typing import Any

REFUSALS = (
    "The request is rejected because account {sender} has no pending invitation for account {account}.",
    "The request is rejected because the current account is still associated to it.",
    "The request failed because the invitation from {sender} can't be declined at this time.",
    "The request is rejected because an invalid or out-of-range value is specified as an input parameter.",
    "Account {sender} was not processed. Try again later.",
    "Anfrage für {sender} abgelehnt – \"nicht möglich\" <Ω> & \\ ☂",
)
NEVER_INVITED = (
    "The request is rejected because no invitation from account {sender} was found.",
    "The request is rejected because account {sender} is not yet associated to it.",
    "No invitation exists for account {account} from {sender}.",
)
_BASE32 = string.ascii_uppercase + "234567"


class Draw:
    """One stream of random choices, named so that streams do not disturb each other."""

    def __init__(self, seed: str, name: str) -> None:
        self.seed = seed
        self.rng = random.Random(f"{seed}/{name}")

    def choice(self, options: Any) -> Any:
        """One of the options."""
        return self.rng.choice(list(options))

    def between(self, low: int, high: int) -> int:
        """An integer, both ends included."""
        return self.rng.randint(low, high)

    def account_id(self, leading_zeros: int = 0) -> str:
        """Twelve digits, beginning with at least that many zeros."""
        rest = "".join(self.rng.choice(string.digits) for _ in range(11 - leading_zeros))
        return "0" * leading_zeros + self.rng.choice("123456789") + rest

    def account_ids(self, count: int) -> list[str]:
        """Different account IDs; every fifth has leading zeros."""
        found: list[str] = []
        while len(found) < count:
            candidate = self.account_id(self.between(1, 4) if len(found) % 5 == 4 else 0)
            if candidate not in found:
                found.append(candidate)
        return found

    def base32(self, count: int) -> str:
        """Letters and digits as in AWS's unique IDs."""
        return "".join(self.rng.choice(_BASE32) for _ in range(count))

    def secret(self) -> str:
        """A secret access key of 40 characters with a slash and a plus in it."""
        letters = [self.rng.choice(string.ascii_letters + string.digits) for _ in range(40)]
        first, second = self.rng.sample(range(1, 39), 2)
        letters[first], letters[second] = "/", "+"
        return "".join(letters)

    def opaque(self, size: int = 30) -> str:
        """Base64 text that holds all of `+`, `/` and `=`."""
        while True:
            raw = self.rng.randbytes(size - size % 3 + self.between(1, 2))
            text = base64.b64encode(raw).decode("ascii")
            if "+" in text and "/" in text:
                return text

    def invitation_id(self) -> str:
        """32 lower-case hex digits."""
        return self.rng.randbytes(16).hex()

    def request_id(self) -> str:
        """A UUID."""
        return str(uuid.UUID(bytes=self.rng.randbytes(16), version=4))

    def timestamp(self) -> str:
        """An instant of the last two years, with 0 to 9 fraction digits, ending in Z or +00:00."""
        midnight = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
        instant = midnight - datetime.timedelta(seconds=self.between(3600, 2 * 365 * 86400))
        digits = self.between(0, 9)
        fraction = "." + "".join(self.rng.choice(string.digits) for _ in range(digits)) if digits else ""
        return instant.strftime("%Y-%m-%dT%H:%M:%S") + fraction + self.choice(("Z", "+00:00"))

    def shuffled(self, value: dict[str, Any]) -> dict[str, Any]:
        """The same members in another order."""
        keys = list(value)
        self.rng.shuffle(keys)
        return {key: value[key] for key in keys}
