#!/usr/bin/env bash
# How fast Kundig is on this machine, on SQLite and on PostgreSQL: fills both with the same
# demo data, times what people wait for, and prints one table beside the aims.
#   BENCH_CLIENTS, BENCH_DEALS, BENCH_EVENTS, BENCH_SAMPLES   other sizes: smaller ones take minutes
#   BENCH_NOTE           a sentence for the table's head: what else the machine was busy with
#   BENCH_OUT            where the table is written as well: docs/bench.md in the full size
. "$(dirname "$0")/lib.sh"
. "$ROOT/scripts/postgres.sh"
clients=${BENCH_CLIENTS:-100000} deals=${BENCH_DEALS:-50000} events=${BENCH_EVENTS:-1000000} samples=${BENCH_SAMPLES:-200}
out=${BENCH_OUT:-}
if [ -z "$out" ] && [ "$clients $deals $events" = "100000 50000 1000000" ]; then out=$ROOT/docs/bench.md; fi
lines=$("$ROOT/scripts/toolchain.sh")
eval "$lines"
cd "$ROOT"
"$ROOT/scripts/build.sh" dist
program=$ROOT/dist/kundig
KUNDIG_CHROMIUM=$(find_chromium) || exit 1
export KUNDIG_CHROMIUM

# Together with the server, so that libraries are compiled as the release has them.
requests() { cargo bench --locked -q -p crm -p server --features server/embed --bench requests "$@"; }
say "Building the bench"
requests --no-run

# Data survive a power cut here as they would at work: no figures bought with safety.
unset TEST_POSTGRES_URL
start_postgres "-c shared_buffers=256MB"
work=$(mktemp -d "${TMPDIR:-/tmp}/kundig-bench.XXXXXX")
trap 'rm -rf "$work"; stop_postgres' EXIT
email=bench@example.org password=corkscrew-lantern-7

# Seconds with milliseconds that a command takes.
seconds() {
  local began; began=$(date +%s%N)
  "$@" >"$work/last.log" 2>&1 || { tail -n 5 "$work/last.log" >&2; die "failed: $*"; }
  awk -v ns="$(($(date +%s%N) - began))" 'BEGIN { printf "%.3f\n", ns / 1e9 }'
}

for kind in sqlite postgres; do
  export KUNDIG_DATA=$work/$kind
  mkdir -p "$KUNDIG_DATA"
  database() { if [ $kind = sqlite ]; then echo "sqlite:$KUNDIG_DATA/$1.db"; else postgres_database "$1"; fi; }

  say "$kind: importing the real files"
  DATABASE_URL=$(database imports)
  export DATABASE_URL
  for part in accounts:clients products:products sales_teams:users sales_pipeline:deals; do
    seconds "$program" import "crm/tests/fixtures/b2b-sales/${part%:*}.csv" --as "${part#*:}" >"$KUNDIG_DATA/import.txt"
  done

  say "$kind: filling with $clients clients, $deals deals, $events events"
  DATABASE_URL=$(database bench)
  printf '%s' "$password" | "$program" user add "$email" --name Bench --role admin --password-stdin >/dev/null
  "$program" demo --clients "$clients" --deals "$deals" --events "$events" --seed 1 | tee "$KUNDIG_DATA/demo.txt" >&2

  say "$kind: timing requests, $samples samples of each"
  requests -- "$samples" | tee "$KUNDIG_DATA/requests.md" >&2

  say "$kind: the server"
  node scripts/bench/serve.mjs "$program" "$email" "$password" >"$KUNDIG_DATA/serve.json"
done
node scripts/bench/table.mjs "$work" "$program" "$clients" "$deals" "$events" "$samples" >"$work/bench.md"
cat "$work/bench.md"
if [ -n "$out" ]; then mkdir -p "$(dirname "$out")" && cp "$work/bench.md" "$out"; fi
