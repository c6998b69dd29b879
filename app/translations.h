// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

class QCoreApplication;

namespace platter {

// Where the program's translations are, as resources: platter_de.qm, …
inline const QString kTranslationsFolder = QStringLiteral(":/i18n");

// Makes the program speak the locale's language where a translation exists: ours, and Qt's own for its dialogs. English is
// always installed: it holds the plurals of the texts in the sources.
void installTranslations(QCoreApplication& application, const QLocale& locale);

} // namespace platter
