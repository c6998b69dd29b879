// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "ui/detailspanelfacts.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <functional>
#include <memory>

namespace platter {

// Everything about the selected image, with its history; sums when several are selected; a quiet line when none is.
class DetailsPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetailsPanel(QWidget* parent = nullptr);
    ~DetailsPanel() override;

    // The library is asked for the history; it may be null only when images is empty. Call again when images changed.
    void setImages(Library* library, const QList<Image>& images);
    // The actions behind the panel's buttons: Build server… (where the library can), Edit…, and the rest of the menu behind
    // "⋯". Not owned.
    void setActions(QAction* edit, QMenu* more, QAction* build = nullptr);
    // Who uses an image, and whether it is listed; asked whenever images are set.
    using Surroundings = std::function<void(const ImageKey& key, ImageSurroundings* around)>;
    void setSurroundings(Surroundings surroundings);
    QSize sizeHint() const override;

Q_SIGNALS:
    void serverRequested(const platter::ServerKey& key); // a server that uses the image was clicked
    void imageRequested(const platter::ImageKey& key); // a name of the lineage was clicked: show that image

protected:
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
