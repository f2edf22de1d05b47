"""Publication is whole or not at all; nothing foreign is replaced."""

import errno
from pathlib import Path

import pytest

from monotowns.write import MARKER, CannotPublish, hashed, publish, recover


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_exactly_what_was_published(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, {"a/index.html": b"1", "b.txt": b"2"}, {})
    publish(out, {"b.txt": b"3"}, {"a/index.html": hashed(b"1")})
    assert _tree(out) == {MARKER: b"", "a/index.html": b"1", "b.txt": b"3"}
    publish(out, {"c.txt": b"4"}, {})
    assert _tree(out) == {MARKER: b"", "c.txt": b"4"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk_leaves_the_last_good_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    out = tmp_path / "site"
    publish(out, {"a.html": b"good"}, {})
    before = _tree(out)
    real = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name == "b.html":
            raise OSError(number, "no")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="no"):
        publish(out, {"a.html": b"new", "b.html": b"new"}, {})
    assert _tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_killed_build_is_undone_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, {"a.html": b"good"}, {})
    (tmp_path / ".site.making").mkdir()
    (tmp_path / ".site.making" / "half.html").write_bytes(b"")
    recover(out)
    assert _tree(out) == {MARKER: b"", "a.html": b"good"}
    out.rename(tmp_path / ".site.aside")
    recover(out)
    assert _tree(out) == {MARKER: b"", "a.html": b"good"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").write_bytes(b"x")
    with pytest.raises(CannotPublish, match="other files"):
        publish(tmp_path / "photos", {"a.html": b""}, {})
    assert (tmp_path / "photos" / "me.jpg").exists()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotPublish, match="is a file"):
        publish(tmp_path / "file", {"a.html": b""}, {})


def test_folders_of_somebody_else_beside_the_site_are_left_alone(tmp_path: Path) -> None:
    for name in ("site.old", "site.new", "site~"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_bytes(b"x")
    publish(tmp_path / "site", {"a.html": b"1"}, {})
    recover(tmp_path / "site")
    publish(tmp_path / "site", {"a.html": b"2"}, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.new", "site.old", "site~"]
    assert all((tmp_path / name / "mine.txt").exists() for name in ("site.old", "site.new", "site~"))
