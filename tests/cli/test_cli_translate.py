import json

LINES = [
    "Le ministre a signé un accord de 20 millions d'euros.",
    "",
    "Paris",
    "Une phrase\u2028qui garde sa ligne\x0b et son tabulateur\t.",
    "Le ministre a signé un accord de 20 millions d'euros.",
    "  « Nous verrons », a-t-il dit.  ",
]


def test_as_many_lines_come_out_as_go_in_and_in_order(enjeu_run, tmp_path):
    file = tmp_path / "lines.fr"
    file.write_text("\n".join(LINES) + "\n", "utf-8", newline="")
    done = enjeu_run("translate", file, "--lines")
    assert done.returncode == 0, done.stderr
    english = done.stdout.split("\n")
    assert english.pop() == ""
    assert len(english) == len(LINES)
    assert english[1] == ""
    assert english[0] == english[4]
    assert "20" in english[0]
    assert "Paris" in english[2]
    assert enjeu_run("translate", "-", "--lines", stdin=file.read_bytes()).stdout == done.stdout


def test_line_ends_of_windows_and_a_missing_last_one_change_nothing(enjeu_run):
    unix, windows = "Bonjour à tous.\nIl pleut.\n", "\ufeffBonjour à tous.\r\nIl pleut."
    outs = [enjeu_run("translate", "-", "--lines", stdin=text.encode()).stdout for text in (unix, windows)]
    assert outs[0] == outs[1]
    assert outs[0].count("\n") == 2


def test_a_line_that_is_not_utf8_is_named(enjeu_run):
    done = enjeu_run("translate", "-", "--lines", stdin="Bonjour.\nUn été.\n".encode("cp1252"))
    assert done.returncode == 1
    assert "line 2" in done.stderr


def test_missing_lines_are_named(enjeu_run, tmp_path):
    done = enjeu_run("translate", tmp_path / "missing.fr", "--lines")
    assert done.returncode == 1
    assert "missing.fr" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_is_translated_paragraph_by_paragraph(enjeu_run, articles):
    article = articles / "article0.txt"
    sentences = json.loads(enjeu_run("translate", article, "--json").stdout)
    done = enjeu_run("translate", article)
    assert done.returncode == 0, done.stderr
    paragraphs = [line for line in done.stdout.splitlines() if line.strip()]
    assert len(paragraphs) == len({sentence["paragraph"] for sentence in sentences})


def test_bilingual_shows_both_languages(enjeu_run, articles):
    sentences = json.loads(enjeu_run("translate", articles / "article0.txt", "--json").stdout)
    shown = enjeu_run("translate", articles / "article0.txt", "--bilingual", COLUMNS="400").stdout
    words = {"fr": sentences[1]["fr"].split()[0], "en": sentences[1]["en"].split()[0]}
    assert words["fr"] in shown
    assert words["en"] in shown
