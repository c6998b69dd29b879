#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# Every source is as clang-format writes it: ./dev format does that.
. "${BASH_SOURCE[0]%/*}/common.sh"

mapfile -t all < <(sources)
((${#all[@]} > 0)) || report "no sources were found"
# One call for all: it prints each file that differs.
clang-format --dry-run --Werror "${all[@]}" 2>&1 | sed -n 's/^\([^:]*\):[0-9]*:.*/\1 is not formatted/p' | sort -u >"${TMPDIR:-/tmp}/platter-format-$$"
while read -r line; do report "$line"; done <"${TMPDIR:-/tmp}/platter-format-$$"
rm -f "${TMPDIR:-/tmp}/platter-format-$$"
finish
