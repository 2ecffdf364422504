place-where = Where
place-hint = A landmark phrase, or coordinates in any common form. Nothing is stored while you type.
place-example = 9 km south of Deir ez-Zor airfield
place-reading = Reading …
place-unreachable = The desk does not answer, so the place cannot be read yet. Your words are kept here.
place-again = Read it again
place-not-read = Not read as a place yet
place-not-in-gazetteer = A place that is not in our gazetteer may exist all the same.
place-one = Read as
place-several =
    { $count ->
        [2] These words can mean two places
       *[other] These words can mean { $count } places
    }
place-several-hint = Choose the one that is meant. Nothing is filed until a person has chosen.
place-chosen = Chosen
place-from = from
place-read-from = Read from: { $landmark }
place-landmark = { $name } ({ $kind })
place-kind-airfield = airfield
place-kind-city = city
place-kind-town = town
place-kind-village = village
place-kind-other = landmark
place-same-name = same name
place-apart = { $distance } from the first
place-apart-chosen = { $distance } from the chosen one
place-within = within { $distance }
place-more =
    { $count ->
        [one] One more landmark nearby, with another name
       *[other] { $count } more landmarks nearby, with other names
    }
place-doubt = Doubt
place-rule-rival = Another landmark nearby: the same words give another point.

place-note-as-written = as written
place-note-axes-swapped = latitude and longitude swapped
place-note-digits-as-minutes-seconds = the digits are minutes and seconds
place-note-northern-hemisphere = northern hemisphere
place-note-southern-hemisphere = southern hemisphere
place-note-shifted-to-wgs84 = brought from SK-42 to WGS 84

place-doubt-kind-not-found = Places of this name are known, but none of the kind that was said.
    .suggestion = Ask which place is meant, and of which kind.
place-doubt-kind-differs = This place is of another kind than was said; others of the name fit.
    .suggestion = Compare the kinds before you choose.
place-doubt-name-by-consonants = Only the consonants of the name agree.
    .suggestion = Have the name spelled.
place-doubt-several-landmarks = More than one landmark fits the name and the kind.
    .suggestion = Ask which one is meant.
place-doubt-vague-words = A word such as “about” or “near” was given.
    .suggestion = Ask for coordinates, or for the exact distance.
place-doubt-rival-of-the-name = Another landmark shares the name.
    .suggestion = Ask: measured from which of them?
place-doubt-digits-differ = One coordinate has at least two digits fewer than the other; it may be cut short.
    .suggestion = Have the digits read again.
place-doubt-outside-its-zone = The position lies outside the grid zone that was given.
    .suggestion = Have the zone read again.
place-doubt-height-not-read = A height was given and not read.
    .suggestion = State the height where heights are asked for.

# What the desk asks about a place. In English its own sentences stand there, which say more.
place-doubt-CF-LOC-04 = Were latitude and longitude swapped?
place-doubt-CF-LOC-05 = Is a sign or a hemisphere wrong?
place-doubt-CF-LOC-06 = Were minutes and seconds typed as decimals?
place-doubt-CF-LOC-07 = Did one digit slip, did two change places, or did the place truly move?
place-doubt-CF-LOC-08 = The digits tell the place to { $distance } only, and more is claimed. Are digits missing?
place-doubt-CF-LOC-09 = Is the zone, its letter or the square another?
place-doubt-CF-LOC-10 = Latitude and longitude are zero, as in a field that nobody filled in.
place-doubt-CF-LOC-11 = Latitude and longitude are the same number. Was one of them entered twice?
place-doubt-CF-LOC-12 = Both numbers are whole degrees. Are digits missing?
place-doubt-CF-LOC-13 = The point is the centre of a town, a governorate or a country. Was the place itself measured?
place-doubt-CF-LOC-14 = The point lies outside the area of operations, by about { $distance }.
place-doubt-CF-LOC-15 = The point lies at sea, about { $distance } from the nearest coast.
place-doubt-CF-LOC-16 = The point lies elsewhere than was stated, by about { $distance }.
place-doubt-CF-LOC-17 = The point is at a place of your own. Did a device give its own position?
place-doubt-CF-LOC-18 = Something is registered right beside this point. Both stay as they are. Are they one place?
place-doubt-meant = Likely meant:
place-doubt-compare = Compare with:
place-doubt-apart = { $distance } apart
place-doubt-look = Look at it
place-doubt-use = Use this instead
place-doubt-there = suggested point

place-map-from = from { $landmark }
place-map = Map of this place
place-map-open = Draw on the map
place-draw-circle = Draw a circle
place-draw-outline = Draw an outline
place-draw-stop = Stop drawing
place-drawn = The drawn area stands; the words are kept beside it.
place-drawn-apart = The words lead to a point { $distance } from the middle of the drawn area.
place-drawn-remove = Remove the drawn area
place-drawn-circle = drawn on the map: circle of { $radius } m around { $at }
place-drawn-outline = drawn on the map: outline around { $at }

place-back-position = Position
place-back-same = The same
place-back-grid = Grid
place-back-words = Check words, said last
place-back-aloud = Read this aloud; the other side repeats it
place-back-incomplete = Our gazetteer has fewer than two landmarks within 100 km of this point. Compare the digits twice.
place-back-waits = The desk has not given the text to be read back yet.
