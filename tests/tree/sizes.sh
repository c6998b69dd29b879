#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# No file of the program has more than 600 lines, and each source is built: it stands in its folder's CMakeLists.txt.
. "${BASH_SOURCE[0]%/*}/common.sh"

most=600
while read -r file; do
    lines=$(wc -l <"$file")
    ((lines <= most)) || report "$file has $lines lines; split it at $most"
done < <(sources | grep -E '^(app|ui|models)/')

while read -r file; do
    folder=${file%/*} name=${file##*/}
    list=$folder/CMakeLists.txt
    if [[ ! -e $list ]]; then
        report "$file: $folder has no CMakeLists.txt"
    elif [[ $name == tst_*.cpp ]]; then
        test=${name#tst_} && test=${test%.cpp}
        grep -qE "(^|[[:space:](])(tst_)?$test(\.cpp)?([[:space:])]|$)" "$list" || report "$file is not in $list"
    else
        grep -qE "(^|[[:space:](])$name([[:space:])]|$)" "$list" || report "$file is not in $list"
    fi
done < <(files '*.cpp')
finish
