"""The workflows call what exists, pin what they use, and may do no more than they must; all shell scripts parse."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MADE = ("dist/", "build/")
SHELL = re.compile(r"#!\s*(/usr/bin/env )?(/bin/)?(ba|da)?sh\b")


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    return loaded


def steps(loaded: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in loaded["jobs"].values():
        yield from job["steps"]


def commands(loaded: dict[str, Any]) -> list[str]:
    return [line.strip() for step in steps(loaded) for line in step.get("run", "").splitlines()]


@pytest.fixture(params=WORKFLOWS, ids=[path.name for path in WORKFLOWS])
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_are_the_tests_and_the_packages() -> None:
    assert [path.name for path in WORKFLOWS] == ["packages.yml", "tests.yml"]


def test_every_action_is_pinned_to_a_commit_with_its_version_beside(path: Path) -> None:
    used = re.findall(r"uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert used and [each for each in used if not PINNED.fullmatch(each)] == []


def test_a_workflow_may_read_and_only_the_release_may_write(path: Path) -> None:
    loaded = workflow(path.name)
    assert loaded["permissions"] == {"contents": "read"}
    writing = {name: job["permissions"] for name, job in loaded["jobs"].items() if "permissions" in job}
    assert writing == ({"release": {"contents": "write"}} if path.name == "packages.yml" else {})
    for step in steps(loaded):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_every_script_that_is_called_exists(path: Path) -> None:
    called = re.findall(r"(?:^|\s)((?:packaging|\.ci)/[\w./-]+)", "\n".join(commands(workflow(path.name))))
    assert called
    for name in called:
        assert (ROOT / name).is_file(), name
        assert name.endswith(".py") or (ROOT / name).stat().st_mode & 0o100, f"{name} cannot be run"


def test_every_target_of_make_that_is_called_exists() -> None:
    rules = re.findall(r"^([\w -]+):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    targets = {target for rule in rules for target in rule.split()}
    lines = [line for path in WORKFLOWS for line in commands(workflow(path.name)) if line.startswith("make ")]
    called = {word for line in lines for word in line.split()[1:] if "=" not in word}
    assert called >= {"package", "deb", "run-installer"} and called <= targets, called - targets


def test_no_text_from_outside_is_put_into_a_command(path: Path) -> None:
    """A branch's name would run as shell; what a step needs comes through its environment."""
    allowed = {"matrix.flavour"}
    put = {each for line in commands(workflow(path.name)) for each in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", line)}
    assert put <= allowed, put - allowed


def test_needed_jobs_and_cached_files_exist() -> None:
    loaded = workflow("packages.yml")
    for job in loaded["jobs"].values():
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(loaded["jobs"])
    for step in steps(loaded):
        named = step.get("with", {}).get("cache-dependency-path", "pyproject.toml")
        for flavour in ("cpu", "cuda"):
            assert (ROOT / named.replace("${{ matrix.flavour }}", flavour)).is_file(), named


def test_all_three_systems_try_the_frozen_program() -> None:
    loaded = workflow("packages.yml")
    assert any("--self-test" in line for line in commands({"jobs": {"linux": loaded["jobs"]["linux"]}}))
    for script in ("windows/build_setup.py", "macos/build"):
        assert any(script in line for line in commands(loaded))
        assert "--self-test" in (ROOT / "packaging" / script).read_text("utf-8")


def test_every_package_knows_the_releases_of_the_repository_that_made_it() -> None:
    page = workflow("packages.yml")["env"]["WORKBENCH_DOWNLOAD_PAGE"]
    assert page == "${{ github.server_url }}/${{ github.repository }}/releases"


def test_what_the_scripts_write_is_uploaded() -> None:
    uploaded = " ".join(
        str(step["with"]["path"]) for step in steps(workflow("packages.yml")) if "path" in step.get("with", {})
    )
    for pattern in ("dist/*.deb", "dist/*.run", "dist/*.exe", "dist/*.dmg", "packages/SHA256SUMS"):
        assert pattern in uploaded


def test_a_release_without_its_largest_files_has_sums_of_the_others_alone(tmp_path: Path) -> None:
    (release,) = [step for step in workflow("packages.yml")["jobs"]["release"]["steps"] if "run" in step]
    assert release["env"]["MOST_BYTES"] == 2**31 - 1
    for name, size in (("small.run", 10), ("large.run", 2000)):
        (tmp_path / name).write_bytes(bytes(size))
    told = tmp_path.parent / f"{tmp_path.name} told"
    setup = f'sha256sum -- * >SHA256SUMS\ngh() {{ printf "%s\\n" "$@" >"{told}"; }}\n'
    variables = os.environ | {"MOST_BYTES": "1000", "GITHUB_REF_NAME": "v1"}
    script = ["bash", "-e", "-o", "pipefail", "-c", setup + release["run"]]
    subprocess.run(script, cwd=tmp_path, env=variables, check=True, capture_output=True)
    assert told.read_text("utf-8").splitlines()[-2:] == ["SHA256SUMS", "small.run"]
    assert re.findall(r"\S+$", (tmp_path / "SHA256SUMS").read_text("utf-8"), re.MULTILINE) == ["small.run"]


def test_a_tag_must_name_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    module = importlib.import_module("project_version")
    module.check_tag(f"v{module.version()}")
    with pytest.raises(ValueError, match=r"^The tag is v0\.0\.9, but pyproject\.toml has version "):
        module.check_tag("v0.0.9")


def scripts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.split() if listed.returncode == 0 else []
    files = [ROOT / name for name in names] or [path for path in (ROOT / "packaging").rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in ("", ".sh") and path.is_file() and SHELL.match(_first_line(path))]


def _first_line(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(200).decode("utf-8", "replace")


def test_every_shell_script_parses_by_the_shell_that_it_names() -> None:
    found = scripts()
    assert {"make-venv", "system-libraries", "build", "take_keys", "run"} <= {path.name for path in found}
    for script in found:
        shell = "bash" if "bash" in _first_line(script) else "sh"
        parsed = subprocess.run([shell, "-n", script], capture_output=True, text=True)
        assert parsed.returncode == 0, parsed.stderr
        assert re.search(r"^set -(eu|euo pipefail)$", script.read_text("utf-8"), re.MULTILINE), (
            f"{script} ignores errors"
        )
