map-title = MapAndList
