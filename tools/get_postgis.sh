#!/bin/sh
# Install PostGIS for the benchmark where Debian's packages can be installed; it is only ever run on a private socket.
set -eu
if [ -e /usr/lib/postgresql/15/lib/postgis-3.so ]; then
	exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	apt-get install -y --no-install-recommends postgresql-15-postgis-3 >/dev/null 2>&1 && exit 0
fi
echo "PostGIS is not here and cannot be installed; the benchmark goes on without it."
