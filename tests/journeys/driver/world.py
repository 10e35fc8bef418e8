# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""A private world for one run: own home, screen, D-Bus session, unlocked keyring, accessibility bus."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import Any, Optional

from driver import processes
from driver.processes import die_with_parent, wait_for

_SCREEN = "1280x860x24"
_ACCESSIBILITY_BUS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
# Settings of the sanitizers are the only thing taken over from outside.
_KEPT = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")


class World:
    """Everything is below `folder`; `environment` leads into it. There is one in a process: use with `with`."""

    def __init__(self, screenshots: Optional[str]) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
        processes.adopt_orphans()
        self.folder = tempfile.mkdtemp(prefix="journey-")
        self.data = self.path("data")
        self.logs = self.path("logs")
        self.peers = self.path("peers")
        self.home = self.path("home")
        self.screenshots = screenshots or self.path("screenshots")
        for folder in (self.logs, self.peers, self.screenshots):
            os.makedirs(folder, exist_ok=True)
        self._pictures = 0
        self._started: list[subprocess.Popen[bytes]] = []
        self.environment = self._make_environment()

    def path(self, *parts: str) -> str:
        """A path inside."""
        return os.path.join(self.folder, *parts)

    def __enter__(self) -> World:
        try:
            self._start_screen()
            self._start_bus()
            self._start_keyring()
            self._start_accessibility()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: Any) -> None:
        self.end()

    def end(self) -> None:
        """Ends all processes and removes the folder."""
        processes.end_all()
        shutil.rmtree(self.folder, ignore_errors=True)

    def picture(self, name: str) -> str:
        """Takes a numbered picture of the screen and gives its path."""
        self._pictures += 1
        path = os.path.join(self.screenshots, f"{self._pictures:02d}-{name}.png")
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)
        return path

    def start(self, command: list[str], name: str, **more: Any) -> subprocess.Popen[bytes]:
        """Starts a process of this world with its streams in logs/<name>.out and .err."""
        with open(os.path.join(self.logs, name + ".out"), "ab") as out:
            with open(os.path.join(self.logs, name + ".err"), "ab") as err:
                options = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": err, "env": self.environment, **more}
                process = subprocess.Popen(command, cwd=self.home, preexec_fn=die_with_parent, **options)
        self._started.append(process)
        return process

    def log(self, name: str) -> str:
        """What a process wrote."""
        try:
            with open(os.path.join(self.logs, name), encoding="utf-8", errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""  # it was not started

    def _make_environment(self) -> dict[str, str]:
        places = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "home/.config",
            "XDG_DATA_HOME": "home/.local/share",
            "XDG_STATE_HOME": "home/.local/state",
            "XDG_CACHE_HOME": "home/.cache",
            "XDG_RUNTIME_DIR": "runtime",
            "TMPDIR": "tmp",
        }
        for place in places.values():
            os.makedirs(self.path(place), mode=0o700, exist_ok=True)
        os.makedirs(self.path("home", ".local", "share", "keyrings"), mode=0o700, exist_ok=True)
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "AWS_EC2_METADATA_DISABLED": "true",
            **{name: self.path(place) for name, place in places.items()},
            **{name: os.environ[name] for name in _KEPT if name in os.environ},
        }

    def _start_screen(self) -> None:
        # The server looks for a free display itself and says which one it took.
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"]
        self.start(command, "screen", pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = pipe.readline().strip()
        if not display:
            raise RuntimeError("Xvfb did not start: " + self.log("screen.err"))
        self.environment["DISPLAY"] = ":" + display
        if shutil.which("openbox"):
            self.start(["openbox", "--sm-disable"], "openbox")
            wait_for(lambda: self._succeeds("xdotool", "get_desktop"), "the window manager")

    def _succeeds(self, *command: str) -> bool:
        return subprocess.run(command, env=self.environment, capture_output=True).returncode == 0

    def _start_bus(self) -> None:
        bus = self.start(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"], "bus", stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        if not address:
            raise RuntimeError("dbus-daemon did not start: " + self.log("bus.err"))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        # From here on this very process belongs to the new world too: it is a client of both buses.
        os.environ.clear()
        os.environ.update(self.environment)

    def _start_keyring(self) -> None:
        daemon = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
        password = secrets.token_urlsafe(12)
        done = subprocess.run(daemon, input=password.encode(), env=self.environment, capture_output=True)
        if done.returncode != 0:
            raise RuntimeError("gnome-keyring did not start: " + done.stderr.decode(errors="replace"))
        from driver import keychain

        wait_for(keychain.is_unlocked, "an unlocked keyring")

    def _start_accessibility(self) -> None:
        launcher = next((one for one in _ACCESSIBILITY_BUS if os.path.exists(one)), None)
        if launcher is None:
            raise RuntimeError("at-spi-bus-launcher is not installed")
        self.start([launcher, "--launch-immediately"], "accessibility")
