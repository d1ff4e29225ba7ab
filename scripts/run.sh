#!/usr/bin/env bash
# Builds what changed and serves it. Arguments go to `kundig serve`.
. "$(dirname "$0")/lib.sh"
"$ROOT/scripts/build.sh" dev
target=${CARGO_TARGET_DIR:-$ROOT/target}
export KUNDIG_DATA=${KUNDIG_DATA:-$ROOT/data}
exec "$target/debug/kundig" serve "$@"
