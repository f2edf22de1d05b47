"""The command line of the Monotowns of Kazakhstan site: parses arguments, calls one function a command, prints its report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Build the Monotowns of Kazakhstan site.",
        epilog="Exit codes: 0 done, 1 problems found, 2 wrong usage.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--out", type=Path, default=ROOT / "site", metavar="DIR", help="where the site goes (default: site)")
    shared.add_argument("--base-url", default="http://localhost:8000/", metavar="URL", help="the address the site will have")
    shared.add_argument("--repo-url", default=None, metavar="URL", help="the repository where readers may report errors")
    shared.add_argument("--jobs", type=int, default=0, metavar="N", help="processes to use (default: one a core)")
    shared.add_argument("--no-cache", action="store_true", help="make everything anew")
    shared.add_argument("--draft", action="store_true", help="publish texts whose translation is missing its check or outdated")
    shared.add_argument("--quiet", action="store_true", help="print problems only")
    shared.add_argument("--json", action="store_true", help="print problems as JSON")
    commands.add_parser("build", parents=[shared], help="the whole site (also when no command is given)")
    commands.add_parser("check", parents=[shared], help="everything that can be wrong with sources and site")
    serve = commands.add_parser("serve", parents=[shared], help="build, serve, rebuild and reload on every edit")
    serve.add_argument("--port", type=int, default=8000, metavar="N")
    new = commands.add_parser("new", help="scaffolds")
    new.add_argument("what", choices=["town"])
    new.add_argument("slug")
    commands.add_parser("messages", help="extract, update and check the catalogs")
    commands.add_parser("status", parents=[shared], help="translation status by page and language")
    translated = commands.add_parser("translated", help="mark a section as translated from its original as that stands now")
    translated.add_argument("page", metavar="PAGE[#ID]", help="e.g. ru/towns/rudny#history")
    return parser


def _arguments(argv: list[str]) -> argparse.Namespace:
    """The command line; without a command it is `build`."""
    if not argv or (argv[0].startswith("-") and argv[0] not in ("-h", "--help")):
        argv = ["build", *argv]
    return _parser().parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    from monotowns.report import Failed, as_json, describe

    arguments = _arguments(sys.argv[1:] if argv is None else argv)
    if arguments.command is None:
        _parser().print_help()
        return 2
    from monotowns import commands
    from monotowns.write import CannotPublish

    try:
        return commands.run(ROOT, arguments)
    except Failed as failed:
        if getattr(arguments, "json", False):
            print(as_json(failed.problems))
        else:
            print(describe(failed.problems, ROOT), file=sys.stderr)
            count = len(failed.problems)
            print(f"\n{count} {'problem' if count == 1 else 'problems'}; the published site was not touched.", file=sys.stderr)
        return 1
    except (CannotPublish, ValueError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"build.py: {error}; the published site was not touched.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped; the published site was not touched.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
