#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
# The translations are up to date with the sources (./dev translate changes nothing), lupdate understands every tr(), and
# what is translated has the placeholders of its original.
. "${BASH_SOURCE[0]%/*}/common.sh"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
said=$(tests/translate "$copy" 2>&1) || report "tests/translate failed"
[[ -z $said ]] || report "lupdate says: $said"
for file in translations/*.ts; do
    diff -u "$file" "$copy/${file##*/}" | head -n 40 >"$copy/diff" || true
    [[ ! -s $copy/diff ]] || report "$file is not up to date (./dev translate): $(<"$copy/diff")"
done

python3 - <<'PY' || wrong=1
import glob, re, sys
import xml.etree.ElementTree as ET

bad = []
for path in sorted(glob.glob("translations/*.ts")):
    total = done = 0
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            forms = [f.text or "" for f in translation.iter("numerusform")] or [translation.text or ""]
            total += 1
            if translation.get("type") == "unfinished" or not all(forms):
                if path.endswith("platter_en.ts"):
                    bad.append(f"{path}: no plural forms of: {source}")
                continue
            done += 1
            want = set(re.findall(r"%L?\d+|%n", source))
            for form in forms:
                has = set(re.findall(r"%L?\d+|%n", form))
                # "one image" may leave the number out; nothing else may be lost or made up
                if has - want or want - has - ({"%n"} if message.get("numerus") == "yes" else set()):
                    bad.append(f"{path}: placeholders differ: {source!r} -> {form!r}")
                if source.endswith(".") != form.endswith(".") or source.count("\n") != form.count("\n"):
                    bad.append(f"{path}: full stop or lines differ: {source!r} -> {form!r}")
                if "&" in source and ("&" in form) != ("&" in source):
                    bad.append(f"{path}: no keyboard letter: {source!r} -> {form!r}")
    print(f"{path}: {done} of {total} texts")
print("\n".join(bad))
sys.exit(bool(bad))
PY
finish
