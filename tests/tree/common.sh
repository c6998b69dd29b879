# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# What the checks of the tree share. Each is a script that prints what is wrong and then fails.
set -euo pipefail
export LC_ALL=C.UTF-8
unset LANGUAGE
top=$(cd -- "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
cd "$top"

wrong=0
report() { # a finding
    printf '%s\n' "$*"
    wrong=1
}

finish() { exit $wrong; }

# The project's own files: what git tracks (and still exists), or everything outside build folders without git.
files() { # patterns…
    if git -c safe.directory="$top" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git -c safe.directory="$top" ls-files -- "$@" | while read -r file; do [[ -e $file ]] && printf '%s\n' "$file"; done
    else
        local pattern names=()
        for pattern in "$@"; do names+=(-o -name "$pattern"); done
        find . \( -path ./build -o -path ./.git -o -path ./.cache \) -prune -o -type f \( "${names[@]:1}" \) -print |
            sed 's|^\./||'
    fi | sort
}

sources() { files '*.h' '*.cpp'; }
