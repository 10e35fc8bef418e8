# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The practice hub beside the judge: both play one world, with the same keys."""

from __future__ import annotations

import os
from typing import Any

from test_hub import _CLIENTS, REGION, HubCase, client  # cleans the environment before boto3 is there

from hubprocess import Hub, PracticeHub

PRACTICE = os.environ["HUBWARDEN_PRACTICE"]
# What AWS leaves open, and the judge draws if nobody says, as the practice hub has it.
POLICY = {"never": "entry", "excess": "whole-400", "noAdministrator": "missing", "again": "success"}


def account(regions: Any, identifier: str = "111122223333", **more: Any) -> dict[str, Any]:
    """An account of a practice scenario: a role's, unless a user is named."""
    role = {} if "user" in more else {"role": "Audit"}
    return {"id": identifier, "name": f"acme-{identifier[:4]}", **role, "regions": regions, **more}


def scenario(*accounts: Any, **more: Any) -> dict[str, Any]:
    """A practice scenario."""
    return {"name": "judged", "regions": [REGION], "accounts": list(accounts), **more}


def for_judge(practice: dict[str, Any], keys: list[dict[str, str]]) -> dict[str, Any]:
    """The same world for hub.py, with the keys that the practice hub drew."""
    accounts = []
    for one, key in zip(practice["accounts"], keys):
        regions = {name: {} for name in practice["regions"]}
        for name, region in {**regions, **one["regions"]}.items():
            deny = {**one.get("deny", {}), **region.get("deny", {})}
            invitations = []
            known: dict[str, Any] = {"state": region.get("state", "on"), "deny": deny, "invitations": invitations}
            for item in region.get("invitations", []):
                item = {"onDecline": "removed", **item}
                for own in ("daysAgo", "minutesAgo"):
                    item.pop(own, None)
                if item.pop("accepted", False):
                    listed = not item.pop("unlisted", False)
                    known["administrator"] = {"status": "Enabled", **item, "listed": listed}
                else:
                    invitations.append(item)
            regions[name] = known
        key = {name: value for name, value in key.items() if name != "name"}
        accounts.append({**key, "expired": one.get("expired", False), "regions": regions})
    policy = {**POLICY, "pageSize": practice.get("pageSize", 50)}
    return {"accounts": accounts, "policy": policy, "faults": practice.get("faults", [])}


def known(hub: Hub, service: str = "securityhub", region: str = REGION) -> Any:
    """The client for that place and the hub's present key; making one takes longer than a call."""
    made = hub.__dict__.setdefault("made", {})
    place = (service, region, hub.key["accessKeyId"])
    if place not in made:
        made[place] = client(hub, service, region)
    return made[place]


class PracticeCase(HubCase):
    """Starts practice hubs, alone or beside a judge that plays the same."""

    def practice(self, data: Any = "standard") -> Hub:
        """A practice hub for this test."""
        hub = PracticeHub(PRACTICE, data)

        def stop() -> None:
            while _CLIENTS:
                _CLIENTS.pop().close()
            self.assertEqual((hub.stop(), hub.stderr), (0, ""))

        self.addCleanup(stop)
        return hub

    def both(self, data: dict[str, Any]) -> tuple[Hub, Hub]:
        """The practice hub and the judge with one world and the same keys."""
        practice = self.practice(data)
        return practice, self.hub(for_judge(data, practice.start["accounts"]))
