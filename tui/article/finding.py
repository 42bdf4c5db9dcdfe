"""Which folder is the workspace, and what is in it at first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tui.article.workspace import Workspace
from tui.errors import WorkspaceError

VARIABLE = "LEESLAMP_WORKSPACE"


def shipped_articles() -> Path:
    """The articles that come with leeslamp: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "articles"


def find_workspace(given: str | None, environment: Mapping[str, str], folder: Path) -> Workspace:
    """The workspace to use: the one given, else the variable's, else `folder` if it has articles, else the user's own.

    The user's own is filled with the shipped articles on first use. Raises WorkspaceError.
    """
    named = given or environment.get(VARIABLE)
    if named:
        try:
            root = Path(named).expanduser()
            usable = root.is_dir()
        except (OSError, RuntimeError) as error:  # may not be looked at, or somebody who has no home here
            reason = getattr(error, "strerror", None) or error
            raise WorkspaceError(f"the workspace {named} cannot be used: {reason}; name another one") from error
        if not usable:
            raise WorkspaceError(f"the workspace {root} is not a folder; make it, or name another with --workspace")
        return Workspace(root.resolve())
    if (folder / "articles").is_dir():
        return Workspace(folder)
    import platformdirs

    try:
        root = platformdirs.user_data_path("leeslamp")
    except RuntimeError as error:  # a user without a home
        raise WorkspaceError(f"you have no data folder ({error}); name a folder with --workspace") from error
    if not (root / "articles").is_dir():
        fill(root)
    return Workspace(root)


def fill(root: Path) -> None:
    """Make a workspace with the shipped articles. Raises WorkspaceError."""
    import shutil

    draft = root / ".articles.new"  # moved into place whole, so a half-copied folder is never taken for a workspace
    try:
        root.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for file in shipped_articles().glob("[!.]*"):
            shutil.copyfile(file, draft / file.name)  # not its mode: an installed file may be read-only
        draft.rename(root / "articles")
    except OSError as error:
        hint = "name another folder with --workspace"
        raise WorkspaceError(f"the workspace {root} cannot be made: {error.strerror or error}; {hint}") from error
