"""Coordinates among other words: found, kept apart from other numbers, and one place to a text (R1, R4)."""

import pytest

from checkfire.errors import MalformedError
from checkfire.locate.coordinate_datum import SK42, shift_from_sk42
from checkfire.locate.coordinate_tokens import scan
from checkfire.locate.coordinate_typed import typed_in_decimals
from checkfire.locate.coordinates import read_coordinates
from checkfire.locate.geodesic import distance_m
from checkfire.locate.reading import Format, Note
from checkfire.vocab.place import Point

PLACE = Point.of_degrees(35.2854, 40.1760)
DONETSK = Point.of_degrees(48.0159, 37.8029)


def _points(text: str) -> list[Point]:
    return [reading.point for reading in read_coordinates(text)]


def _code(text: str) -> str:
    with pytest.raises(MalformedError) as caught:
        read_coordinates(text)
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        "Site 4: 35.2854 N, 40.1760 E, 40 beds",
        "S1: 35.2854 N, 40.1760 E",
        "WP 12 - N35.2854 E40.1760, 1,200 people",
        "17.09.2016 14:30: 35.2854 N, 40.1760 E",
        "On 17.09.16 at 06:40Z 35.2854 N 40.1760 E was hit",
        "call +963 51 351 707 or tel. 051-351707, 35.2854 N 40.1760 E",
        "from 192.168.1.10: 35.2854 N 40.1760 E",
        "see https://example.org/2016/09/17 for 35.2854 N 40.1760 E",
        "35.2854 N 40.1760 E N of the bridge",
        "35.2854 N - 40.1760 E",
        "N 35.2854 - E 40.1760",
        "35.2854 N and 40.1760 E",
        "latitude is 35.2854 and longitude is 40.1760",
        "35.2854 lat, 40.1760 lon",
        "Lat/Long: 35.2854, 40.1760",
        "Lat/Long: N35.2854, E40.1760",
        "(lat, lon) = (35.2854, 40.1760)",
        '{"lat": "35.2854", "lon": "40.1760", "accuracy": 12}',
        '<wpt lat="35.2854" lon="40.1760">',
        "'35.2854 N 40.1760 E'",
        "больница в 35.2854 с. ш. и 40.1760 в. д. в 14:30",
        "La clinique est 35.2854 N, 40.1760 E.",
        "latitude nord 35.2854, longitude est 40.1760",
        "35.2854 شمالاً و40.1760 شرقاً",
        "دائرة عرض 35.2854 ودائرة طول 40.1760",
        "within 5 km of 35.2854 N 40.1760 E",
        "Case 2016-014: 35.2854 N 40.1760 E",
        "Ref: 12/2016. Lat 35.2854, Lon 40.1760. Contact: +963 944 123 456",
        "35.2854 N 40.1760 E 14:30",
        "v1.2.3 35.2854 N 40.1760 E",
        "$12.50 and 40 % for 35.2854 N 40.1760 E",
        "Block 12, 35.2854 N 40.1760 E",
        "#7 35.2854 N 40.1760 E; № 7",
        "North: 35.2854, East: 40.1760",
        "35.2854 northern latitude 40.1760 eastern longitude",
        "35.2854 північної широти 40.1760 східної довготи",
        "خط العرض 35.2854 شمالاً، خط الطول 40.1760 شرقاً.",
        "geo:35.2854,40.1760.",
    ],
)
def test_a_place_is_found_among_words(text: str) -> None:
    """R4: dates, times, counts, phone numbers and prepositions beside a place change nothing."""
    assert _points(text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "The car was at 35.2854, 40.1760.",
        "Site 4: 35.2854, 40.1760, 12 people",
        "17.09.2016: 35.2854, 40.1760",
        "~35.2854, 40.1760",
        "around 35.2854, 40.1760, north of town",
        '"35.2854, 40.1760"',
        "в 35.2854, 40.1760",
    ],
)
def test_a_bare_pair_among_words_has_both_readings(text: str) -> None:
    """R4: words around a bare pair say nothing about its order."""
    assert _points(text) == [PLACE, Point.of_degrees(40.1760, 35.2854)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35.2854, 140.", "number-cut-short"),
        ("https://www.google.com/maps/@35.2854,140.", "number-cut-short"),
        ("Price 12.50, 13.75", "not-coordinates"),
        ("between 10 and 20 people", "not-coordinates"),
        ("35 40", "not-coordinates"),
        ("10/12", "not-coordinates"),
        ("35.2854 and 40.1760", "sign-ambiguous"),
        ("walk 5 m to the gate at 1430", "not-coordinates"),
        ("at 4 M AT 14", "not-coordinates"),
        ("at 37SZZ 06", "not-coordinates"),
        ("at 37SZZ 069 053", "mgrs-no-such-square"),
        ("Grid 0694 053", "not-coordinates"),
        ("numbers 351707 0401034", "not-coordinates"),
        ("numbers 606941 3905328", "not-coordinates"),
        ("at +351707+0401034", "not-coordinates"),
        ("in 12 N 2016 45 days", "not-coordinates"),
        ("351707E0401034E", "two-longitudes"),
        ("351707N0401034N", "two-latitudes"),
        ("lat 35.2854 N 40.1760 E", "label-misplaced"),
        ("at 35.2854 N 40.1760 E and 36.5 N", "too-many-letters"),
        ("at 35°60'00\"N 40°10'34\"E", "minutes-out-of-range"),
        ("9 km south of 35.2854 N 40.1760 E", "offset-from-coordinates"),
        ("5 km from the point 37SFV0694005327", "offset-from-coordinates"),
        ("5 км от 35.2854 с. ш., 40.1760 в. д.", "offset-from-coordinates"),
        ("35.17.85.99.1 N 40.10.34 E", "number-malformed"),
        ("35.17.07 10 N 40.10.34 10 E", "number-malformed"),
        ("POINT(40.1760 35.2854 1 2 3)", "number-count"),
        ("SRID=32637;POINT(606941 3905328)", "datum-unsupported"),
        ("geo:0,0?q=Kunduz", "link-without-coordinates"),
        ("https://www.google.com/maps/dir/Kunduz/Kabul/", "link-without-coordinates"),
        ("https://x.org/data=!3d35.1!4d40.1!3d35.2!4d40.1", "two-places"),
    ],
)
def test_what_is_no_place_or_not_the_place_is_refused(text: str, code: str) -> None:
    """R4: numbers that are other matter are never taken, and a broken place among words is named."""
    assert _code(text) == code


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/maps/place/35%C2%B017'07.44%22N+40%C2%B010'33.6%22E/",
        "https://www.google.com/maps/place/35.2854,40.1760/@35.3,40.2,12z",
        "https://www.google.com/maps/dir//35.2854,40.1760/@35.3,40.2,12z",
        "https://2gis.ru/geo/1/40.1760%2C35.2854?m=40.2%2C35.3",
        "https://waze.com/ul?ll=35.2854%2C40.1760&navigate=yes",
        "geo:0,0?q=35.2854,40.1760(Clinic)",
    ],
)
def test_a_pin_is_the_place_and_the_view_is_not(link: str) -> None:
    """R4: a link leads to what it marks."""
    assert _points(f"Gate: {link}.") == [PLACE]


def test_dots_between_minutes_and_seconds_have_two_readings() -> None:
    """R4: 35.17.07 is seconds, or minutes with decimals; from 60 on only the latter."""
    formats = {
        text: [(one.format, one.note is Note.AS_WRITTEN) for one in read_coordinates(text)]
        for text in ("35.17.07 N 40.10.34 E", "35.17.85 N 40.10.95 E", "35.17.07.4 N 40.10.34.2 E")
    }
    assert list(formats.values()) == [
        [(Format.DMS, True), (Format.DDM, True)],
        [(Format.DDM, True)],
        [(Format.DMS, True)],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "35°17'07\"N x 40°10'34\"E",
        "35o17'07\"N 40o10'34\"E",
        "35 гр. 17 мин. 07 сек. с. ш. 40 гр. 10 мин. 34 сек. в. д.",
        "35 градусів 17 хвилин 7 секунд пн. ш., 40 градусів 10 хвилин 34 секунди сх. д.",
        "۳۵ درجه ۱۷ دقیقه ۷ ثانیه شمالی ۴۰ درجه ۱۰ دقیقه ۳۴ ثانیه شرقی",
        "35d17m07s N 40d10m34s E",
        "{{coord|35|17|07|N|40|10|34|E}}",
    ],
)
def test_measures_are_known_in_words_and_letters(text: str) -> None:
    """R4: degrees, minutes and seconds in the words and signs of five languages."""
    (reading,) = read_coordinates(text)
    assert reading.point == Point(lat_e7=352852778, lon_e7=401761111)
    assert reading.format is Format.DMS


@pytest.mark.parametrize(
    "text",
    [
        "UTM zone 37 N: 606941 3905328",
        "zone 37, hemisphere north, easting 606941, northing 3905328",
        "zone 37 (northern hemisphere) 606941 3905328",
        "fuseau 37 nord, X = 606941, Y = 3905328",
        "المنطقة ٣٧ شمال، شرق ٦٠٦٩٤١، شمال ٣٩٠٥٣٢٨",
    ],
)
def test_utm_is_known_in_words(text: str) -> None:
    """R4: zone, hemisphere, easting and northing in any order and in words."""
    (reading,) = read_coordinates(text)
    assert reading.format is Format.UTM
    assert distance_m(reading.point, PLACE) < 1


def test_a_run_of_digits_beyond_90_has_one_order() -> None:
    """R4: a bare run of digits carries its swap only where that is a position."""
    assert len(read_coordinates("180830 1782631")) == 1
    assert len(read_coordinates("351707 0401034")) == 2


def test_one_place_said_twice_is_read_from_the_finer_text() -> None:
    """R1: two texts of one place agree within their digits, and one settles the order of the other."""
    (reading,) = read_coordinates("35.2854, 40.1760 (MGRS 37S FV 06940 05327)")
    assert reading.format is Format.MGRS
    (reading,) = read_coordinates("35°17'N 40°10'E, that is 35.2854, 40.1760")
    assert reading.point == PLACE


def test_two_places_in_a_text_are_refused_with_both() -> None:
    """R4: the person who enters a place is told both, and how far they are apart."""
    for text in (
        "35.2854 N 40.1760 E; 35.2954 N 40.1760 E",
        "N35.2854 E40.1760 - N35.2954 E40.1760",
        "35.2854 N 40.1760 E (35.2954 N 40.1760 E)",
    ):
        with pytest.raises(MalformedError) as caught:
            read_coordinates(text)
        context = caught.value.context
        assert caught.value.code == "two-places"
        assert context["likely"] == "35.2854000, 40.1760000 or 35.2954000, 40.1760000"
        assert 1_100 < int(str(context["apart_m"])) < 1_120


def test_sk42_is_read_as_written_and_brought_to_wgs84() -> None:
    """R4: the numbers stay in their datum, and the position on WGS 84 stands beside them."""
    written, shifted = read_coordinates("СК-42: 48,0159° с. ш., 37,8029° в. д.")
    assert (written.point, written.datum, written.note) == (DONETSK, SK42, Note.AS_WRITTEN)
    assert (shifted.datum, shifted.note) == ("WGS 84", Note.SHIFTED_TO_WGS84)
    apart_m = distance_m(written.point, shifted.point)
    assert 100 < apart_m < 150
    assert written.shift_m > apart_m
    assert shifted.uncertainty_m == written.uncertainty_m + 10
    (far_off,) = read_coordinates("33.9 S, 18.4 E, Pulkovo 1942")
    assert far_off.shift_m == 1_000


def test_the_shift_agrees_with_the_published_transformation() -> None:
    """The position on WGS 84 is that of the seven parameters of GOST R 51794-2008."""
    # EPSG:5044 at Donetsk, by PROJ's own database.
    assert distance_m(shift_from_sk42(DONETSK), Point.of_degrees(48.01582045, 37.80136720)) < 0.02


def test_two_datums_are_none() -> None:
    """A text on two datums says nothing about which one its numbers have."""
    assert _code("48.0159 N 37.8029 E (WGS 84, SK-42)") == "datum-unsupported"
    assert _code("48.0159 N 37.8029 E, datum Tokyo") == "datum-unsupported"


def test_typed_minutes_are_only_suspected_where_they_can_be() -> None:
    """R4: one number, or 60 and more, or a place beyond the pole are no minutes and seconds."""
    assert typed_in_decimals("36.4304, 68.5143")
    assert typed_in_decimals("36,4304; 68,5143")
    assert typed_in_decimals("36.6304, 68.5143") == ()
    assert typed_in_decimals("Price 36.4304 and 68.5143") == ()


@pytest.mark.parametrize("text", ["35.2854 x", "N E", "°"])
def test_tokens_are_made_of_coordinates_only(text: str) -> None:
    """What is not made of the pieces of coordinates, or has no number, is no pair."""
    with pytest.raises(MalformedError) as caught:
        scan(text)
    assert caught.value.code == "not-coordinates"


def test_a_run_of_many_numbers_is_no_place() -> None:
    """A table pasted beside a place is other matter, and a list of places is none."""
    assert _points("35.2854 N 40.1760 E (" + "12 34 56 " * 40 + ")") == [PLACE]
    assert _code("1 N 1 E " * 40) == "number-count"
    assert _code("(35.2854 N 40.1760 E) " * 9) == "two-places"
