#!/bin/sh
# Compile the kernel of a check into the package, where there is a compiler. Checks give the same answers without.
# Contracted multiplications would give other last digits than Python does, so they are off.
set -eu
store=${1:-src/checkfire/store}
if ! command -v "${CC:-cc}" >/dev/null 2>&1; then
	echo "No C compiler: checks will use the slower index."
	exit 0
fi
"${CC:-cc}" -O3 -march=native -ffp-contract=off -shared -fPIC -o "$store/kernel.so.new" "$store/kernel.c" -lm
mv "$store/kernel.so.new" "$store/kernel.so"
