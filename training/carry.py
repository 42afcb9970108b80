"""Put a trained model into the package: its files, a manifest of their hashes, and the hashes on its card.

python -m training.carry build/translator/model tool/enjeu/models/fr-en --id enjeu/fr-en --role translator
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
from pathlib import Path

SUFFIXES = (".json", ".safetensors", ".spm")


def carry(source: Path, place: Path, model_id: str, role: str) -> None:
    """Copy the model files of `source` to `place`, replacing those of an older model; MODEL_CARD.md there is kept."""
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        if old.suffix in SUFFIXES:
            old.unlink()
    files = {}
    for path in sorted(p for p in source.iterdir() if p.suffix in SUFFIXES):
        shutil.copyfile(path, place / path.name)
        files[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = {"id": model_id, "role": role, "files": files}
    (place / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    card = place / "MODEL_CARD.md"
    table = "\n".join(
        ["| file | SHA-256 |", "|---|---|", *(f"| {name} | `{digest}` |" for name, digest in files.items())]
    )
    section = f"<!-- files:begin -->\n{table}\n<!-- files:end -->"
    text = card.read_text("utf-8") if card.exists() else f"# {model_id}\n\n{section}\n"
    card.write_text(re.sub(r"<!-- files:begin -->.*<!-- files:end -->", section, text, flags=re.S), "utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.carry", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("place", type=Path)
    parser.add_argument("--id", required=True)
    parser.add_argument("--role", required=True)
    options = parser.parse_args()
    carry(options.source, options.place, options.id, options.role)


if __name__ == "__main__":
    main()
