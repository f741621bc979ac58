# shellcheck shell=bash
# Sourced by run.sh and test.sh, which run in infra/browser and define `stop`.

# Node, and install_modules, as the pages themselves have them.
# shellcheck source=../../../web-ui/scripts/install.sh
source ../../web-ui/scripts/install.sh

# Prints the path of the browser; fails where there is none.
find_chromium() {
    local program
    for program in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
        command -v "$program" && return
    done
    return 1
}

# Root's browser has no sandbox, and neither has one whose user may make no namespace. It opens our own pages alone.
sandbox() {
    if (($(id -u) != 0)) && unshare --user true 2>/dev/null; then echo on; else echo off; fi
}
