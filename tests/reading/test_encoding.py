import codecs
import unicodedata

import pytest

from enjeu.errors import NoArticle
from enjeu.reading.encoding import decode

TEXT = "L’accord a été signé à Kiev : « c’est un début », dit-il. Coût : 5 000 €."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_french_comes_back_whole_in_every_usual_encoding(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt") == (TEXT, encoding, None)


def test_declared_encoding_counts_before_cp1252() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>un œuf à 3 €</p>'
    assert decode(page.encode("iso-8859-15"), "a.html").text == page
    assert decode(page.encode("iso-8859-15"), "a.html").encoding == "iso8859-15"


def test_utf8_counts_before_a_wrong_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>été</p>'
    assert decode(page.encode("utf-8"), "a.html").text == page


def test_declared_latin_1_keeps_the_quotes_of_cp1252() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-1"?><p>l’été “chaud”</p>'
    assert decode(page.encode("cp1252"), "a.html").text == page


@pytest.mark.parametrize("label", ["base64", "rot13", "unicode_escape", "utf-16", "no-such", "x" * 100])
def test_declared_nonsense_is_passed_over(label: str) -> None:
    page = f'<meta charset="{label}"><p>été à Sète</p>'
    assert decode(page.encode("cp1252"), "a.html").text == page


def test_one_damaged_byte_does_not_garble_a_utf8_file() -> None:
    decoded = decode("Été à Orléans, près de Sète.".encode() + b" \xff", "a.txt")
    assert decoded.text.startswith("Été à Orléans, près de Sète.")
    assert decoded.warning == "1 damaged character in the file, shown as \ufffd"


def test_line_ends_are_kept_so_that_offsets_are_those_of_the_file() -> None:
    assert decode(b"un\r\ndeux\rtrois\n", "a.txt").text == "un\r\ndeux\rtrois\n"


@pytest.mark.parametrize("data", [b"text\x00text", bytes(range(256)) * 8, b"\x01\x02\x03\x04\x05\x06abc"])
def test_binary_data_is_refused_in_one_line_that_names_the_file(data: bytes) -> None:
    with pytest.raises(NoArticle, match=r"^photo\.txt: is not text but binary data; give a .*$"):
        decode(data, "photo.txt")


@pytest.mark.parametrize("mostly", ["utf-8", "cp1252"])
def test_two_encodings_in_one_file_are_both_read(mostly: str) -> None:
    other = {"utf-8": "cp1252", "cp1252": "utf-8"}[mostly]
    decoded = decode((TEXT * 3).encode(mostly) + TEXT.encode(other), "a.txt")
    assert decoded.text == TEXT * 4
    assert decoded.encoding == mostly
    assert decoded.warning is not None
    assert "in another encoding than the rest, read as cp1252" in decoded.warning


def test_a_character_cut_in_two_is_damage_and_no_french_letter() -> None:
    data = ("Été à Sète, l’été. " * 3).encode()
    decoded = decode(data + b"fin\xe2\x80 et fin\xc3", "a.txt")
    assert decoded.text.endswith("fin\ufffd\ufffd et fin\ufffd")


def test_a_nul_in_an_article_is_damage_and_many_are_binary_data() -> None:
    text = TEXT * 20
    decoded = decode(text.replace("Kiev", "Ki\0v", 1).encode(), "a.txt")
    assert decoded.text == text.replace("Kiev", "Ki\ufffdv", 1)
    assert decoded.warning == "1 damaged character in the file, shown as \ufffd"
    with pytest.raises(NoArticle):
        decode(text.replace("Kiev", "Ki\0v", 3).encode(), "a.txt")


@pytest.mark.parametrize(
    "written",
    [
        unicodedata.normalize("NFD", "L'Union européenne a aidé la Serbie."),
        "L'Union europé\u00adenne a ai\u00addé la Serbie.",
        "L'Union euro\u200bpéenne a aidé\u200e la \u2060Serbie\ufeff.",
    ],
)
def test_two_ways_to_write_a_word_are_one(written: str) -> None:
    assert decode(written.encode(), "a.txt").text == "L'Union européenne a aidé la Serbie."


def test_a_letter_that_stands_for_several_is_taken_apart_and_signs_stay() -> None:
    text = "L'a\ufb03che \ufb01nale, e\ufb00et re\ufb02été : 3 m² et n° 5, œuf, ½."
    assert decode(text.encode(), "a.txt").text == "L'affiche finale, effet reflété : 3 m² et n° 5, œuf, ½."


@pytest.mark.parametrize("before", ["cp1252", "latin-1"])
def test_letters_read_in_a_wrong_encoding_before_are_put_right_and_told(before: str) -> None:
    text = "Élu à Sète, il a signé : « C'est réglé », œuvre de l'État, le 1er août."
    decoded = decode(text.encode().decode(before).encode(), "a.txt")
    assert decoded.text == text
    assert decoded.warning is not None
    assert "that had been read in a wrong encoding, put right" in decoded.warning


def test_signs_of_print_and_a_common_space_come_back_from_a_wrong_encoding() -> None:
    garbled = "Il sâ€™est dit prÃªt Ã  aider â€œtous les paysâ€\x9d pour 5 â‚¬, aux cÅ“urs."
    assert decode(garbled.encode(), "a.txt").text == "Il s’est dit prêt à  aider “tous les pays” pour 5 €, aux cœurs."


@pytest.mark.parametrize(
    "text", ["À l'entrée, « CAFÉ» et « FUMÉ… »", "« AMANHÃ», SÃO PAULO, Å», a dit M. Ångström à l'été"]
)
def test_capitals_before_signs_are_left_as_they_are(text: str) -> None:
    assert decode(text.encode(), "a.txt") == (text, "utf-8", None)


OLD = "L'accord a été signé à Kiev, où siège la Diète : « c'est fini », dit-il."


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
@pytest.mark.parametrize("text", [OLD, "Le ministre a signé à Kiev.", "Le ministre a cédé."])
def test_files_of_old_macs_and_of_dos_are_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == (text, encoding, None)


@pytest.mark.parametrize(
    "text",
    [
        "Škoda et Žižka ont été reçus à l’Élysée.",
        "Škoda va mal.",
        "Lukašenka a dit non.",
        "Un “ non ” — dit-il…",
        "5 000 € ‰",
    ],
)
def test_what_french_in_cp1252_may_hold_is_not_read_as_another_encoding(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt") == (text, "cp1252", None)
