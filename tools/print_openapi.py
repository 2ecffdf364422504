"""Print the OpenAPI document of the desk; the console's types are made from it."""

from __future__ import annotations

import json
import sys

from checkfire.api.openapi import openapi_document

if __name__ == "__main__":
    json.dump(openapi_document(), sys.stdout, indent=1)
