// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdint>
#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

//! Longer inputs are not cut at every byte: the work grows with the square of the length.
constexpr qsizetype longestCut = 256;

void run(const QByteArray &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                           static_cast<std::size_t>(input.size()));
}

} // namespace

//! Runs the inputs of a folder, each whole and cut short at every byte, without a fuzzer: any compiler can do it.
int main(int argc, char **argv)
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                return 1;
            const QByteArray input = file.readAll();
            // Unbuffered, so that it is the last line if the input ends the process.
            std::fprintf(stderr, "%s\n", qPrintable(file.fileName()));
            run(input);
            for (qsizetype cut = 0; cut < input.size() && input.size() <= longestCut; ++cut)
                run(input.first(cut));
            ++inputs;
        }
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
