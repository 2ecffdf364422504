"""Which humanitarian symbols the console has, and what each stands for on the map.

No emblem is among them: neither the protective emblems (cross, crescent, crystal, Blue Shield),
nor anything of the United Nations, nor a sign of one religion, nor a frame that tells friend from foe.
There is no tick either: none of our answers says that a place may be entered.
"""

from checkfire.wire.register import SiteCategory

SITES = {
    SiteCategory.HEALTH: "health",
    SiteCategory.EDUCATION: "school",
    SiteCategory.DISPLACEMENT: "idp-refugee-camp",
    SiteCategory.HUMANITARIAN: "partnership",
    SiteCategory.WATER: "water-sanitation-and-hygiene",
    SiteCategory.ELECTRICITY: "power-electricity",
    SiteCategory.FOOD: "food-security",
    SiteCategory.COMMUNICATIONS: "cell-tower",
    SiteCategory.CROSSING: "border-crossing",
    SiteCategory.WORSHIP_OR_CULTURE: "university",
    SiteCategory.UN_POSITION: "observation-tower",
    SiteCategory.OTHER: "building",
}
"""The symbol of every category of site."""

OBJECTS = {"movement": "truck", "position": "location", "notice": "advocacy", "halt": "halt"}
"""The symbol of everything else that is placed on the map."""

DRAWN = (
    *SITES.values(),
    *OBJECTS.values(),
    "alert",
    "bridge",
    "bus",
    "distribution-site",
    "health-facility",
    "help",
    "humanitarian-access",
    "mobile-clinic",
    "water-trucking",
)
"""What can be drawn on the map, and is therefore in the table as well."""

PAGES = (
    "airport",
    "calendar",
    "checkpoint",
    "document",
    "download",
    "edit",
    "filter",
    "hidden",
    "link",
    "map",
    "market",
    "notification",
    "port",
    "print",
    "search",
    "settings",
    "time",
    "walkie-talkie",
)
"""What only the pages use."""

BLACK = frozenset({"health-facility", "mobile-clinic"})
"""Symbols with a white cross: black and nothing else, for in another colour they come near an emblem."""

ANCHORS = {"location": (0.5, 1.0)}
"""Where on the symbol the place is, from the upper left corner, if it is not the middle."""
