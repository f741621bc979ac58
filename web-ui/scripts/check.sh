#!/usr/bin/env bash
# The UI's own checks: format and lint (biome), types (tsc), tests (vitest). Runs them all and ends with one line.
set -uo pipefail
cd "$(dirname "$0")/.."
export CI=1

stop() {
    echo "web-ui: $1" >&2
    exit 1
}

# shellcheck source=install.sh
source scripts/install.sh
install_modules || stop "npm ci failed"
generate_client || stop "openapi-typescript failed"

passed=0
failed=0
count() { if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }

count node_modules/.bin/biome check --error-on-warnings .
count node_modules/.bin/next typegen
count node_modules/.bin/tsc --noEmit

report=$(mktemp)
trap 'rm -f "$report"' EXIT
node_modules/.bin/vitest run --reporter=default --reporter=json --outputFile.json="$report"
vitest_exit=$?
tests=$(node -p 'const r = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
    const broken = r.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    `${r.numPassedTests} ${r.numFailedTests + broken.length}`' "$report" 2>/dev/null || echo "0 1")
read -r tests_passed tests_failed <<<"$tests"
# An error outside of any test fails the run too.
[ "$vitest_exit" -eq 0 ] || [ "$tests_failed" -gt 0 ] || tests_failed=1

echo "web-ui: $((passed + tests_passed)) passed, $((failed + tests_failed)) failed"
[ $((failed + tests_failed)) -eq 0 ]
