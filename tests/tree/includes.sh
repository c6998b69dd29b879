#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# Includes point down only (CONTRIBUTING.md, "Where things are"): app → ui → models, and within models each room knows only
# the rooms before it. The models know no window.
. "${BASH_SOURCE[0]%/*}/common.sh"

declare -A allowed=(
    [domain]='domain'
    [jobs]='domain jobs'
    [files]='domain files'
    [database]='domain database'
    [look]='look'
    [media]='domain jobs look media'
    [shrink]='domain files jobs media shrink'
    [trust]='domain trust'
    [web]='domain files jobs media trust web'
    [library]='domain files jobs media trust web library'
    [servers]='domain files jobs media trust web library servers'
    [local]='domain files jobs database media shrink trust web library local'
    [brightbox]='domain files jobs database media trust web library brightbox'
    [items]='domain jobs media trust web library items'
)

includes_of() { sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]\([^>"]*\)[>"].*/\1/p' "$1"; }

# Qt's modules with windows in them: their headers by name, and the module folders.
window_headers=' '
for folder in "${QT_INCLUDES:-/usr/include/x86_64-linux-gnu/qt6}"/Qt{Gui,Widgets,Svg,SvgWidgets,PrintSupport}; do
    [[ -d $folder ]] && window_headers+="$(cd "$folder" && printf '%s ' Q* q*.h)"
done
[[ $window_headers == *' QWidget '* && $window_headers == *' QImage '* ]] || report "Qt's headers were not found in ${QT_INCLUDES:-}"

while read -r file; do
    while read -r include; do
        case $file in
            models/*)
                case $include in
                    app/* | ui/* | tests/*) report "$file includes $include: the models are the ground floor" ;;
                    models/*)
                        room=${file#models/} && room=${room%%/*}
                        other=${include#models/} && other=${other%%/*}
                        [[ " ${allowed[$room]-} " == *" $other "* ]] ||
                            report "$file includes $include: $room may know ${allowed[$room]:-no room (add it to ${BASH_SOURCE[0]##*/})}"
                        ;;
                    QtGui* | QtWidgets* | QtSvg* | QtPrintSupport*) report "$file includes $include: the models know no window" ;;
                    *) [[ $window_headers == *" $include "* ]] && report "$file includes $include: the models know no window" ;;
                esac
                ;;
            ui/*)
                case $include in
                    app/* | tests/*) report "$file includes $include: ui is below app" ;;
                    models/local/* | models/brightbox/* | models/servers/*)
                        report "$file includes $include: the window knows libraries only as Library" ;;
                esac
                ;;
            app/*) [[ $include == tests/* ]] && report "$file includes $include: the program needs no tests" ;;
        esac
    done < <(includes_of "$file")
done < <(sources | grep -E '^(app|ui|models)/')

# What a room links is what it may include.
for room in "${!allowed[@]}"; do
    while read -r other; do
        [[ " ${allowed[$room]} " == *" $other "* ]] || report "models/$room/CMakeLists.txt links platter_$other"
    done < <(grep -o 'platter_[a-z]*' "models/$room/CMakeLists.txt" | sed 's/platter_//' | grep -vE '^(room|options)$' || true)
    grep -nE 'Qt6::(Gui|Widgets|Svg)' "models/$room/CMakeLists.txt" && report "models/$room links a window"
done
finish
