// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <memory>

namespace platter {

using namespace Qt::StringLiterals;

void installTranslations(QCoreApplication& application, const QLocale& locale) {
    const auto install = [&application](const QLocale& language, const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>(&application);
        if (translator->load(language, name, u"_"_s, folder) && QCoreApplication::installTranslator(translator.get()))
            translator.release(); // its parent owns it
    };
    // The one installed last is asked first.
    install(QLocale(QLocale::English), u"platter"_s, kTranslationsFolder);
    if (locale.language() == QLocale::English)
        return;
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"platter"_s, kTranslationsFolder);
}

} // namespace platter
