// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/program.h"

int main(int argc, char** argv) {
    return platter::runProgram(argc, argv);
}
