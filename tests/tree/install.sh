#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# install.sh BUILD-FOLDER APP-ID: installs into an empty folder; everything that a desktop needs is there and valid.
. "${BASH_SOURCE[0]%/*}/common.sh"

build=$1 id=$2
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
DESTDIR=$to cmake --install "$build" --prefix /usr >"$to/log" 2>&1 || { cat "$to/log"; exit 1; }
rm "$to/log"

share=$to/usr/share
desktop=$share/applications/$id.desktop metainfo=$share/metainfo/$id.metainfo.xml
icon=$share/icons/hicolor/scalable/apps/$id.svg
expected=$(printf '%s\n' "usr/bin/platter" "usr/libexec/platter/platter-look" \
    "usr/libexec/platter/platter-nbdkit-plugin.so" "usr/share/applications/$id.desktop" "usr/share/doc/platter/LICENSE" \
    "usr/share/icons/hicolor/scalable/apps/$id.svg" "usr/share/metainfo/$id.metainfo.xml" | sort)
installed=$(cd "$to" && find . -type f | sed 's|^\./||' | sort)
[[ $installed == "$expected" ]] || report "installed is
$installed
instead of
$expected"

desktop-file-validate "$desktop" || report "the desktop entry is not valid"
# Platter has no web site yet, and the metainfo names none: that alone is let pass.
appstreamcli validate --no-net --no-color --override=url-homepage-missing=info "$metainfo" || report "the metainfo is not valid"
xmllint --noout "$icon" || report "the icon is not valid XML"
cmp -s LICENSE "$share/doc/platter/LICENSE" || report "the licence is another one"

[[ -x $to/usr/bin/$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$desktop") ]] || report "Exec= names no installed program"
[[ $(sed -n 's/^Icon=//p' "$desktop") == "$id" ]] || report "Icon= is not the installed icon"
[[ $(sed -n 's/^MimeType=//p' "$desktop" | tr ';' '\n' | sed '/^$/d' | sort) == \
    "$(sed -n 's|.*<mediatype>\(.*\)</mediatype>.*|\1|p' "$metainfo" | sort)" ]] || report "the two files tell different types of files"
grep -q @ "$desktop" && report "a placeholder is left in the desktop entry"
version=$(sed -nE 's/^project\(platter VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
[[ $("$to/usr/bin/platter" --version) == "platter $version" ]] || report "the installed program does not tell version $version"
# It speaks the languages that it was built with.
[[ $(LC_ALL= LANG=C.UTF-8 LANGUAGE=de "$to/usr/bin/platter" --help) != "$("$to/usr/bin/platter" --help)" ]] ||
    report "the installed program speaks no German"
finish
