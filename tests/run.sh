#!/bin/sh
# Runs all tests and ends with one plain line: N passed, N failed, N skipped. Exit code 0 only where none failed and some ran.
set -u
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet test tests/ChatAssist.Tests -c "$1" --no-build --results-directory "$results" --logger "trx;LogFileName=tests.trx" \
  --logger "console;verbosity=minimal"
status=$?
counters=$(grep -o '<Counters [^>]*' "$results/tests.trx" 2>/dev/null)
count() { echo "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
total=$(count total); passed=$(count passed); executed=$(count executed)
passed=${passed:-0}; executed=${executed:-0}; total=${total:-0}
failed=$((executed - passed)); skipped=$((total - executed))
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
