import os

import pytest


def complaint(done, code=1):
    """The one line on stderr of a run that failed; nothing else was said."""
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("enjeu: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def refusal(done):
    """What is said in one line of an option or an argument that is wrong, and where to read about it."""
    said = complaint(done, 2)
    assert ": Value error" not in said
    assert said.endswith("--help\n")
    return said


def test_a_missing_file_is_named(enjeu_run, tmp_path):
    assert "missing.txt" in complaint(enjeu_run("brief", tmp_path / "missing.txt"))


@pytest.mark.parametrize("command", ["brief", "translate", "digest", "explain"])
def test_a_web_address_is_said_to_be_one(enjeu_run, command):
    number = ["1"] if command == "explain" else []
    said = complaint(enjeu_run(command, "https://www.lemonde.fr/article.html", *number))
    assert said == "enjeu: https://www.lemonde.fr/article.html: is a web address; save the page, and give the file\n"


def test_a_folder_in_place_of_a_file_is_named(enjeu_run, tmp_path):
    assert tmp_path.name in complaint(enjeu_run("brief", tmp_path))


@pytest.mark.parametrize("command", ["brief", "batch", "digest", "translate", "evaluate"])
def test_whatever_the_command_an_input_that_is_not_there_ends_with_1(enjeu_run, tmp_path, command):
    assert "missing" in complaint(enjeu_run(command, tmp_path / "missing"), 1)


@pytest.mark.parametrize("option", ["--translator", "--summarizer", "--parser", "--sides"])
def test_an_option_without_a_word_in_it_is_refused(enjeu_run, articles, option):
    assert option in complaint(enjeu_run("brief", articles / "article0.txt", option, " "), 2)


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\n\t\n", bytes(range(256)) * 40, b"\x7fELF" + b"\x00" * 2_000],
    ids=["empty", "blank", "binary", "elf"],
)
def test_a_file_without_an_article_is_named(enjeu_run, tmp_path, content):
    file = tmp_path / "nothing.txt"
    file.write_bytes(content)
    assert "nothing.txt" in complaint(enjeu_run("brief", file))


def test_a_file_of_50_megabytes_is_refused_at_once(enjeu_run, tmp_path):
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        for _ in range(50):
            stream.write(b"Le ministre a parle hier a la presse.  \n" * 26_215)
    assert "large.txt" in complaint(enjeu_run("brief", file))


def test_a_file_that_may_not_be_read_is_named(enjeu_run, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("Le ministre a parlé.")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert "secret.txt" in complaint(enjeu_run("brief", file))


def test_an_english_article_is_said_to_be_english(enjeu_run, tmp_path):
    file = tmp_path / "english.txt"
    file.write_text("The minister spoke to the press yesterday, and the two countries signed a trade agreement.\n" * 5)
    assert "--force" in complaint(enjeu_run("brief", file))


def test_an_empty_stdin_is_no_article(enjeu_run):
    assert "stdin" in complaint(enjeu_run("brief", "-", stdin=b""))


def test_a_name_with_escape_sequences_moves_no_cursor(enjeu_run, tmp_path):
    said = complaint(enjeu_run("brief", tmp_path / "\x1b]52;c;aGk=\x07x\x1b[2J\n.txt"))
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_model_that_is_nowhere_ends_with_3(enjeu_run, articles):
    said = complaint(enjeu_run("brief", articles / "article0.txt", "--translator", "./no-such-folder"), 3)
    assert "--translator ./no-such-folder" in said


def test_a_hub_model_is_not_fetched_offline(enjeu_run, articles, tmp_path):
    name = "nobody-at-all/no-such-model"
    done = enjeu_run("brief", articles / "article0.txt", "--translator", name, "--offline", HF_HOME=str(tmp_path))
    assert name in complaint(done, 3)


def test_a_folder_without_weights_is_no_model(enjeu_run, articles, tmp_path):
    complaint(enjeu_run("brief", articles / "article0.txt", "--translator", tmp_path), 3)


@pytest.mark.parametrize("content", ["\tShoigu\n", "a\tb\tc\n"], ids=["no French", "three columns"])
def test_a_glossary_that_is_none_is_named_with_its_line(enjeu_run, articles, tmp_path, content):
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("ONU\tUN\n" + content)
    said = complaint(enjeu_run("brief", articles / "article0.txt", "--glossary", glossary), 2)
    assert "terms.tsv, line 2" in said


def test_a_glossary_that_is_not_utf8_is_named(enjeu_run, articles, tmp_path):
    glossary = tmp_path / "terms.tsv"
    glossary.write_bytes("Choïgou\tShoigu\n".encode("cp1252"))
    assert "terms.tsv" in complaint(enjeu_run("brief", articles / "article0.txt", "--glossary", glossary), 2)


def test_a_missing_glossary_is_named(enjeu_run, articles, tmp_path):
    done = enjeu_run("brief", articles / "article0.txt", "--glossary", tmp_path / "missing.tsv")
    assert "missing.tsv" in complaint(done, 2)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["brief"], "FILE"),
        (["brief", "a.txt", "--fromat", "json"], "--fromat"),
        (["brief", "a.txt", "--format", "pdf"], "pdf"),
        (["brief", "a.txt", "--length", "huge"], "'--length': 'huge' is not one of 'short', 'medium', 'long'; see"),
        (["brief", "a.txt", "--engine", "onnx"], "onnx"),
        (["breif", "a.txt"], "brief"),
        (["explain", "a.json", "zero"], "'N'"),
        (["explain", "a.json", "0"], "'N'"),
        (["batch", "folder", "--jobs", "0"], "--jobs"),
        (["batch", "folder", "--on", "Value error, here"], "'Value error, here' is not one of 'local', 'ray'"),
        (["cache", "clear", "--stage", "all"], "see: enjeu cache clear --help"),
        (["cache", "prune", "--older-than", "-1"], "--older-than"),
    ],
)
def test_wrong_usage_names_what_is_wrong(enjeu_run, arguments, word):
    assert word in refusal(enjeu_run(*arguments))


def test_options_that_contradict_each_other_are_refused(enjeu_run, articles):
    file = articles / "article0.txt"
    assert "--json" in complaint(enjeu_run("brief", file, "--json", "--format", "md"), 2)
    assert "enjeu batch" in complaint(enjeu_run("brief", file, file, "-o", "x.md"), 2)
    assert "enjeu batch" in complaint(enjeu_run("brief", file, file, "--format", "html"), 2)
    assert ".html" in complaint(enjeu_run("brief", file, "-o", "brief.pdf"), 2)
    assert "is a folder" in complaint(enjeu_run("brief", file, "-o", articles), 2)
    assert "--lines" in complaint(enjeu_run("translate", file, "--lines", "--bilingual"), 2)
    assert "docx" in complaint(enjeu_run("batch", articles, "--format", "md,docx"), 2)


def test_an_output_that_cannot_be_written_is_named(enjeu_run, articles, tmp_path):
    (tmp_path / "file").write_text("in the way")
    said = complaint(enjeu_run("brief", articles / "article0.txt", "-o", tmp_path / "file" / "brief.md"))
    assert "brief.md" in said or "file" in said


def test_one_bad_file_among_several_costs_only_itself(enjeu_run, articles, tmp_path):
    done = enjeu_run("brief", tmp_path / "missing.txt", articles / "article0.txt", "--json")
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert done.stdout.count("\n") == 1
