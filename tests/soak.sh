#!/bin/sh
# The long run under faults (docs/faults.md): SEEDS plans from FROM on, then the table; the exit code says whether all held.
set -u
TABLE=$(mktemp); export TABLE
trap 'rm -f "$TABLE"' EXIT
dotnet test tests/ChatAssist.Tests -c "$1" --no-build --filter "FullyQualifiedName~EndToEnd.Soak" --logger "console;verbosity=quiet" >/dev/null
status=$?
cat "$TABLE"
exit $status
