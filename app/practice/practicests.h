// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/httpparser.h"
#include "app/practice/practiceanswer.h"
#include "app/practice/practiceworld.h"

namespace Hubwarden {

//! GetCallerIdentity of the Security Token Service.
namespace PracticeSts {

//! The action that a form asks for; empty if it names none or more than one.
QString operationOf(const ReceivedRequest &request);

PracticeAnswer answer(const ReceivedRequest &request, const PracticeAccount &account,
                      PracticeRegion::State region);

} // namespace PracticeSts

} // namespace Hubwarden
