#!/usr/bin/env bash
# Runs a command against a stack of its own: ./greenroom up in a temporary home on a free port, with an engine that the
# tests hold by its gates (engine/). The stack is stopped however the command ends, and none of its processes may be left.
#
#   scripts/run.sh COMMAND...     with BASE_URL, GREENROOM_HOME, ADMIN_KEY and GATES set
#
# BROWSER_HOME=<folder> keeps that stack for the next call instead: quick while writing tests; `./greenroom down` with the
# same GREENROOM_HOME ends it.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$(cd ../.. && pwd)

stop() {
    echo "browser: $1" >&2
    exit 1
}

# shellcheck source=install.sh
source scripts/install.sh
install_modules
CHROMIUM=$(find_chromium) || stop "no Chromium: install it (Debian/Ubuntu: apt install chromium fonts-noto-cjk), or name one in CHROMIUM"
CHROMIUM_SANDBOX=$(sandbox)
export CHROMIUM CHROMIUM_SANDBOX
PATH=$PWD/node_modules/.bin:$PATH

# What the caller has set for other stacks is not for this one.
for name in $(compgen -e); do
    case $name in GREENROOM_BUILD) ;; GREENROOM_*) unset "$name" ;; esac
done

if [[ -n ${BROWSER_HOME:-} ]]; then
    mkdir -p "$BROWSER_HOME"
    scratch=$(cd "$BROWSER_HOME" && pwd)
else
    # On a disk: /tmp may be memory.
    scratch=$(mktemp -d /var/tmp/greenroom-browser.XXXXXX)
fi
export GREENROOM_HOME=$scratch/home GATES=$scratch/gates GREENROOM_ENGINE_PROFILES=$scratch/profiles
export GREENROOM_RENDER_ENGINES=ffmpeg,gated GREENROOM_RENDER_SLOTS=4
mkdir -p "$GATES" "$GREENROOM_ENGINE_PROFILES"
sed -e "s|@engine@|$PWD/engine|" -e "s|@gates@|$GATES|" engine/gated.yml >"$GREENROOM_ENGINE_PROFILES/gated.yml"

end_stack() {
    [[ -z ${BROWSER_HOME:-} ]] || return 0
    "$root/greenroom" down >/dev/null || true
    local left=()
    if [[ -f $GREENROOM_HOME/stack-id ]]; then
        mapfile -t left < <(grep -lsF "GREENROOM_STACK_ID=$(<"$GREENROOM_HOME/stack-id")" /proc/[0-9]*/environ)
    fi
    rm -rf "$scratch"
    ((${#left[@]} == 0)) || stop "processes of the stack are left: ${left[*]}"
}
trap end_stack EXIT
trap 'exit 130' INT TERM

"$root/greenroom" up --detach || {
    tail -n 30 "$GREENROOM_HOME"/logs/*.log >&2 || true
    stop "the stack did not come up"
}
status=$("$root/greenroom" status --json)
BASE_URL=$(node -p 'JSON.parse(process.argv[1]).url' "$status")
ADMIN_KEY=$(node -p 'JSON.parse(process.argv[1]).admin_key' "$status")
export BASE_URL ADMIN_KEY GREENROOM="$root/greenroom"

"$@"
