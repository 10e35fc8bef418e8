# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the judge knows: keys, accounts, their regions and the invitations there."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, field
from typing import Any, Optional

from judge.draw import Draw
from judge.signature import Key

REGION_STATES = ("on", "hub-off", "off")
ON_DECLINE = ("resigned", "removed", "still-listed", "refuse", "whole-404", "whole-400")
NEVER = ("entry", "success", "whole-404")
EXCESS = ("whole-400", "entries")
AGAIN = ("success", "entry")


@dataclass
class Invitation:
    """One invitation and what a decline of it will do."""

    sender: str
    invitation_id: str
    invited_at: str
    status: str = "Invited"
    on_decline: str = "resigned"
    refusal: str = ""
    # How many listings still show the old state after a decline.
    lag: int = 0
    # The state that shows when the lag is over; "removed" takes the invitation away.
    pending: Optional[str] = None

    def on_wire(self) -> dict[str, str]:
        """As ListInvitations and GetAdministratorAccount show it."""
        return {
            "AccountId": self.sender,
            "InvitationId": self.invitation_id,
            "InvitedAt": self.invited_at,
            "MemberStatus": self.status,
        }


@dataclass
class Region:
    """Security Hub of one account in one region."""

    state: str = "on"
    invitations: list[Invitation] = field(default_factory=list)
    # The accepted sender, if any; it is one of the invitations while that is listed.
    administrator: Optional[Invitation] = None
    deny: dict[str, str] = field(default_factory=dict)
    subscribed_at: str = ""

    def of_sender(self, sender: str) -> Optional[Invitation]:
        """The invitation of that sender, the accepted one included even if it is not listed."""
        known = self.invitations + ([self.administrator] if self.administrator else [])
        return next((one for one in known if one.sender == sender), None)

    def decline(self, one: Invitation) -> None:
        """Takes the decline; it shows at once unless the invitation lags."""
        one.pending = "removed" if one.on_decline == "removed" else "Resigned"
        if one.lag == 0:
            self._show(one)

    def settle(self) -> None:
        """Lets one listing pass for declines that show late."""
        for one in [late for late in self.invitations if late.pending is not None]:
            if one.lag > 0:
                one.lag -= 1
            else:
                self._show(one)

    def _show(self, one: Invitation) -> None:
        if one.pending == "removed":
            self.invitations.remove(one)
        else:
            one.status, one.pending = one.pending or one.status, None


@dataclass
class Policy:
    """How this run behaves where AWS's behaviour is not documented."""

    never: str = "entry"
    excess: str = "whole-400"
    # The largest page: a number, "full" for what the caller allows, or "random" for each page anew.
    page_size: Any = "random"
    no_administrator: str = "missing"
    unlisted_regions: str = "hub-off"
    # What is said of an invitation that was declined before and is still known.
    again: str = "success"


@dataclass
class Listing:
    """Where a NextToken leads."""

    account: str
    region: str
    items: list[dict[str, str]]
    offset: int
    # The same for all pages of one listing.
    number: int


@dataclass
class World:
    """The whole state; hold `lock` while reading or changing it."""

    draw: Draw
    keys: dict[str, Key] = field(default_factory=dict)
    regions: dict[tuple[str, str], Region] = field(default_factory=dict)
    never_invited: list[str] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)
    tokens: dict[str, Listing] = field(default_factory=dict)
    clock_offset: float = 0.0
    listings: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    def region(self, account: str, name: str) -> Region:
        """The region of an account; one that no scenario named is made as the policy says."""
        return self.regions.setdefault((account, name), Region(state=self.policy.unlisted_regions))

    def next_listing(self) -> int:
        """The number of a listing that begins."""
        self.listings += 1
        return self.listings

    def new_token(self, listing: Listing) -> str:
        """A NextToken for that listing."""
        token = self.draw.opaque()
        self.tokens[token] = listing
        return token

    def dump(self) -> dict[str, Any]:
        """All but the secrets, for the control API."""
        accounts: dict[str, Any] = {}
        for key in self.keys.values():
            entry = accounts.setdefault(key.account, {"id": key.account, "keys": [], "regions": {}})
            entry["keys"].append(
                {
                    "accessKeyId": key.access_key,
                    "arn": key.arn,
                    "userId": key.user_id,
                    "toldAccount": key.told_account or key.account,
                    "temporary": key.token is not None,
                    "expired": key.expired,
                }
            )
        for (account, name), region in self.regions.items():
            if account in accounts:
                accounts[account]["regions"][name] = _region_dump(region)
        return {
            "seed": self.draw.seed,
            "policy": asdict(self.policy),
            "neverInvited": list(self.never_invited),
            "clockOffset": self.clock_offset,
            "accounts": list(accounts.values()),
        }


def _region_dump(region: Region) -> dict[str, Any]:
    return {
        "state": region.state,
        "administrator": region.administrator.sender if region.administrator else None,
        "deny": dict(region.deny),
        "invitations": [
            {
                "sender": one.sender,
                "invitationId": one.invitation_id,
                "invitedAt": one.invited_at,
                "status": one.status,
                "onDecline": one.on_decline,
                "refusal": one.refusal,
                "lag": one.lag,
                "pending": one.pending,
            }
            for one in region.invitations
        ],
    }
