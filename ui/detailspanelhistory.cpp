// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/detailspanelhistory.h"

#include "models/items/historytext.h"
#include "ui/fieldtext.h"
#include "ui/flowtext.h"
#include "ui/palette.h"
#include "ui/tint.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFirstLines = 12;
constexpr qsizetype kMostDescendants = 8;
constexpr int kNameWidth = 236; // of the panel's 300

} // namespace

HistoryView::HistoryView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("History")))
    , m_showAll(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    m_lines = new QVBoxLayout;
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(6);
    layout->addLayout(m_lines);
    m_showAll->setFlat(true);
    m_showAll->setObjectName(u"showAllHistory"_s);
    layout->addWidget(m_showAll, 0, Qt::AlignLeading);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_all = true;
        refresh();
    });
    clear();
}

void HistoryView::setEntries(const QList<HistoryEntry>& oldestFirst, const QDateTime& now) {
    m_entries = QList<HistoryEntry>(oldestFirst.crbegin(), oldestFirst.crend());
    m_now = now;
    m_problem.clear();
    refresh();
}

void HistoryView::setProblem(const QString& sentence) {
    m_entries.clear();
    m_problem = sentence;
    refresh();
}

void HistoryView::clear() {
    m_all = false;
    m_problem.clear();
    m_entries.clear();
    refresh();
}

void HistoryView::refresh() {
    QList<std::pair<QString, QString>> lines; // text, tool tip
    if (!m_problem.isEmpty()) {
        lines.append({m_problem, {}});
    }
    const qsizetype shown = m_all ? m_entries.size() : std::min(kFirstLines, m_entries.size());
    for (const HistoryEntry& entry : m_entries.first(shown)) {
        const QString when = QLocale().toString(entry.at.toLocalTime(), QLocale::LongFormat);
        lines.append({tr("%1 %2", "when, what happened").arg(FieldText::when(entry, m_now), HistoryText::what(entry)),
            entry.detail.isEmpty() ? when : QString(when + u'\n' + HistoryText::change(entry.detail))});
    }
    while (m_rows.size() < lines.size()) {
        auto* row = new FlowText;
        row->setObjectName(u"historyLine"_s);
        m_lines->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < lines.size();
        m_rows.at(i)->setPlain(used ? lines.at(i).first : QString());
        m_rows.at(i)->setToolTip(used ? lines.at(i).second : QString());
        m_rows.at(i)->setVisible(used);
    }
    m_showAll->setText(tr("Show all %1", "lines of the history").arg(QLocale().toString(m_entries.size())));
    m_showAll->setVisible(shown < m_entries.size());
    m_title->setVisible(!lines.isEmpty());
    recolor();
}

void HistoryView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        recolor();
    }
}

void HistoryView::recolor() {
    const Colors& colors = colorsFor(palette());
    tint(m_title, colors.dim);
    for (FlowText* row : std::as_const(m_rows)) {
        row->setColor(colors.dim);
    }
}

LineageView::LineageView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Lineage")))
    , m_names(new QWidget) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0); // apart from the description above
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_names);
    m_lines = new QVBoxLayout(m_names);
    m_lines->setContentsMargins(18, 2, 0, 2);
    m_lines->setSpacing(6);
    hide();
}

void LineageView::setLineage(const Image& image, const QList<Image>& descendants) {
    if (image == m_image && descendants == m_descendants) {
        return;
    }
    m_image = image;
    m_descendants = descendants;
    refresh();
}

void LineageView::refresh() {
    qDeleteAll(m_names->findChildren<QLabel*>(Qt::FindDirectChildrenOnly));
    setVisible(m_image.ancestor || !m_descendants.isEmpty());
    if (!isVisibleTo(parentWidget())) {
        return;
    }
    if (m_image.ancestor) {
        const Ancestor& from = *m_image.ancestor;
        const bool gone = from.status == ImageStatus::Deleted || from.status == ImageStatus::Deleting;
        const QString name = from.name.isEmpty() ? from.id.toString() : from.name;
        addName(gone ? tr("%1 (deleted)", "an image").arg(name) : name, from.id.toString(),
            gone ? QString() : from.id.toString(), false);
    }
    addName(m_image.name, m_image.id.toString(), {}, true);
    for (const Image& child : m_descendants.first(std::min(kMostDescendants, m_descendants.size()))) {
        addName(child.name, child.id.toString(), child.id.toString(), false);
    }
    if (m_descendants.size() > kMostDescendants) {
        addName(tr("and %n more", nullptr, static_cast<int>(m_descendants.size() - kMostDescendants)), {}, {}, false);
    }
    tint(m_title, colorsFor(palette()).dim);
    update();
}

void LineageView::addName(const QString& name, const QString& toolTip, const QString& link, bool bold) {
    auto* label = new QLabel;
    label->setObjectName(u"lineageName"_s);
    QFont font = this->font();
    font.setBold(bold);
    label->setFont(font);
    const QString shown = QFontMetrics(font).elidedText(name, Qt::ElideMiddle, kNameWidth);
    label->setToolTip(
        shown == name ? toolTip.toHtmlEscaped() : tr("%1 · %2", "name, id").arg(name, toolTip).toHtmlEscaped());
    if (link.isEmpty()) {
        label->setTextFormat(Qt::PlainText);
        label->setText(shown);
        tint(label, bold ? colorsFor(palette()).text : colorsFor(palette()).dim);
    } else {
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        label->setText(u"<a style=\"text-decoration:none; color:%1\" href=\"%2\">%3</a>"_s.arg(
            colorsFor(palette()).accent.name(), link.toHtmlEscaped(), shown.toHtmlEscaped()));
        connect(label, &QLabel::linkActivated, this, [this](const QString& id) { Q_EMIT clicked(ImageId(id)); });
    }
    m_lines->addWidget(label);
}

void LineageView::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 7 : 6;
    painter.fillRect(QRect(x, m_names->y(), 2, m_names->height()), colorsFor(palette()).line);
}

void LineageView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_image.id.isEmpty()) {
        refresh();
    }
}

} // namespace platter
