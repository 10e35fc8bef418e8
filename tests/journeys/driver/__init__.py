# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the real program from outside, through the interfaces that a person or a screen reader has."""
