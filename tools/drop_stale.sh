#!/bin/sh
# Drop the stamps of an environment that cannot be used any more, so that make makes it anew.
#
# The argument is the whole path of the environment, as it is now. It is stale if its Python does not
# start, or if it was made at another place: its programs would then run those of the old one.

venv=$1
[ -e "$venv/.made" ] || exit 0
if grep -qF "$venv" "$venv/bin/activate" 2>/dev/null && "$venv/bin/python" -c '' 2>/dev/null; then
    exit 0
fi
echo "The environment in $venv was moved, or its Python is gone; it is made anew" >&2
rm -f "$venv/.made" "$venv/.run" "$venv/.test" "$venv/.tools"
