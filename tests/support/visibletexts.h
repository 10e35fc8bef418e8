// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMultiMap>
#include <QString>

class QWidget;

namespace Hubwarden {

//! Every text that this widget and what it holds show or speak, each with where it stands: labels, buttons, tabs,
//! headers, cells, actions, tool tips, accessible names.
QMultiMap<QString, QString> visibleTexts(const QWidget &widget);

} // namespace Hubwarden
