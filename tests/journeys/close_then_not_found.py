#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The judge declines and closes, then answers the next attempt 404 as a whole because of what is gone: ID by ID."""

from __future__ import annotations

import functools

import close_after_post
from journey import main

# Two attempts at all of them, then each by itself.
REQUESTS = 2 + len(close_after_post.KINDS)

if __name__ == "__main__":
    play = functools.partial(close_after_post.play, requests=REQUESTS)
    main(play, functools.partial(close_after_post.scenario, never="whole-404"))
