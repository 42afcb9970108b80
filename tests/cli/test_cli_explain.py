import json

import pytest

ARTICLE = (
    "La Chine livre du riz à la Corée du Nord\n\n"
    "La Chine a livré 10 000 tonnes de riz à la Corée du Nord, a annoncé lundi le ministère du Commerce. "
    "La Corée du Nord a reçu du pétrole de la Russie au mois de mai. "
    "En échange, la Russie veut obtenir des obus de la Corée du Nord.\n"
)


@pytest.fixture(scope="module")
def brief(tmp_path_factory, enjeu_run):
    folder = tmp_path_factory.mktemp("explain")
    (folder / "riz.txt").write_text(ARTICLE, "utf-8")
    done = enjeu_run("brief", folder / "riz.txt", "-o", folder / "riz.json")
    assert done.returncode == 0, done.stderr
    return folder / "riz.json"


def test_a_bullet_is_explained_from_the_brief_and_from_the_article_alike(brief, enjeu_run):
    from_brief = enjeu_run("explain", brief, 1)
    from_article = enjeu_run("explain", brief.with_suffix(".txt"), 1)
    assert from_brief.returncode == from_article.returncode == 0, from_brief.stderr + from_article.stderr
    assert from_brief.stdout == from_article.stdout
    assert "Predicate" in from_brief.stdout


def test_a_brief_or_an_article_that_is_piped_in_is_explained(brief, enjeu_run):
    piped = [path.read_bytes() for path in (brief, brief.with_suffix(".txt"))]
    from_brief, from_article = (enjeu_run("explain", "-", 1, "--json", stdin=data) for data in piped)
    assert json.loads(from_brief.stdout) == json.loads(from_article.stdout)


def test_briefs_that_are_piped_in_are_told_together(brief, enjeu_run):
    line = json.dumps(json.loads(brief.read_text("utf-8"))).encode()
    done = enjeu_run("digest", "-", "--json", stdin=line + b"\n\n" + line + b"\n{}\n")
    assert (done.returncode, "-:3: not a brief" in done.stderr) == (1, True)
    told = json.loads(done.stdout)
    assert [paper["source"]["sha256"] for paper in told["papers"]] == [json.loads(line)["source"]["sha256"]]


def test_a_page_in_a_file_is_plain_whatever_the_environment_says(brief, enjeu_run, tmp_path):
    enjeu_run("brief", brief.with_suffix(".txt"), "-o", tmp_path / "a.txt", FORCE_COLOR="1")
    enjeu_run("digest", brief, "-o", tmp_path / "d.txt", FORCE_COLOR="1")
    assert "\x1b" not in (tmp_path / "a.txt").read_text("utf-8") + (tmp_path / "d.txt").read_text("utf-8")


def test_a_digest_is_written_into_the_folder_of_its_briefs_again(brief, enjeu_run, tmp_path):
    (tmp_path / "a.json").write_bytes(brief.read_bytes())
    runs = [enjeu_run("digest", tmp_path, "-o", tmp_path / "d.json") for _ in range(2)]
    assert [run.returncode for run in runs] == [0, 0], runs[1].stderr


def test_an_output_does_not_take_the_place_of_the_glossary(brief, enjeu_run, tmp_path):
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("riz\trice\n", "utf-8")
    done = enjeu_run("brief", brief.with_suffix(".txt"), "--glossary", glossary, "-o", glossary, "--format", "md")
    assert done.returncode == 2
    assert glossary.read_text("utf-8") == "riz\trice\n"


def test_the_explanation_as_json_holds_the_bullet_and_its_sentences(brief, enjeu_run):
    said = json.loads(enjeu_run("explain", brief, 1, "--json").stdout)
    sides = json.loads(brief.read_text("utf-8"))["sides"]
    first = next((side["name"], gain) for side in sides for gain in side["gains"])
    assert (said["side"], said["gain"]) == first
    assert [sentence["id"] for sentence in said["sentences"]] == said["gain"]["evidence"]


@pytest.mark.parametrize(
    ("command", "options", "named"),
    [
        ("explain BRIEF 1", "--translator some/model --sides A,B", "--sides, --translator: "),
        ("explain BRIEF 1", "--engine torch --force", "--engine, --force: "),
        ("explain - 1", "--glossary terms.tsv", "--glossary: "),
        ("digest BRIEF", "--translator some/model", "--translator: "),
    ],
)
def test_an_option_that_a_finished_brief_cannot_follow_is_refused(brief, enjeu_run, command, options, named):
    words = [str(brief) if word == "BRIEF" else word for word in command.split()]
    done = enjeu_run(*words, *options.split(), stdin=brief.read_bytes())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"enjeu: {named}")
    assert done.stderr.count("\n") == 1


def test_an_option_that_changes_nothing_anyway_is_no_fault(brief, enjeu_run):
    assert enjeu_run("explain", brief, 1, "--offline", "--no-cache", "--engine", "auto").returncode == 0


def test_a_bullet_that_is_not_there_is_refused_with_the_numbers_that_are(brief, enjeu_run):
    done = enjeu_run("explain", brief, 99)
    assert done.returncode == 2
    assert "there is no bullet 99" in done.stderr


def test_a_file_that_is_no_brief_is_named(tmp_path, enjeu_run):
    (tmp_path / "other.json").write_text('{"schema": "other/1"}')
    done = enjeu_run("explain", tmp_path / "other.json", 1)
    assert done.returncode == 1
    assert done.stderr.startswith(f"enjeu: {tmp_path}/other.json: not a brief")
