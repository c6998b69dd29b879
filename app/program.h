// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

namespace platter {

// The whole program: reads the command line, and either runs one command (without any window or display) or opens the
// window. Returns the exit status.
int runProgram(int argc, char** argv);

} // namespace platter
