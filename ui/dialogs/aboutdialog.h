// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

class QLayout;

namespace Hubwarden {

class Theme;

//! What this program is, its versions, and under which licences it and its libraries are.
class AboutDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)

public:
    //! The theme must outlive the dialog.
    AboutDialog(const Theme &theme, QWidget *parent);

private:
    QLayout *buildHeading();
    QWidget *buildVersions();
    QWidget *buildLibraries();
    QWidget *buildLicence();
    QWidget *buildButtons(const Theme &theme);
};

} // namespace Hubwarden
