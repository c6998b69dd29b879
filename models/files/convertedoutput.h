// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace platter {

// A disk that becomes a file in another format: it is gathered, sparse, in a raw file without a name beside its place (gone
// with this process, however that ends), and then qemu-img makes the file of it. One thread at a time.
class ConvertedOutput : public DiskOutput {
public:
    struct Order {
        QString path{}; // absolute; standard output cannot be written to in these formats: InvalidArgument
        QString format{}; // one of formats()
        bool overwrite = false;
        std::stop_token stop{}; // ends the conversion with Cancelled
        std::function<void(int permille)> converting{}; // called some times a second, on the thread of finish()
    };
    static QStringList formats();
    // Unsupported names the package to install when qemu-img is not there.
    static Result<std::unique_ptr<DiskOutput>> open(const Order& order);
    ~ConvertedOutput() override;
    Q_DISABLE_COPY_MOVE(ConvertedOutput)

    bool takesAnyOrder() const override { return true; }
    Result<void> write(qint64 offset, std::span<const std::byte> data) override;
    Result<void> finish(qint64 size) override;

private:
    ConvertedOutput(
        const Order& order, const QString& program, const QString& part, int raw, std::unique_ptr<DiskOutput> place);
    Result<void> convert() const;

    const Order m_order;
    const QString m_program;
    const QString m_part; // what becomes the file
    const int m_raw;
    std::unique_ptr<DiskOutput> m_place;
};

} // namespace platter
