"""What holds for every place: round trips, bounds that err towards larger, and no surprise from any text."""

import contextlib
import math
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from checkfire.errors import CheckfireError
from checkfire.locate.bound import spread_m
from checkfire.locate.check_content import content_of_point
from checkfire.locate.check_words import ALPHABET, check_words
from checkfire.locate.coordinate_mgrs import print_mgrs
from checkfire.locate.coordinate_print import print_decimal, print_dms
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.gazetteer import Gazetteer
from checkfire.locate.geodesic import destination, distance_and_bearing, distance_m, is_surely_beyond
from checkfire.locate.kinds import LandmarkKind
from checkfire.locate.landmark import Landmark
from checkfire.locate.names import fold, keys, skeleton
from checkfire.locate.phrase import parse_phrase
from checkfire.locate.phrase_words import POINTS
from checkfire.locate.read_back import read_back
from checkfire.locate.read_place import read_place
from checkfire.locate.reading import Note
from checkfire.locate.resolve import PhraseReading, read_from
from checkfire.reach.gazetteer import load_gazetteer
from checkfire.vocab.place import Point

E7 = 10_000_000
POINT = st.builds(Point, lat_e7=st.integers(-90 * E7, 90 * E7), lon_e7=st.integers(-180 * E7, 180 * E7))
NEARBY_DEG = st.floats(-0.5, 0.5)
KINDS = st.sampled_from(LandmarkKind)
REGION = load_gazetteer()
PIECES = st.sampled_from(
    [
        *"0123456789.,;:/+-°'\"NSEWOM \u0660\u06f5\u066b\u200e…éش",
        *(
            "35.2854",
            "40.1760",
            "351707",
            "0401034",
            "37S",
            "37SFV",
            "FV",
            "06940",
            "3900000",
            "WGS84",
            "lat ",
            "lon ",
        ),
        *(
            "km ",
            "nm ",
            "9",
            " south ",
            "SSW",
            " of ",
            "from ",
            "bearing ",
            "about ",
            "near ",
            "Deir ez-Zor",
            " airfield",
        ),
    ]
)
WORDS_AROUND = st.sampled_from(
    [
        *(
            " Hospital at ",
            " в ",
            " и ",
            " شمال ",
            " و",
            " N ",
            "\n",
            " (",
            ") ",
            ", 40 beds",
            "2: ",
            " 14:30 ",
        ),
        *(
            " 17.09.2016 ",
            "+963 51 351 707 ",
            " SK-42 ",
            " datum ",
            "https://",
            "geo:",
            "POINT(",
            "?q=",
            "!3d",
        ),
        *("UTM ", "zone ", " 606941 ", "35.17.07", "d", "m", "s", "35.2854, 40.1760", "37SFV0694005327"),
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join))


def resolve_phrase(text: str, gazetteer: Gazetteer, **limits_m: int) -> PhraseReading:
    """Return the reading from the landmark that fits best."""
    phrase = parse_phrase(text)
    return read_from(phrase, gazetteer.require(phrase.name), gazetteer, **limits_m)


@st.composite
def _gazetteers(draw: st.DrawFn) -> Gazetteer:
    """Draw up to eight landmarks within some 80 km of a point anywhere, several of one name."""
    centre = draw(st.tuples(st.floats(-89, 89), st.floats(-180, 180)))
    places = draw(
        st.lists(st.tuples(NEARBY_DEG, NEARBY_DEG, KINDS, st.sampled_from("AB")), min_size=1, max_size=8)
    )
    return Gazetteer(
        Landmark(
            id=f"t:{number}",
            name=f"Place {name}",
            kind=kind,
            point=Point.of_degrees(centre[0] + lat, centre[1] + lon),
            source="test",
            country="XX",
        )
        for number, (lat, lon, kind, name) in enumerate(places)
    )


@given(POINT)
@example(Point(lat_e7=90 * E7, lon_e7=180 * E7))
@example(Point(lat_e7=-90 * E7, lon_e7=-180 * E7))
@example(Point(lat_e7=84 * E7, lon_e7=-180 * E7))
@example(Point(lat_e7=-80 * E7, lon_e7=60 * E7))
@example(Point(lat_e7=64 * E7 - 1, lon_e7=3 * E7))
@example(Point(lat_e7=-1, lon_e7=-1))
def test_what_is_printed_reads_back_to_the_point(point: Point) -> None:
    """R3: a position read aloud in any format leads back to it, within the uncertainty that is shown."""
    for text in (
        print_decimal(point),
        print_dms(point),
        *(print_mgrs(point, digits) for digits in range(1, 6)),
    ):
        (reading,) = [one for one in read_coordinates(text) if one.note is Note.AS_WRITTEN]
        assert distance_m(reading.point, point) <= reading.uncertainty_m


@given(POINT)
def test_printing_what_was_read_changes_nothing(point: Point) -> None:
    """Degrees that were printed, read and printed again are the same text."""
    for write in (print_decimal, print_dms):
        (reading,) = [one for one in read_coordinates(write(point)) if one.note is Note.AS_WRITTEN]
        text = write(reading.point)
        assert text == write(point) or reading.point.lat_e7 == 0 or reading.point.lon_e7 == 0


@given(POINT, st.integers(0, 7), st.booleans())
def test_digits_that_were_cut_stay_within_the_larger_bound(point: Point, places: int, rounded: bool) -> None:
    """R4: the bound holds for rounded digits, and the doubled one for digits that were cut."""

    def write(value_e7: int) -> str:
        scaled = Fraction(abs(value_e7), E7) * 10**places
        digits = f"{round(scaled) if rounded else int(scaled):0{places + 1}d}"
        cut = len(digits) - places
        return f"{digits[:cut]}.{digits[cut:]}" if places else digits

    letters = ("S" if point.lat_e7 < 0 else "N", "W" if point.lon_e7 < 0 else "E")
    reading = read_coordinates(f"{write(point.lat_e7)}{letters[0]} {write(point.lon_e7)}{letters[1]}")[0]
    bound_m = reading.uncertainty_m if rounded else reading.uncertainty_if_cut_m
    assert distance_m(reading.point, point) <= bound_m


@given(st.integers(-90 * E7, 90 * E7), st.integers(-90 * E7, 90 * E7))
def test_a_bare_pair_always_carries_the_swapped_reading(lat_e7: int, lon_e7: int) -> None:
    """R4: two numbers without letters are never read in one way only, unless both ways are one."""
    assume(lat_e7 != lon_e7)
    text = f"{lat_e7 / E7:.7f}, {lon_e7 / E7:.7f}"
    readings = {one.note: one.point for one in read_coordinates(text)}
    assert readings[Note.AS_WRITTEN] == Point(lat_e7=lat_e7, lon_e7=lon_e7)
    assert readings[Note.AXES_SWAPPED] == Point(lat_e7=lon_e7, lon_e7=lat_e7)


@given(POINT, st.floats(1, 100_000), st.floats(0, 359.999))
def test_distance_and_bearing_lead_there_and_back(origin: Point, length_m: float, bearing_deg: float) -> None:
    """A point at a distance and bearing is measured at this distance and bearing, anywhere but at a pole."""
    assume(abs(origin.lat_e7) < 89 * E7)
    far_m, measured_deg = distance_and_bearing(origin, destination(origin, length_m, bearing_deg))
    assert math.isclose(far_m, length_m, abs_tol=0.02)
    turn_deg = (measured_deg - bearing_deg + 180) % 360 - 180
    assert math.radians(abs(turn_deg)) * length_m <= 0.03


@given(POINT, NEARBY_DEG, NEARBY_DEG, st.floats(0, 80_000))
def test_the_cheap_test_never_drops_what_is_within(
    point: Point, lat: float, lon: float, limit_m: float
) -> None:
    """No landmark within the limit is left out for speed."""
    other = Point.of_degrees(max(-90.0, min(90.0, point.lat_deg + lat)), point.lon_deg + lon)
    assert not (is_surely_beyond(point, other, limit_m) and distance_m(point, other) <= limit_m)


@given(_gazetteers(), st.floats(100, 90_000))
def test_nearness_is_the_same_as_measuring_everything(gazetteer: Gazetteer, within_m: float) -> None:
    """The gazetteer finds exactly the landmarks within the distance."""
    origin = gazetteer.landmarks[0].point
    expected = {one.id for one in gazetteer.landmarks if distance_m(origin, one.point) <= within_m}
    assert {one.landmark.id for one in gazetteer.near(origin, within_m)} == expected


@given(
    _gazetteers(),
    st.integers(1, 60),
    st.sampled_from(POINTS),
    st.integers(1_000, 60_000),
    st.integers(0, 9_000),
)
def test_rivals_are_all_that_are_near_and_apart(
    gazetteer: Gazetteer, distance_km: int, direction: str, within_m: int, apart_m: int
) -> None:
    """R2: every other landmark within the one limit and beyond the other is a rival, and no other is."""
    text = f"{distance_km} km {direction} of {gazetteer.landmarks[0].name}"
    reading = resolve_phrase(text, gazetteer, rival_within_m=within_m, rival_apart_m=apart_m)
    bearing_deg = POINTS.index(direction) * 22.5
    expected = {
        one.id
        for one in gazetteer.landmarks
        if one.id != reading.landmark.id
        and distance_m(one.point, reading.landmark.point) <= within_m
        and distance_m(destination(one.point, distance_km * 1_000, bearing_deg), reading.point) > apart_m
    }
    assert {rival.landmark.id for rival in reading.rivals} == expected
    assert all(rival.apart_m > apart_m and rival.distance_m <= within_m for rival in reading.rivals)
    names_first = [not rival.name_fits for rival in reading.rivals]
    assert names_first == sorted(names_first)
    assert reading == resolve_phrase(text, gazetteer, rival_within_m=within_m, rival_apart_m=apart_m)


@given(
    _gazetteers(),
    st.integers(1, 900).map(lambda tenths: f"{tenths / 10}"),
    st.one_of(st.sampled_from(POINTS), st.integers(0, 360).map(lambda degrees: f"{degrees}°")),
    st.booleans(),
)
def test_a_phrase_leads_as_far_and_in_the_direction_that_it_says(
    gazetteer: Gazetteer, distance_km: str, direction: str, is_vague: bool
) -> None:
    """R2: seen from the landmark chosen, the point lies at the distance and bearing of the phrase."""
    phrase = parse_phrase(f"{'about ' if is_vague else ''}{distance_km} km {direction} from Place A")
    landmark = gazetteer.landmarks[0]
    assume(abs(landmark.point.lat_e7) < 88 * E7)
    point = destination(landmark.point, phrase.distance_m, phrase.bearing_deg)
    far_m, bearing_deg = distance_and_bearing(landmark.point, point)
    assert math.isclose(far_m, phrase.distance_m, abs_tol=0.02)
    assert math.radians(abs((bearing_deg - phrase.bearing_deg + 180) % 360 - 180)) * far_m <= 0.05
    assert phrase.is_vague is is_vague


@given(
    POINT,
    st.integers(1, 400),
    st.sampled_from([*POINTS, "213°", "210°"]),
    st.floats(-1, 1),
    st.floats(-1, 1),
)
def test_the_bound_of_a_phrase_holds_for_all_that_it_can_mean(
    origin: Point, distance_km: int, direction: str, radial: float, turn: float
) -> None:
    """R2: wherever in its digits and sector the place meant lies, it is within the accuracy that is shown."""
    phrase = parse_phrase(f"{distance_km} km {direction} from X")
    point = destination(origin, phrase.distance_m, phrase.bearing_deg)
    meant = destination(
        origin,
        max(0.0, phrase.distance_m + radial * phrase.distance_half_m),
        phrase.bearing_deg + turn * phrase.bearing_half_deg,
    )
    assert distance_m(point, meant) <= spread_m(phrase) + 0.05


@given(POINT)
def test_a_read_back_is_made_of_landmarks_around_the_point(point: Point) -> None:
    """R3: a read-back anywhere has at most three landmarks, none beyond 100 km, the nearest first."""
    back = read_back(point, REGION)
    distances = [one.distance_m for one in back.landmarks]
    assert distances == sorted(distances)
    assert len(distances) <= 3
    assert all(
        far_m <= 100_000 and 0 <= one.bearing_deg < 360
        for far_m, one in zip(distances, back.landmarks, strict=True)
    )
    assert back == read_back(point, REGION)


@given(TEXTS)
@example("lat 35 N N lon 40 E")
@example("9" * 150 + " km south of Raqqa")
@example("37S " + "9" * 90 + " " + "9" * 90)
@example("35." + "1" * 180 + "N 4E")
def test_any_text_is_read_or_refused_as_ours(text: str) -> None:
    """No text brings the desk down: it is read, or refused with an error of our own that has a code."""
    try:
        readings = read_place(text, REGION)
    except CheckfireError as exc:
        assert exc.code
    else:
        assert readings
        assert all(reading.stated == text and reading.accuracy_m > 0 for reading in readings)
    with contextlib.suppress(CheckfireError):
        read_coordinates(text)


@given(st.lists(st.one_of(PIECES, WORDS_AROUND), max_size=120).map("".join))
@example("1 N 1 E " * 250)
@example("https://www.google.com/maps/@" + "1," * 400)
def test_any_message_is_read_or_refused_as_ours(text: str) -> None:
    """R4: a message of any make gives positions on Earth, or an error of our own that has a code."""
    try:
        readings = read_coordinates(text)
    except CheckfireError as exc:
        assert exc.code
    else:
        assert readings
        assert all(0 < one.half_diagonal_m <= one.uncertainty_m + 1 for one in readings)


@given(st.text(max_size=30))
def test_folding_a_folded_name_changes_nothing_that_matters(name: str) -> None:
    """A name can be folded by anybody, any number of times, and still meets itself."""
    assert keys(name) == keys(name.upper()) or any(char.upper().lower() != char.lower() for char in name)
    assert fold(name) == " ".join(fold(name).split())
    assert set(skeleton(name)) <= set("bcdfghjklmnpqrstvwxyz")


@given(POINT)
@example(Point(lat_e7=-1, lon_e7=-1))
@example(Point(lat_e7=90 * E7, lon_e7=180 * E7))
def test_every_wrong_digit_and_every_swap_changes_the_check_words(point: Point) -> None:
    """R3: one digit wrong, or two neighbours swapped, in a spoken position is never missed."""
    said = content_of_point(point)
    words = check_words(said)
    for at, char in enumerate(said):
        others = "0123456789" if char.isdigit() else ALPHABET
        wrong = [said[:at] + other + said[at + 1 :] for other in others if other != char]
        swapped = said[:at] + said[at : at + 2][::-1] + said[at + 2 :]
        assert all(check_words(text) != words for text in wrong)
        assert swapped == said or check_words(swapped) != words


@given(POINT)
@example(Point(lat_e7=-1, lon_e7=-1))
@example(Point(lat_e7=0, lon_e7=-180 * E7))
def test_who_types_what_was_spoken_has_the_same_check_words(point: Point) -> None:
    """R3: the position that is read aloud, typed in at the other end, gives the same two words there."""
    back = read_back(point, Gazetteer([]))
    (heard,) = [one for one in read_coordinates(back.decimal) if one.note is Note.AS_WRITTEN]
    assert read_back(heard.point, Gazetteer([])).check_words == back.check_words
