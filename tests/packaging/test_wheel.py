"""The wheel as a stranger gets it: built, looked into, installed into an empty environment, run outside the checkout.

Left out of `make test`, because installing torch takes minutes; `make test-wheel` runs it.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[2]
LARGEST = 60_000_000  # bytes; PyPI takes 100 MB
MODEL = "enjeu/models/fr-en/"


def _run(command: Sequence[str | Path], cwd: Path, **environment: str) -> str:
    """What a command says. Nothing of the checkout is in its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ENJEU_", "VIRTUAL"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env={**kept, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT], folder)
    (made,) = folder.glob("*.whl")
    sys.stdout.write(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB\n")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and what it asks for, nothing else."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    constraints = ROOT / "constraints.txt"
    _run([programs / "python", "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel], place)
    return programs


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder elsewhere with one article in it."""
    (tmp_path / "article.txt").write_bytes((ROOT / "seeds" / "000_def1dd3f508d89b1.txt").read_bytes())
    return tmp_path


def test_it_holds_the_package_and_nothing_of_the_workshop(wheel: Path, names: list[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"enjeu", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}
    assert not [name for name in names if "test" in name or name.endswith((".pyc", ".ipynb"))]
    assert wheel.stat().st_size < LARGEST


def test_it_holds_every_file_of_the_package(names: list[str]) -> None:
    listed = _run(["git", "ls-files", "tool/enjeu"], ROOT).split("\n")
    assert {path.removeprefix("tool/") for path in listed if path} <= set(names)


def test_it_holds_the_models_byte_for_byte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        manifest = json.loads(archive.read(f"{MODEL}manifest.json"))
        for name, digest in manifest["files"].items():
            assert hashlib.sha256(archive.read(MODEL + name)).hexdigest() == digest


def test_it_is_typed_licensed_and_of_the_version_that_it_says(wheel: Path, names: list[str]) -> None:
    import enjeu

    assert "enjeu/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert f"-{enjeu.__version__}-" in wheel.name


def test_a_brief_is_made_outside_the_checkout(installed: Path, desk: Path) -> None:
    models = str(desk / "models")
    told = _run([installed / "enjeu", "brief", "article.txt", "--json", "--offline"], desk, ENJEU_CACHE=models)
    brief = json.loads(told)
    assert brief["coverage"]["translated"] + len(brief["coverage"]["left_in_french"]) == len(brief["sentences"]) > 20
    assert [side["name"] for side in brief["sides"]]
    shown = _run([installed / "enjeu", "brief", "article.txt", "--offline"], desk, ENJEU_CACHE=models, COLUMNS="100")
    assert "brief from cache" in shown
    assert (desk / "outputs" / "article.md").is_file()


@pytest.mark.parametrize("form", ["md", "html"])
def test_every_form_of_a_brief_finds_its_files(installed: Path, desk: Path, form: str) -> None:
    _run([installed / "enjeu", "brief", "article.txt", "-o", f"brief.{form}", "--offline"], desk)
    assert (desk / f"brief.{form}").stat().st_size > 10_000


def test_the_python_api_is_there(installed: Path, desk: Path) -> None:
    program = "import enjeu; print(enjeu.__file__, enjeu.brief('article.txt').schema_)"
    place, schema = _run([installed / "python", "-c", program], desk).split()
    assert not Path(place).is_relative_to(ROOT)
    assert schema == "enjeu.brief/1"


def test_every_module_can_be_imported_with_what_the_wheel_asks_for(installed: Path, desk: Path) -> None:
    program = (
        "import enjeu, importlib, pkgutil\n"
        "for found in pkgutil.walk_packages(enjeu.__path__, 'enjeu.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)\n"
    )
    _run([installed / "python", "-c", program], desk)


def test_doctor_and_the_models_are_well(installed: Path, desk: Path) -> None:
    findings = json.loads(_run([installed / "enjeu", "doctor", "--json"], desk))["findings"]
    assert {finding["health"] for finding in findings} == {"good"}, findings
    assert json.loads(_run([installed / "enjeu", "models", "verify", "--json"], desk))
