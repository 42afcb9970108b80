from enjeu.reading.code import find_code


def test_a_script_inside_a_paragraph_is_found_from_its_start_to_its_end() -> None:
    text = (
        'Il sera réélu. window.player_1 = new P("public", {id: "x77", type: "dm"}, { "url": "//a.fr/e" }); '
        "Le maire a remercié ses électeurs."
    )
    [(start, end)] = find_code(text)
    assert text[:start] + text[end:] == "Il sera réélu.  Le maire a remercié ses électeurs."


def test_prose_about_programs_is_no_code() -> None:
    assert find_code("La fonction (une seule) et le document. Windows (le système) = un marché ; « var » aussi.") == []


def test_the_value_of_a_key_is_code_though_it_is_a_word() -> None:
    text = 'Le maire part. window.player_1 = new P({"domNode": "p1", "autoplay": false'
    [(start, end)] = find_code(text)
    assert (text[:start], text[end:]) == ("Le maire part. ", "")
