// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <memory>
#include <vector>

namespace platter {

// A disk that is put together from parts of others, one behind the other.
class JoinedDisk : public BlockSource {
public:
    // What comes next: `length` bytes of `source` from `from` on; zeros where there is no source.
    void add(std::shared_ptr<BlockSource> source, qint64 from, qint64 length);
    void setRemark(const QString& remark) { m_remark = remark; }

    qint64 size() const override { return m_size; }
    Result<Extent> extentAt(qint64 offset) override;
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override;
    QString remark() const override { return m_remark; }

private:
    struct Part {
        std::shared_ptr<BlockSource> source;
        qint64 from = 0;
        qint64 begin = 0, length = 0; // on this disk
    };
    const Part& partAt(qint64 offset) const;

    std::vector<Part> m_parts;
    qint64 m_size = 0;
    QString m_remark;
};

} // namespace platter
