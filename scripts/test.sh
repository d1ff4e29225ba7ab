#!/usr/bin/env bash
# Everything: lint, the tests of every crate on SQLite and PostgreSQL, and the browser.
# Sets up what it needs, and ends with one plain line; the exit code says whether all is well.
#   test.sh              all of it
#   test.sh rust|browser one part
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/postgres.sh"
part=${1:-all}
started=$SECONDS
lines=$("$ROOT/scripts/toolchain.sh")
eval "$lines"
cd "$ROOT"
logs=$(mktemp -d)
failed=()

# Runs one step; a failure is remembered, and the next step still runs.
step() {
  local name=$1 began=$SECONDS; shift
  say "$name"
  if "$@" 2>&1 | tee "$logs/$name"; then say "$name: done in $((SECONDS - began)) s"
  else failed+=("$name"); say "$name: FAILED after $((SECONDS - began)) s"; fi
}

rust_tests() { cargo test --locked -q -p domain -p crm -p app -p server --features app/ssr --no-fail-fast; }

browser_tests() {
  "$ROOT/scripts/build.sh" dev || return 1
  KUNDIG_CHROMIUM=$(find_chromium) || return 1
  export KUNDIG_CHROMIUM
  playwright test -c end2end
}

if [ "$part" = all ]; then step lint "$ROOT/scripts/lint.sh"; fi
if [ "$part" != browser ]; then
  start_postgres
  step rust rust_tests
fi
if [ "$part" != rust ]; then step browser browser_tests; fi

# cargo says 'N passed; N failed', the browser's tests 'N passed, N failed'.
count() { cat "$logs"/* | sed -E 's/\x1b\[[0-9;]*m//g' | grep -oE "[0-9]+ $1[;,]|[0-9]+ $1\$" | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed); broken=$(count failed)
rm -rf "$logs"
took="$(((SECONDS - started) / 60)) min $(((SECONDS - started) % 60)) s"
if [ ${#failed[@]} -gt 0 ]; then
  echo "FAILED: ${failed[*]} ($passed tests passed, $broken failed, $took)"
  exit 1
fi
echo "All well: $passed tests passed, 0 failed, $took"
