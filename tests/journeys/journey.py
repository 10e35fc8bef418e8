# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the journeys share: the judge and the program in a world, the steps of the main job, the comparisons."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from typing import Any, Callable

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "peers")]

from driver import accessible, clipboard, keyboard, leaks, outcomes, records  # noqa: E402
from driver.accessible import BUTTON, FIELD, SECRET_FIELD, TAB, TABLE, TREE, Node  # noqa: E402
from driver.processes import wait_for  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.world import World  # noqa: E402
from hubprocess import Hub  # noqa: E402

NAME = "Prod"
# Milliseconds of work: in 99 of 100 intervals, and the longest. A debug build may be one with sanitizers.
STALLS = {"release": (16.0, 50.0), "debug": (64.0, 1000.0)}
IRELAND, FRANKFURT = ("Europe (Ireland)", "eu-west-1"), ("Europe (Frankfurt)", "eu-central-1")


class Journey:
    """A running program with its judge; the steps are what a person does."""

    def __init__(self, world: World, options: argparse.Namespace, scenario: Any) -> None:
        self.world = world
        self.options = options
        tempfile.tempdir = world.peers
        self.hub = Hub(scenario, options.seed, "--lifetime", "900")
        self.key = self.hub.key
        self.secret = self.key["secretAccessKey"]
        self.before: dict[str, Any] = self.hub.control("GET", "state")
        self.program = Program(world, options.program, self.hub.url)
        self.node = self.program.node

    def region(self, name: str) -> dict[str, Any]:
        """The judge's state of a region before the run."""
        found: dict[str, Any] = self.before["accounts"][0]["regions"][name]
        return found

    def fill_in_key(self) -> Node:
        """From the welcome page to the filled-in dialog."""
        self.program.press("Enter Access Keys…")
        return self._fill_in(NAME, self.key)

    def _fill_in(self, name: str, key: dict[str, str]) -> Node:
        dialog = self.program.dialog()
        dialog.find(FIELD, "Name").set_text(name)
        dialog.find(FIELD, "Access key ID").set_text(key["accessKeyId"])
        field = dialog.find(SECRET_FIELD, "Secret access key")
        field.set_text(key["secretAccessKey"])
        told = field.text() + field.name + field.description
        assert key["secretAccessKey"] not in told, "the window tells the secret"
        return dialog

    def check_endpoint_question(self) -> None:
        """Before the first request the endpoint is asked about, with host and source."""
        self.node.find_enabled(BUTTON, "Use This Endpoint")
        assert self.hub.log() == [], "something was sent to an endpoint that nobody confirmed"
        self.program.wait_for_words(re.escape(self.hub.url.split("//")[1]), "AWS_ENDPOINT_URL")

    def show_identity(self, key: dict[str, str]) -> None:
        """Waits for what GetCallerIdentity told: account, ARN."""
        self.program.wait_for_words(outcomes.spoken(key["id"]), re.escape(key["arn"]))

    def add_key(self) -> None:
        """Enters, tests and saves the key; confirms the endpoint on the way."""
        dialog = self.fill_in_key()
        self.program.picture("access-key")
        dialog.find_enabled(BUTTON, "Test").press()
        self.check_endpoint_question()
        self.program.picture("foreign-endpoint")
        self.program.press("Use This Endpoint")
        self.show_identity(self.key)
        self.program.picture("identity")
        self._save(dialog)

    def add_another_key(self, name: str, key: dict[str, str]) -> None:
        """The same for one more account, whose endpoint is confirmed already."""
        self.program.press("Add…")
        dialog = self._fill_in(name, key)
        dialog.find_enabled(BUTTON, "Test").press()
        self.show_identity(key)
        self._save(dialog)

    def _save(self, dialog: Node) -> None:
        dialog.find_enabled(BUTTON, "Save").press()
        wait_for(lambda: self.node.look(accessible.DIALOG) is None, "the dialog closed")

    def tick(self, tree_name: str, text: str) -> None:
        """Ticks a line of a tree with the keyboard, as a toggle through AT-SPI only selects it."""
        tree = self.node.find(TREE, tree_name)
        tree.focus()
        self.tick_in(tree, text)

    def tick_in(self, tree: Node, text: str) -> None:
        """The same in a tree that has the focus."""
        self.go_to_line(tree, text)
        line = self.line(tree, text)
        if not line.checked:
            keyboard.keys("space")
            wait_for(lambda: self.line(tree, text).checked, f"{text} ticked")

    def line(self, tree: Node, text: str) -> Node:
        """The visible line of a tree that holds this text."""
        for row in range(tree.row_count()):
            cell = tree.cell(row, 0)
            if cell is not None and text in cell.name:
                return cell
        raise AssertionError(f"no line with {text!r} in {tree.name}: {tree.column(tree.headers()[0])}")

    def go_to_line(self, tree: Node, text: str) -> None:
        """Walks down to a line of a tree, unfolding branches on the way."""
        keyboard.keys("Home")
        for row in range(100):
            cell = wait_for(lambda: tree.cell(row, 0), f"line {row} of {tree.name}")
            wait_for(lambda: cell.focused, f"focus on line {row} ({cell.name}) of {tree.name}")
            if text in cell.name:
                return
            states = accessible.Atspi.StateType
            if cell.has(states.EXPANDABLE) and not cell.has(states.EXPANDED):
                keyboard.keys("Right")
                wait_for(lambda: cell.has(states.EXPANDED), f"{cell.name} unfolded")
            keyboard.keys("Down")
        raise AssertionError(f"{text!r} is not in the first 100 lines of {tree.name}")

    def open_tab(self, name: str) -> None:
        """Chooses a tab."""
        tab = self.node.find(TAB, name)
        tab.press()
        wait_for(lambda: tab.current, f"tab {name}")

    def paste(self, senders: list[str]) -> None:
        """Puts sender IDs into the editor."""
        self.open_tab("Paste Sender IDs")
        self.node.find(FIELD, "Sender account IDs").set_text("\n".join(senders) + "\n")
        self.program.wait_for_words(rf"(Senders to use: |Usable \(){len(senders)}\b")

    def found_invitations(self) -> list[dict[str, str]]:
        """The rows of the tab Invitations, which is open, once they no longer move."""
        table = self.node.find(TABLE, "Invitations")
        found: list[dict[str, str]] = self.at_rest(table.rows)
        return found

    def tick_found(self, senders: list[str]) -> None:
        """Ticks the invitations of these senders in the open tab Invitations, with the keyboard."""
        table = self.node.find(TABLE, "Invitations")
        table.focus()
        for sender in senders:
            shown = [outcomes.plain(one) for one in table.column("Sender")]
            keyboard.keys("ctrl+Home", *["Down"] * shown.index(sender), "space")
            box = wait_for(lambda: table.cell(shown.index(sender), 0), f"the box of {sender}")
            wait_for(lambda: box.checked, f"{sender} ticked")

    def find_invitations(self, open_count: int) -> None:
        """Looks, and waits until the table says of every sender what was seen."""
        self.program.press("Find Invitations")
        self.wait_until_found(open_count)

    def wait_until_found(self, open_count: int) -> None:
        """Waits for the end of looking; so many senders have an open invitation."""
        table = self.node.find(TABLE, "Invitations")

        def found() -> bool:
            words = table.column("What Will Happen")
            return bool(words) and not any(one in ("", "Looking", "Not looked at yet") for one in words)

        wait_for(found, "a word about every sender", 60, 0.25)
        words = self.at_rest(lambda: table.column("What Will Happen"))
        count = words.count("Open: can be declined")
        assert count == open_count, f"{count} senders are shown as open, {open_count} are: {Counter(words)}"

    def ask_to_decline(self, count: int) -> Node:
        """Opens the confirmation and looks at its buttons."""
        self.program.press("Decline…")
        dialog = self.program.dialog()
        number = "1 Invitation" if count == 1 else f"{count} Invitations"
        decline = dialog.find(BUTTON, f"Decline {number}")
        assert decline.enabled == (count <= 100), "above 100 the number is typed first"
        cancel = dialog.find(BUTTON, "Cancel")
        assert cancel.has(accessible.Atspi.StateType.IS_DEFAULT), "Cancel is not the default button"
        self.program.wait_for_words(re.escape(self.hub.url.split("//")[1]), "AWS_ENDPOINT_URL", "Resigned")
        return dialog

    def decline(self, count: int) -> None:
        """Asks, and confirms by typing the number where it is asked for."""
        self.confirm(self.ask_to_decline(count), count)

    def confirm(self, dialog: Node, count: int) -> None:
        """The same in an open confirmation."""
        if count > 100:
            dialog.find(FIELD, re.compile(f"Type the number.*{count}")).set_text(str(count))
        self.program.picture("confirmation")
        dialog.find_enabled(BUTTON, re.compile(rf"^Decline {count} Invitation")).press()
        wait_for(lambda: self.node.look(accessible.DIALOG) is None, "the dialog closed")

    def results(self, seconds: float = 60.0) -> list[outcomes.Row]:
        """The rows of the table Results once none is on its way."""
        table = self.node.find(TABLE, "Results", seconds)

        def settled() -> bool:
            words = table.column("Result")
            return bool(words) and not any(word in outcomes.UNFINISHED or not word for word in words)

        wait_for(settled, "results without a row on its way", seconds, 0.25)
        return outcomes.rows(self.at_rest(table.rows))

    def at_rest(self, read: Callable[[], Any]) -> Any:
        """What is read twice alike: rows that have changed move to their place shortly after."""
        seen: list[Any] = [None]

        def alike() -> bool:
            seen.append(read())
            return bool(seen[-1] == seen[-2])

        wait_for(alike, "rows that no longer move", 20, 0.25)
        return seen[-1]

    def compare(self, found: list[outcomes.Row]) -> None:
        """The judge's log, the journal, the audit log and the table tell the same, request for request, row for row."""
        log = [one for one in self.hub.log() if one["operation"] == "DeclineInvitations"]
        assert all(one["signature"] == "ok" for one in log), log
        lines = records.journal(self.world.data)
        received, sent = sorted(records.received(log)), sorted(records.sent(lines))
        assert received == sent, f"received {received}\nbut the journal says {sent}"
        assert len({row.place for row in found}) == len(found), "a row appears twice"
        sent_places = {(one.account, one.region, sender) for one in received for sender in one.senders}
        shown_places = {row.place for row in found if row.was_sent}
        assert sent_places == shown_places, f"sent but not shown so, or the reverse: {sent_places ^ shown_places}"
        for name, recorded in (("journal", records.results(lines)), ("audit log", records.audit(self.world.data))):
            for row in found:
                if row.was_sent:
                    line = recorded.get(row.place)
                    assert line, f"{row} is not in the {name}"
                    told = (line["result"], line["requestId"])
                    assert told == (outcomes.RECORD_WORDS[row.result], row.request_id), f"{name}: {line}\ntable: {row}"

    def compare_words(self, found: list[outcomes.Row], pasted: list[str], places: dict[str, bool]) -> None:
        """Each row says what follows from the judge's state; `places` are regions and whether they answered."""
        account = self.key["id"]
        wanted = {(account, region, sender): outcomes.expected_word(self.region(region), sender, answered)
                  for region, answered in places.items() for sender in pasted}  # fmt: skip
        shown = {row.place: row.result for row in found}
        wrong = {place: (shown.get(place), wanted.get(place)) for place in wanted.keys() | shown.keys()
                 if shown.get(place) != wanted.get(place)}  # fmt: skip
        assert not wrong, f"(shown, expected) differ: {wrong}"
        for row in found:
            if row.result == outcomes.REFUSED:
                says = outcomes.refusal(self.region(row.region), row.sender)
                assert row.aws_says == says, f"AWS said {says!r}, the row {row.aws_says!r}"

    def start_again(self, *options: str) -> None:
        """The program once more, with the same files."""
        self.program = Program(self.world, self.options.program, self.hub.url, *options)
        self.node = self.program.node

    def check_next_start(self, words: str) -> None:
        """A start after the end of all runs shows these words and asks about none."""
        self.start_again()
        self.program.wait_for_words(words)
        self.program.picture("next-start")
        assert "was interrupted" not in self.program.words(), "a run that has ended is asked about"
        assert self.program.quit() == 0, "the program did not end well"
        self.check_no_leak()

    def check_stalls(self, opening: float) -> None:
        """How long the window was at work and could not answer, felt every 5 ms; the work of others does not count.

        A dialog that is built may take `opening` milliseconds.
        """
        stalls = self.program.stalls()
        if stalls is None:
            print("stalls: not measured, as the program did not end by itself", flush=True)
            return
        p99, longest = stalls["p99Ms"], stalls["longestMs"]
        print(f"stalls: p99 {p99:.1f} ms, longest {longest:.1f} ms of work in {stalls['beats']:.0f} beats", flush=True)
        bounds = STALLS["release" if self.options.hardened else "debug"]
        assert stalls["beats"] > 20, stalls
        is_typical = stalls["beats"] >= 200  # of fewer the hundredth part is a single beat
        allowed = max(bounds[1], opening)
        assert p99 <= bounds[0] or not is_typical, f"the window stalls: {stalls}, {bounds[0]} ms are allowed"
        assert longest <= allowed, f"the window stalls: {stalls}, {allowed} ms are allowed"

    def search(self) -> leaks.Search:
        """Looks for the secret everywhere but in the keychain's own interface."""
        search = leaks.Search(self.secret, list(self.before["accounts"][0]["regions"]) + ["us-east-1"])
        if "sessionToken" in self.key:
            search.add(self.key["sessionToken"], "the session token")
        if self.program.process.poll() is None:
            for number in self.program.processes():
                search.process(number)
            for place, text in self.program.texts():
                search.content(text.encode(), place)
        for form, content in clipboard.contents().items():
            search.content(content, f"the clipboard as {form}")
        search.folder(self.world.folder)
        return search

    def check_no_leak(self) -> None:
        """Fails where the secret is found."""
        search = self.search()
        assert not search.found, "the secret was found: " + "; ".join(search.found)
        assert len(search.searched) > 20, f"too little was searched: {search.searched}"


def main(
    play: Callable[[Journey], None], scenario: Callable[[], Any] = lambda: "default", opening: float = 0
) -> None:
    """Plays one journey in a world of its own and ends the program with its verdict."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--program", required=True, help="the executable to drive")
    parser.add_argument("--screenshots", help="folder for the numbered pictures")
    parser.add_argument("--seed", help="everything the judge draws, as in an earlier run")
    parser.add_argument("--hardened", action="store_true", help="the program is a release build")
    options = parser.parse_args()
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    begin = time.monotonic()
    with World(options.screenshots) as world:
        journey = None
        try:
            journey = Journey(world, options, scenario())
            print(f"{name}: judge {journey.hub.url}, seed {journey.hub.seed}", flush=True)
            play(journey)
            journey.check_stalls(opening)
            assert journey.hub.stop() == 0, "the judge found fault with its own answers"
        except Exception:
            traceback.print_exc()
            world.picture("failed")
            print(world.log("program.err"), file=sys.stderr)
            if journey is not None:
                print("On the screen:\n" + journey.node.outline(), file=sys.stderr)
            print(f"{name}: FAILED after {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
            sys.exit(1)
    print(f"{name}: passed in {time.monotonic() - begin:.0f} s", flush=True)
