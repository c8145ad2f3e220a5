#!/bin/sh
# Says which of the owner's packages is off here though it can be restored by now. No answer is no failure: a registry that is
# out of reach says nothing about a change.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
look() {
  name=$1; shift
  [ "$(dotnet msbuild "$root/src/ChatAssist/ChatAssist.csproj" -getProperty:"Use$name")" = true ] && return
  references=""
  for package in "$@"; do
    version=$(sed -n "s/.*PackageVersion Include=\"$package\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props")
    references="$references<PackageReference Include=\"$package\" Version=\"$version\" />"
  done
  echo "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>$references</ItemGroup></Project>" \
    >"$scratch/look.csproj"
  if timeout 120 dotnet restore "$scratch/look.csproj" --packages "$scratch/packages" --no-http-cache >/dev/null 2>&1; then
    echo "$* can be restored by now: Use$name in Directory.Build.props can be true."
  fi
}
look Stateless Stateless
look Hangfire Hangfire.AspNetCore Hangfire.PostgreSql Hangfire.Storage.SQLite
look Senparc Senparc.Weixin.Work
exit 0
