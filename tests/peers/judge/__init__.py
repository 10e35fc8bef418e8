# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of hub.py, an independent stand-in for AWS Security Hub and STS on loopback."""
