#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# CHANGELOG, metainfo and CMakeLists.txt tell the same versions.
. "${BASH_SOURCE[0]%/*}/common.sh"

changes=$(sed -nE 's/^## ([0-9][^ ]*) \(([0-9-]+)\)$/\1 \2/p' CHANGELOG.md)
releases=$(sed -nE 's/.*<release version="([^"]*)" date="([^"]*)".*/\1 \2/p' packaging/platter.metainfo.xml.in)
[[ -n $changes ]] || report "CHANGELOG.md names no version"
[[ $changes == "$releases" ]] || report "CHANGELOG.md tells $changes; the metainfo tells $releases"
[[ $(grep -c '^## ' CHANGELOG.md) == $(wc -l <<<"$changes") ]] || report "CHANGELOG.md has a heading without version and date"
version=$(sed -nE 's/^project\(platter VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
[[ ${changes%% *} == "$version" ]] || report "the newest version in CHANGELOG.md is ${changes%% *}, CMakeLists.txt says $version"
finish
