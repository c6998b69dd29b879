// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme.h"

#include <QDir>
#include <QTest>
#include <QWidget>

namespace platter {

// With PLATTER_PICTURES=FOLDER the tests save what their widgets look like, light and dark, for looking at.
inline void savePictures(QWidget* widget, const QString& name) {
    const QString folder = qEnvironmentVariable("PLATTER_PICTURES");
    if (folder.isEmpty()) {
        return;
    }
    QVERIFY(QDir().mkpath(folder));
    for (const auto& [choice, ending] : {std::pair(ThemeChoice::Light, QStringLiteral("light")),
             std::pair(ThemeChoice::Dark, QStringLiteral("dark"))}) {
        applyTheme(*qApp, choice);
        QTest::qWait(30); // pictures only: posted layout and paint events
        QVERIFY(widget->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, ending)));
    }
    applyTheme(*qApp, ThemeChoice::Light);
}

} // namespace platter
