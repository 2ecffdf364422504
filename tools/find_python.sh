#!/bin/sh
# Print the path of a Python that can build the environment, or say in one sentence what is missing.
#
# Tries $PYTHON alone if it is set; otherwise python3.13, python3.12, python3.11 and python3, in this order.
# A candidate counts only if it starts, is 3.11 or newer, and has venv, ensurepip, ssl and sqlite3.

probe='
import importlib.util, sys
if sys.version_info < (3, 11):
    sys.exit("old")
needed = ("venv", "ensurepip", "ssl", "sqlite3", "_ssl", "_sqlite3")
lacking = [name for name in needed if importlib.util.find_spec(name) is None]
if lacking:
    sys.exit("%s has no module %s" % (sys.executable, lacking[0].lstrip("_")))
# Not the copy in an environment that is about to be made anew.
print(getattr(sys, "_base_executable", None) or sys.executable)
'

lacking=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if answer=$("$candidate" -c "$probe" 2>&1); then
        printf '%s\n' "$answer"
        exit 0
    fi
    case $answer in
        *" has no module "*) lacking=${lacking:-$answer} ;;
    esac
done

if [ -n "$lacking" ]; then
    echo "Checkfire cannot make its environment: $lacking; install it (on Debian: apt-get install python3-venv) and run make again." >&2
else
    echo "Checkfire needs Python 3.11 or newer and found none as ${PYTHON:-python3.13, python3.12, python3.11 or python3}; install one (on Debian 12 or newer: apt-get install python3 python3-venv) or name it with make PYTHON=/path/to/python3." >&2
fi
exit 1
