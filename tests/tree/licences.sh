#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# Every source and CMake file says whose it is and under which licence, in its first lines.
. "${BASH_SOURCE[0]%/*}/common.sh"

while read -r file; do
    head -n 4 "$file" | grep -q 'SPDX-FileCopyrightText: 2026 The Platter authors' &&
        head -n 4 "$file" | grep -q 'SPDX-License-Identifier: MIT' || report "$file has no SPDX header"
done < <(files '*.h' '*.cpp' '*.cmake' 'CMakeLists.txt' '*/CMakeLists.txt' '*.sh' '*.py')
grep -q '^MIT License' LICENSE || report "LICENSE is not the MIT licence"
finish
