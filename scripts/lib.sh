# Shared by the scripts: where things are, and how they speak. Sourced, not run.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${KUNDIG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kundig}
mkdir -p "$CACHE"
# Clean clones of a build machine share their compiled libraries; what grew too big starts anew.
if [ "${CI:-}" = true ] && [ -z "${CARGO_TARGET_DIR:-}" ]; then
  export CARGO_TARGET_DIR="$CACHE/target" CARGO_INCREMENTAL=0
  if [ "$(du -sm "$CARGO_TARGET_DIR" 2>/dev/null | cut -f1)" -gt 12000 ] 2>/dev/null; then rm -rf "$CARGO_TARGET_DIR"; fi
fi

# What is being done, why, and roughly how long it takes.
say() { printf '\033[1m• %s\033[0m\n' "$*" >&2; }
die() { printf 'kundig: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: as it is, or by sudo, or says what is missing.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else die "root is needed to run '$*'. Run that as root, then start again."; fi
}

# Installs Debian or Ubuntu packages, with one refresh of the package lists a day.
apt_install() {
  have apt-get || die "install these packages with your system's package manager, then start again: $*"
  local stamp="$CACHE/apt-updated"
  if [ -z "$(find "$stamp" -mtime -1 2>/dev/null)" ]; then
    as_root apt-get update -qq && touch "$stamp"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$CACHE/apt.log" 2>&1 \
    || { tail -n 5 "$CACHE/apt.log" >&2; die "apt-get could not install: $*"; }
}

# One line out of Cargo.lock: the version of a crate.
locked_version() {
  awk -v want="name = \"$1\"" '$0==want {getline; gsub(/version = |"/,""); print; exit}' "$ROOT/Cargo.lock"
}

# The browser for tests and measurements: the system's, or installed.
find_chromium() {
  local name
  for name in "${KUNDIG_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  say "Installing Chromium (once, about 1 minute)"
  # Ubuntu's package of that name is only a pointer to another store: Playwright brings its own there.
  if ! { (apt_install chromium) && command -v chromium; }; then
    playwright install --with-deps chromium >&2 || die "Chromium could not be installed; set KUNDIG_CHROMIUM to one"
    node -e 'console.log(require("playwright").chromium.executablePath())'
  fi
}
