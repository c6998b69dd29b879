#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# What README and CONTRIBUTING tell people to type exists, and so do the files that they name. What continuous integration
# runs is the README's test command.
. "${BASH_SOURCE[0]%/*}/common.sh"

verbs=$(sed -nE 's/^#   \.\/dev ([a-z]+).*/\1/p' dev)
[[ -n $verbs ]] || report "./dev explains no commands"
for document in README.md CONTRIBUTING.md; do
    while read -r verb; do
        grep -qx -- "$verb" <<<"$verbs" || report "$document: ./dev $verb does not exist"
    done < <(grep -ohE '\./dev [a-z]+' "$document" | awk '{print $2}' | sort -u)
    while read -r path; do
        [[ -e $path ]] || report "$document names $path, which does not exist"
    done < <(grep -oE '`[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*`' "$document" | tr -d '`' | grep -vE '^\./' | sort -u)
    while read -r path; do
        [[ -e $path ]] || report "$document links to $path, which does not exist"
    done < <(grep -oE '\]\([^)]+\)' "$document" | sed 's/^](//; s/)$//; s/#.*//' | grep -vE '^(https?:|$)' | sort -u)
done
# Every command that is explained is also one that the script knows.
while read -r verb; do
    grep -qE "^        $verb\)|^    run \|.*\b$verb\b" dev || report "./dev explains $verb but does not do it"
done <<<"$verbs"
grep -q '^\./dev test$' README.md || report "README.md does not give the test command on a line of its own"
grep -q 'exec ./dev test$' .ci/run || report ".ci/run does something else than the README's test command"
# platter's commands that README shows are commands of the program.
while read -r command; do
    grep -qE "\"$command\"" app/commandline.cpp || report "README.md: platter $command does not exist"
done < <(grep -ohE '^(\./dev run|platter) [a-z]+' README.md | awk '{print $NF}' | grep -vx run | sort -u)
finish
