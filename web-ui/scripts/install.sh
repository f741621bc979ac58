# shellcheck shell=bash
# Sourced by build.sh and check.sh, which run in web-ui/ and define `stop`.

oldest_node=20.19.0

command -v node >/dev/null || stop "node is missing: install Node.js $oldest_node or newer (https://nodejs.org)"
command -v npm >/dev/null || stop "npm is missing: install it beside Node.js"
node_version=$(node -p process.versions.node)
[ "$(printf '%s\n%s\n' "$oldest_node" "$node_version" | sort -V | head -n 1)" = "$oldest_node" ] ||
    stop "node $node_version is too old: install Node.js $oldest_node or newer (https://nodejs.org)"

# Makes the types of the gateway's calls of its description, which its own tests keep true.
generate_client() {
    [ lib/api/schema.d.ts -nt openapi.json ] ||
        node_modules/.bin/openapi-typescript openapi.json --alphabetize --empty-objects-unknown --output lib/api/schema.d.ts >/dev/null
}

# Leaves node_modules as package-lock.json says; silent and offline when it already is.
install_modules() {
    cmp -s package-lock.json node_modules/.installed-lock && return
    npm ci --prefer-offline --loglevel=error
    cp package-lock.json node_modules/.installed-lock
}
