// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include "ui/palette.h"
#include "ui/platterstyle.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStyleHints>
#include <QSvgRenderer>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// A child of the application, found by its name when the choice changes.
class ThemeFollower : public QObject {
public:
    ThemeFollower(QApplication& application, ThemeChoice choice)
        : QObject(&application)
        , m_application(application)
        , m_choice(choice) {
        setObjectName("platterTheme"_L1);
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { apply(); });
    }

    void choose(ThemeChoice choice) {
        m_choice = choice;
        // Native parts (title bars, portals' dialogs) follow where the platform can do that.
        QGuiApplication::styleHints()->setColorScheme(choice == ThemeChoice::Dark ? Qt::ColorScheme::Dark
                : choice == ThemeChoice::Light                                    ? Qt::ColorScheme::Light
                                                                                  : Qt::ColorScheme::Unknown);
        apply();
    }

private:
    void apply() {
        const bool dark = m_choice == ThemeChoice::Dark
            || (m_choice == ThemeChoice::System
                && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
        m_application.setPalette((dark ? darkColors() : lightColors()).toPalette());
    }

    QApplication& m_application;
    ThemeChoice m_choice;
};

// The desktop's font is the person's choice. Only where there is no desktop (a bare X server, the offscreen platform), Qt
// falls back to whatever fontconfig calls the default sans serif; then Inter reads better, if it is there.
void chooseFont(QApplication& application) {
    const QFont font = QApplication::font();
    const QString family = QFontInfo(font).family();
    const bool generic = family == "DejaVu Sans"_L1 || family == "Sans"_L1 || family == "Bitstream Vera Sans"_L1;
    const bool desktop = !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    if (desktop || !generic || !QFontDatabase::hasFamily(u"Inter"_s)) {
        return;
    }
    QFont inter(font);
    inter.setFamily(u"Inter"_s);
    inter.setPointSizeF(10);
    application.setFont(inter);
}

// An SVG drawn in one colour, at the size and scale that the screen asks for; the colour is looked up while painting, so
// that icons follow the palette.
class TintedIconEngine : public QIconEngine {
public:
    TintedIconEngine(QString name, const QColor& color)
        : m_name(std::move(name))
        , m_color(color)
        , m_renderer(std::make_shared<QSvgRenderer>(u":/icons/"_s + m_name + u".svg"_s)) { }

    bool isValid() const { return m_renderer->isValid(); }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return u"platter-tinted"_s; }
    bool isNull() override { return !isValid(); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, scale));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in logical pixels, as QIcon::pixmap(size, devicePixelRatio) of Qt 6.8 passes it on (measured: tst_palette).
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        Q_UNUSED(state)
        const QSize pixels = (QSizeF(size) * scale).toSize();
        const QColor color = colorOf(mode);
        const QString key = u"platter-icon/%1/%2/%3x%4"_s.arg(m_name, color.name(QColor::HexArgb))
                                .arg(pixels.width())
                                .arg(pixels.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(pixels);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            m_renderer->setAspectRatioMode(Qt::KeepAspectRatio);
            m_renderer->render(&painter, QRectF(QPointF(), QSizeF(pixels)));
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(pixmap.rect(), color);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

private:
    QColor colorOf(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        return m_color.isValid() ? m_color : palette.color(QPalette::Active, QPalette::ButtonText);
    }

    QString m_name;
    QColor m_color;
    std::shared_ptr<QSvgRenderer> m_renderer;
};

} // namespace

void applyTheme(QApplication& application, ThemeChoice choice) {
    auto* follower
        = static_cast<ThemeFollower*>(application.findChild<QObject*>("platterTheme"_L1, Qt::FindDirectChildrenOnly));
    if (!follower) {
        application.setStyle(new PlatterStyle);
        chooseFont(application);
        follower = new ThemeFollower(application, choice);
    }
    follower->choose(choice);
}

QIcon themedIcon(const QString& name, const QColor& color) {
    auto engine = std::make_unique<TintedIconEngine>(name, color);
    if (!engine->isValid()) {
        qWarning("There is no icon %ls.", qUtf16Printable(name));
        return {};
    }
    return QIcon(engine.release());
}

} // namespace platter
