#!/bin/sh
# Install with pip, or say in one sentence what is missing.
#
# The first argument is the Python, all others are pip's.
set -u

python=$1
shift
told=$(mktemp)
trap 'rm -f "$told"' EXIT

if "$python" -m pip install --quiet --no-input --disable-pip-version-check "$@" 2>"$told"; then
    exit 0
fi
if grep -qE "No matching distribution|Could not find a version|Max retries exceeded|Failed to establish|NewConnectionError|NameResolutionError" "$told"; then
    lacking=$(sed -n 's/.*No matching distribution found for \([^ ;]*\).*/\1/p' "$told" | head -n 1)
    echo "pip finds no package registry that has ${lacking:-what is pinned in requirements/}; set one up (pip config set global.index-url URL, or PIP_INDEX_URL) and run make again." >&2
else
    cat "$told" >&2
fi
exit 1
