# A PostgreSQL for tests. Sourced, after lib.sh. Sets TEST_POSTGRES_URL: the one given, or a
# throw-away cluster of our own that ends with the script. It never runs as root, listens on
# this machine only, and skips what makes data survive a power cut, unless told other settings.

# The folder with initdb and postgres, newest first; installs them if there is none.
postgres_programs() {
  local dir
  for dir in $(ls -d /usr/lib/postgresql/*/bin /usr/local/pgsql/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb 2>/dev/null || echo /nonexistent/x)")"; do
    [ -x "$dir/initdb" ] && [ -x "$dir/postgres" ] && { echo "$dir"; return 0; }
  done
  return 1
}

# Runs a command as the cluster's user: as we are, or as postgres or nobody when we are root.
as_cluster_user() {
  if [ "$(id -u)" != 0 ]; then "$@"
  else setpriv --reuid "$cluster_user" --regid "$(id -g "$cluster_user")" --clear-groups env HOME="$cluster" "$@"; fi
}

start_postgres() {
  local settings=${1:--c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c max_locks_per_transaction=256 -c shared_buffers=128MB}
  if [ -n "${TEST_POSTGRES_URL:-}" ]; then export TEST_POSTGRES_URL; return; fi
  local bin port try
  if ! bin=$(postgres_programs); then
    say "Installing PostgreSQL for the tests (once, about 1 minute)"
    apt_install postgresql
    bin=$(postgres_programs) || die "PostgreSQL is missing; set TEST_POSTGRES_URL to one for tests"
  fi
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/kundig-pg.XXXXXX")
  cluster_user=postgres
  id postgres >/dev/null 2>&1 || cluster_user=nobody
  if [ "$(id -u)" = 0 ]; then chown "$cluster_user" "$cluster"; fi
  chmod 700 "$cluster"
  trap 'stop_postgres' EXIT
  (cd / && as_cluster_user "$bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$cluster.log" 2>&1) \
    || { tail -n 5 "$cluster.log" >&2; die "initdb failed"; }
  for try in 1 2 3 4 5; do
    port=$((20000 + RANDOM))
    if (cd / && as_cluster_user "$bin/pg_ctl" -D "$cluster/data" -w -t 60 -l "$cluster/postgres.log" start -o "-h 127.0.0.1 -p $port -k $cluster $settings" >"$cluster.log" 2>&1); then
      cluster_bin=$bin
      export TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres"
      return
    fi
  done
  tail -n 5 "$cluster.log" >&2
  die "PostgreSQL for the tests did not start"
}

# Makes a database in the cluster of our own, and prints its URL.
postgres_database() {
  (cd / && as_cluster_user "$cluster_bin/createdb" --maintenance-db "$TEST_POSTGRES_URL" "$1") >&2
  echo "${TEST_POSTGRES_URL%/*}/$1"
}

stop_postgres() {
  if [ -n "${cluster_bin:-}" ]; then (cd / && as_cluster_user "$cluster_bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1) || true; fi
  if [ -n "${cluster:-}" ]; then rm -rf "$cluster" "$cluster.log"; fi
}
