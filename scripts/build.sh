#!/usr/bin/env bash
# Builds Kundig without further tools than toolchain.sh provides.
#   build.sh        the everyday build: quick to compile, assets in target/site
#   build.sh dist   one self-contained program with all assets inside: dist/kundig
# Does only what has changed: a second run takes seconds.
. "$(dirname "$0")/lib.sh"
kind=${1:-dev}
lines=$("$ROOT/scripts/toolchain.sh")
eval "$lines"
cd "$ROOT"
target=${CARGO_TARGET_DIR:-$ROOT/target}

# The first build compiles some 500 libraries: say so, once.
ls "$target"/*/deps/libleptos-*.rlib >/dev/null 2>&1 \
  || say "Compiling for the first time: about 10 minutes on two cores; later builds take seconds"

case $kind in
  dev)
    cargo build --locked -q -p frontend --profile wasm-dev --target wasm32-unknown-unknown
    node scripts/assets.mjs --wasm "$target/wasm32-unknown-unknown/wasm-dev/frontend.wasm" --work "$target/bindgen/dev" --site target/site
    cargo build --locked -q -p server
    ;;
  dist)
    say "Release build: about 15 minutes on two cores the first time"
    cargo build --locked -q -p frontend --profile wasm-release --target wasm32-unknown-unknown
    node scripts/assets.mjs --dist --wasm "$target/wasm32-unknown-unknown/wasm-release/frontend.wasm" --work "$target/bindgen/dist" --site "$target/dist-site"
    KUNDIG_SITE_DIR="$target/dist-site" cargo build --locked -q -p server --release --features embed
    mkdir -p dist
    cp "$target/release/kundig" dist/kundig
    say "dist/kundig is ready ($(du -h dist/kundig | cut -f1)); it needs nothing beside it"
    ;;
  *) die "build.sh knows 'dev' and 'dist', not '$kind'" ;;
esac
