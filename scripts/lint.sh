#!/usr/bin/env bash
# Formatting and clippy, warnings as errors, once for the server's side and once
# for the browser's: the two never share one build.
. "$(dirname "$0")/lib.sh"
lines=$("$ROOT/scripts/toolchain.sh")
eval "$lines"
cd "$ROOT"

# Debian's toolchain has no rustfmt; any installed one formats alike.
if [ "${RUSTUP_TOOLCHAIN:-}" = debian-web ]; then RUSTUP_TOOLCHAIN='' cargo fmt --all --check
else cargo fmt --all --check; fi
cargo clippy --locked -q -p domain -p crm -p server -p app --features app/ssr --all-targets -- -D warnings
cargo clippy --locked -q -p frontend --profile wasm-dev --target wasm32-unknown-unknown -- -D warnings
tsc --noEmit -p end2end
