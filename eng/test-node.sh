#!/usr/bin/env bash
# Packs the npm package with the libraries of a finished build, installs the tarball into an empty folder, and there runs the
# package's tests, the sample, and the program of the page on installing. Wants a network for koffi and TypeScript, and for Node if
# there is none. Leaves "node passed failed" in artifacts/test-results/node.counts, and the picture of the sample in artifacts/node.
source "$(dirname "$0")/common.sh"
lib=$(realpath "${RECURSIVE_LU_LIB_DIR:-$lib}")
app=$artifacts/node/app
results=$artifacts/test-results
[[ -e $lib/librecursivelu.so ]] || { echo "$lib has no librecursivelu.so: please build first" >&2; exit 1; }
unset RECURSIVE_LU_LIBRARY
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false npm_config_package_lock=false

rm -rf "$app"
mkdir -p "$app" "$results"
rm -f "$results/node.counts"
"$root/eng/pack/node.sh"
tarball=$(echo "$artifacts"/packages/recursive-lu-*-"$host_arch".tgz)

say "installing ${tarball##*/}"
# The versions of what only the tests need are those that the package names.
names='Object.entries(require(process.argv[1]).devDependencies).map((entry) => entry.join("@")).join("\n")'
mapfile -t tools < <(node -p "$names" "$root/src/node/package.json")
echo '{ "private": true }' >"$app/package.json"
(cd "$app" && quietly npm-install npm install "$tarball" "${tools[@]}")
cp -r "$root/src/node/tests" "$root"/samples/node/*.mjs "$app"

say "testing on node $(node --version)"
cd "$app"
status=0
node --test --test-reporter=tap tests/*.test.mjs >"$artifacts/log/node-test.log" 2>&1 || status=$?
passed=$(sed -n 's/^# pass //p' "$artifacts/log/node-test.log")
# A test that was skipped has not passed.
failed=$(awk '/^# (fail|cancelled|skipped|todo) /{sum += $3} END {print sum + 0}' "$artifacts/log/node-test.log")
# A run that broke off, or found no tests, is a failure.
if [[ ${passed:-0} -eq 0 || ( $status -ne 0 && $failed -eq 0 ) ]]; then failed=$((failed + 1)); fi
((failed == 0)) || grep -A 30 '^not ok' "$artifacts/log/node-test.log" >&2 || tail -n 30 "$artifacts/log/node-test.log" >&2

# sample NAME COMMAND...: counts a program that has to end well.
sample() {
    if quietly "$@"; then passed=$((${passed:-0} + 1)); else failed=$((failed + 1)); fi
}
sample node-install-page page_prints "$root/eng/docs/install.md" js example.mjs node example.mjs
sample node-power-flow node power_flow.mjs "$artifacts/node/power_flow.svg"

echo "node ${passed:-0} $failed" | tee "$results/node.counts"
((failed == 0))
