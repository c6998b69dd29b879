// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/windowsettings.h"

#include "ui/columnmemory.h"
#include "ui/imagetableview.h"
#include "ui/sidebar.h"
#include "ui/windowactions.h"

#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

namespace platter {
using namespace Qt::StringLiterals;

void WindowSettings::restore() const {
    const QSettings settings;
    window->resize(QSize(1640, 900).boundedTo(window->screen()->availableSize()));
    window->restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    splitter->restoreState(settings.value("window/splitter"_L1).toByteArray());
    actions->showDetails->setChecked(settings.value("window/details"_L1, true).toBool());
    table->setCompact(settings.value("table/compact"_L1, false).toBool());
    columns->restore(settings);
    sidebar->restore(settings);
    actions->compact->setChecked(table->isCompact());
}

void WindowSettings::save() const {
    QSettings settings;
    settings.setValue("window/geometry"_L1, window->saveGeometry());
    settings.setValue("window/splitter"_L1, splitter->saveState());
    settings.setValue("window/details"_L1, actions->showDetails->isChecked());
    settings.setValue("table/compact"_L1, table->isCompact());
    columns->save(settings);
    sidebar->save(settings);
}

} // namespace platter
