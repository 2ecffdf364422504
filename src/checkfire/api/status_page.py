"""A plain page that says that the desk is up, what it is and how to talk to it."""

from __future__ import annotations

from html import escape

from checkfire import __version__
from checkfire.api.route import Services
from checkfire.wire.strict import print_instant

_PAGE = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkfire: {origin}</title>
</head>
<body>
<main>
{banner}<h1>Checkfire</h1>
<p>The desk <b>{origin}</b> is up.</p>
<dl>
<dt>Entries in the log</dt><dd>{size}</dd>
<dt>Carried, not recorded yet</dt><dd>{unrecorded}</dd>
<dt>The desk's clock (UTC)</dt><dd><bdi dir="ltr">{now}</bdi></dd>
<dt>The log's key</dt><dd><code>{log_key}</code></dd>
<dt>Software</dt><dd>{version}</dd>
</dl>
<p>Programs start at <a href="/v1/openapi.json">/v1/openapi.json</a>.
People use <code>checkfire --help</code>.</p>
<p>Absence from a register says nothing about protection.</p>
</main>
</body>
</html>
"""


def status_page(services: Services) -> bytes:
    """Return the page; it shows nothing that is not public."""
    from checkfire.proof.key import print_vkey  # noqa: PLC0415 - only this page needs it

    desk = services.desk
    banner = (
        "<p><strong>REPLAY: this is the packaged day, not a live desk.</strong></p>\n"
        if services.replay
        else ""
    )
    page = _PAGE.format(
        origin=escape(desk.origin),
        banner=banner,
        size=desk.ledger.size,
        unrecorded=desk.unrecorded,
        now=escape(print_instant(desk.now)),
        log_key=escape(print_vkey(desk.ledger.log_key.verifier_key)),
        version=escape(__version__),
    )
    return page.encode()
