#!/bin/sh
# Makes sure that the browser tests have Debian's Chromium and fonts for Arabic; says in one sentence what is missing.
set -eu

FONT=/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf

present() {
    command -v chromium >/dev/null 2>&1 && [ -e "$FONT" ]
}

if present; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need Chromium as 'chromium' and Noto fonts in $FONT; install them and run this again." >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root=sudo
else
    echo "The browser tests need Chromium: run 'apt-get install chromium fonts-noto-core' as root, then this again." >&2
    exit 1
fi
echo "Installing Chromium and fonts for the browser tests"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
if ! present; then
    echo "Chromium or its fonts did not get installed; run 'apt-get install chromium fonts-noto-core' and look why." >&2
    exit 1
fi
