#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# Every source is as clang-format writes it: ./dev format does that.
. "${BASH_SOURCE[0]%/*}/common.sh"

mapfile -t all < <(sources)
((${#all[@]} > 0)) || report "no sources were found"
# One call for all: it prints each place that differs, and fails then.
found=$(clang-format --dry-run --Werror "${all[@]}" 2>&1 || true)
while read -r file; do
    report "$file is not formatted (./dev format)"
done < <(sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: \(error\|warning\): .*/\1/p' <<<"$found" | sort -u)
[[ -z $found || $wrong == 1 ]] || report "$found" # something else than a file's layout
finish
