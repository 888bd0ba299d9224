#!/usr/bin/env bash
# Builds the site and tests it: no link or anchor leads nowhere; in Debian's Chromium each page, wide and narrow, light and dark,
# puts no error on the console, has no violation of WCAG 2.1 AA that axe-core finds, and does not scroll sideways. Leaves lines
# "NAME passed failed" in artifacts/test-results/docs.counts. With names of pages, only those go through the browser, and pictures
# of them to artifacts/docs-pictures.
source "$(dirname "$0")/common.sh"
need python3 python3-websockets chromium fonts-dejavu-core
command -v npm >/dev/null || need nodejs npm
axe=4.14.1
axe_hash=1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5
counts=$artifacts/test-results/docs.counts
mkdir -p "$(dirname "$counts")" "$artifacts/tools/axe"
: >"$counts"

"$root/eng/docs.sh"
archive=$artifacts/tools/axe/axe-core-$axe.tgz
[[ -f $archive ]] || quietly axe npm pack "axe-core@$axe" --pack-destination "$artifacts/tools/axe"
sha512sum --check --status <<<"$axe_hash  $archive" ||
    { rm "$archive"; echo "axe-core $axe is not what it was" >&2; exit 1; }
tar -xzf "$archive" -C "$artifacts/tools/axe" --strip-components=1 package/axe.min.js

say "following the links"
python3 "$root/eng/docs/links.py" "$artifacts/site" | tee -a "$counts"
say "opening the pages"
/usr/bin/python3 "$root/eng/docs/browser.py" "$artifacts/site" "$artifacts/tools/axe/axe.min.js" "$artifacts/docs-pictures" "$@" |
    tee -a "$counts"
! grep -v ' 0$' "$counts" >/dev/null
