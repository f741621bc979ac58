#!/usr/bin/env bash
# Builds the static export into out/: pages, their content security policies (csp.json) and .br/.gz copies.
# Does nothing when no source has changed since the last build. Needs node 20.19+ and npm; a download happens only
# when node_modules does not match package-lock.json.
set -euo pipefail
cd "$(dirname "$0")/.."
export NEXT_TELEMETRY_DISABLED=1 CI=1

stop() {
    echo "web-ui: $1" >&2
    exit 1
}

sources() {
    find app components lib messages scripts ./*.json ./*.ts ./*.mjs -type f ! -name next-env.d.ts ! -name schema.d.ts -print0
}

stamp() {
    { node -p process.versions.node; sources | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum | cut -d' ' -f1
}

# shellcheck source=install.sh
source scripts/install.sh

now=$(stamp)
if [ -f out/.stamp ] && [ "$(cat out/.stamp)" = "$now" ]; then
    echo "web-ui: out/ is up to date"
    exit 0
fi

install_modules
generate_client || stop "openapi-typescript failed"
rm -rf out
UI_BUILD_ID=${now:0:20} node node_modules/next/dist/bin/next build >.next-build.log 2>&1 || {
    cat .next-build.log >&2
    # The bundler remembers its own failures: the next try must not meet them.
    rm -rf .next
    stop "next build failed"
}
node scripts/csp.mjs out
node scripts/precompress.mjs out
# Maven copies out/ but never removes: files of an earlier build must not stay in the jar.
rm -rf target/classes/META-INF/greenroom-ui
echo "$now" >out/.stamp
