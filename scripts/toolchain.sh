#!/usr/bin/env bash
# Makes this machine able to build Kundig: a Rust that knows WebAssembly, the
# wasm-bindgen program, and the npm packages. Does only what is missing; prints
# on standard output the lines to `eval` for the build's environment.
. "$(dirname "$0")/lib.sh"

have cargo || die "Rust is missing. Install it from rustup.rs, then start again."
have npm || die "Node with npm is missing. Install Node 18 or newer, then start again."

# The target is there if rustc finds its standard library.
knows_wasm() {
  local dir; dir=$("$@" rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || return 1
  ls "$dir"/libstd-*.rlib >/dev/null 2>&1
}

# Debian's own Rust beside rustup's, and its sources, from which the WebAssembly
# standard library is built once. For machines that reach package registries only.
debian_rust() {
  say "The WebAssembly target can't be fetched by rustup here: building it from Debian's Rust sources (once, about 3 minutes)"
  apt_install rustc-web cargo-web rust-web-src rust-web-clippy
  local work="$CACHE/wasm-std"
  rm -rf "$work"; mkdir -p "$work/src"
  printf '[package]\nname="wasm-std"\nversion="0.0.0"\nedition="2021"\n[lib]\ncrate-type=["cdylib"]\n' >"$work/Cargo.toml"
  printf 'pub fn touch() -> String { String::from("std") }\n' >"$work/src/lib.rs"
  # The link step may fail for want of a linker; the libraries stand by then.
  (cd "$work" && RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTUP_TOOLCHAIN='' /usr/bin/cargo build --release \
     -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown >"$CACHE/wasm-std.log" 2>&1) || true
  local deps="$work/target/wasm32-unknown-unknown/release/deps"
  ls "$deps"/libstd-*.rlib >/dev/null 2>&1 || { tail -n 20 "$CACHE/wasm-std.log" >&2; die "the WebAssembly standard library could not be built"; }
  as_root mkdir -p /usr/lib/rustlib/wasm32-unknown-unknown/lib
  as_root cp "$deps"/*.rlib /usr/lib/rustlib/wasm32-unknown-unknown/lib/
  rustup toolchain link debian-web /usr >/dev/null 2>&1 || true
  rm -rf "$work"
}

if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && ! knows_wasm env; then
  if knows_wasm env RUSTUP_TOOLCHAIN=debian-web; then
    export RUSTUP_TOOLCHAIN=debian-web
  else
    say "Adding the WebAssembly target to Rust (seconds)"
    if ! timeout 300 rustup target add wasm32-unknown-unknown >"$CACHE/rustup.log" 2>&1 || ! knows_wasm env; then
      debian_rust
      export RUSTUP_TOOLCHAIN=debian-web
      knows_wasm env || die "Debian's Rust does not know WebAssembly after all; see $CACHE/wasm-std.log"
    fi
  fi
fi
if [ "${RUSTUP_TOOLCHAIN:-}" = debian-web ]; then
  printf 'export RUSTUP_TOOLCHAIN=debian-web\n'
  # Debian's toolchain has no linker for WebAssembly; rustup's own toolchain brings one.
  for lld in "$HOME"/.rustup/toolchains/*/lib/rustlib/*/bin/rust-lld "${RUSTUP_HOME:-/nonexistent}"/toolchains/*/lib/rustlib/*/bin/rust-lld; do
    [ -x "$lld" ] && { printf 'export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=%q\n' "$lld"; break; }
  done
fi

# wasm-bindgen must be the very version in Cargo.lock.
version=$(locked_version wasm-bindgen)
bindgen="$CACHE/wasm-bindgen-$version"
if [ ! -x "$bindgen/bin/wasm-bindgen" ]; then
  if have wasm-bindgen && [ "$(wasm-bindgen --version)" = "wasm-bindgen $version" ]; then
    mkdir -p "$bindgen/bin" && ln -sf "$(command -v wasm-bindgen)" "$bindgen/bin/wasm-bindgen"
  else
    say "Building wasm-bindgen $version, which makes the JavaScript side of the WebAssembly (once, about 2 minutes)"
    common=(wasm-bindgen-cli --version "$version" --no-default-features --root "$bindgen" --target-dir "$CACHE/tools-target")
    export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64
    cargo install --locked "${common[@]}" >"$CACHE/bindgen.log" 2>&1 || cargo install "${common[@]}" >"$CACHE/bindgen.log" 2>&1 \
      || { tail -n 20 "$CACHE/bindgen.log" >&2; die "wasm-bindgen could not be built"; }
    rm -rf "$CACHE/tools-target"
  fi
fi
printf 'export PATH=%q:"$PATH"\n' "$bindgen/bin"

# esbuild, wasm-opt, ECharts, the Inter font, Playwright and axe.
stamp="$ROOT/node_modules/.kundig-stamp"
if ! cmp -s "$ROOT/package-lock.json" "$stamp"; then
  say "Fetching the npm packages (about 20 seconds)"
  (cd "$ROOT" && npm ci --no-audit --no-fund --silent >&2)
  cp "$ROOT/package-lock.json" "$stamp"
fi
printf 'export PATH=%q:"$PATH"\n' "$ROOT/node_modules/.bin"
