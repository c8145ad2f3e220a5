#!/bin/sh
# The bench beside a PostgreSQL of its own, with the disk's guarantees on, gone when the bench is. Arguments: see Program.cs.
set -eu
cd "$(dirname "$0")/.."
dotnet build bench/ChatAssist.Bench -c Release -v quiet
dir=$(mktemp -d /tmp/chatassist-bench-XXXXXX)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
stop() {
  [ ! -f "$dir/data/postmaster.pid" ] || kill -INT "$(head -1 "$dir/data/postmaster.pid")" 2>/dev/null || true
  while [ -f "$dir/data/postmaster.pid" ]; do sleep 0.1; done
  rm -rf "$dir"
}
trap stop EXIT
if [ -n "$bin" ]; then
  as=""
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$dir"
    as="runuser -u postgres --"
  fi
  port=$((20000 + $$ % 20000))
  (cd / && $as "$bin/initdb" -D "$dir/data" -U bench -A trust -E UTF8 --locale=C >"$dir/initdb.log" 2>&1)
  (cd / && $as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" -o "-p $port -k $dir -c listen_addresses=127.0.0.1 -c max_connections=200" start >/dev/null)
  export BENCH_POSTGRES="Host=127.0.0.1;Port=$port;Username=bench"
else
  echo "No PostgreSQL here (make tools installs it): SQLite alone is measured."
fi
dotnet bench/ChatAssist.Bench/bin/Release/net10.0/ChatAssist.Bench.dll "$@"
