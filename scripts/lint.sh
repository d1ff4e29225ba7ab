#!/usr/bin/env bash
# Formatting and clippy, warnings as errors, once for the server's side and once for the
# browser's (the two never share one build), and the types of the browser tests. All of it
# is looked at, even if the first thing is wrong.
. "$(dirname "$0")/lib.sh"
lines=$("$ROOT/scripts/toolchain.sh")
eval "$lines"
cd "$ROOT"
wrong=()

# Debian's toolchain has no rustfmt; any installed one formats alike.
format() {
  if [ "${RUSTUP_TOOLCHAIN:-}" = debian-web ]; then env -u RUSTUP_TOOLCHAIN cargo fmt --all --check
  else cargo fmt --all --check; fi
}

format >"$CACHE/fmt.log" 2>&1 || { wrong+=(formatting); head -n 40 "$CACHE/fmt.log"; echo "… 'cargo fmt --all' mends it"; }
cargo clippy --locked -q -p domain -p crm -p app -p server --features app/ssr --all-targets -- -D warnings || wrong+=(clippy)
cargo clippy --locked -q -p frontend --profile wasm-dev --target wasm32-unknown-unknown -- -D warnings || wrong+=("clippy for the browser")
tsc --noEmit -p end2end || wrong+=("the browser tests' types")

[ ${#wrong[@]} -eq 0 ] || die "lint: $(printf '%s; ' "${wrong[@]}")see above"
say "lint: nothing wrong"
