#!/usr/bin/env bash
# All of the browser tests, their own format and types first. Ends with one line: browser: n passed, m failed, k skipped.
# Where no Chromium is installed it says which tests it skipped and succeeds.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=1

stop() {
    echo "browser: $1" >&2
    exit 1
}

# shellcheck source=install.sh
source scripts/install.sh
install_modules || stop "npm ci failed"
node_modules/.bin/biome check --error-on-warnings . || stop "biome check failed"
node_modules/.bin/tsc || stop "tsc failed"

if ! find_chromium >/dev/null; then
    mkdir -p target
    echo "browser: no Chromium is installed (Debian/Ubuntu: apt install chromium fonts-noto-cjk), so these are skipped:"
    node_modules/.bin/playwright test --list --reporter=list | sed -n "s/^ *\[tests\] › /  /p" | tee target/skipped.txt
    echo "browser: 0 passed, 0 failed, $(wc -l <target/skipped.txt) skipped"
    exit 0
fi

exec bash scripts/run.sh playwright test --project=tests
