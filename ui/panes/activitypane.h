// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLineEdit;

namespace Hubwarden {

class ActivityModel;
class DataTable;
class Theme;

//! Every request that left the program, newest first.
class ActivityPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityPane)

public:
    //! Both must outlive the pane.
    ActivityPane(const Theme &theme, ActivityModel &model, QWidget *parent = nullptr);

    DataTable &table() { return *m_table; }

private:
    void applyFilter(const QString &text);

    ActivityModel &m_model;
    QLineEdit *m_filter;
    DataTable *m_table;
};

} // namespace Hubwarden
