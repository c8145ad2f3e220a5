#!/bin/sh
# Installs from Debian what the tests need and this machine lacks: a browser, a PostgreSQL server, a Chinese font, and for
# papers LibreOffice, a tool that makes photos smaller, and one that reads PDF; for charts what makes pictures of them.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
[ -n "$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null)" ] || missing="$missing postgresql"
[ -n "$(find /usr/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ] || missing="$missing fonts-noto-cjk"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
command -v vipsthumbnail >/dev/null 2>&1 || missing="$missing libvips-tools"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v rsvg-convert >/dev/null 2>&1 || missing="$missing librsvg2-bin"
[ -z "$missing" ] && exit 0
echo "Installing:$missing"
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
$sudo apt-get update -q
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends $missing
