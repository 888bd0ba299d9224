"""Runs a program with this library's LAPACK functions in place of those that NumPy and SciPy were built with.

    python -m recursive_lu program.py [argument...]
    python -m recursive_lu -m module [argument...]
    python -m recursive_lu -c command [argument...]

The interpreter starts again with librecursivelu_lapack.so in LD_PRELOAD. It reaches what NumPy and SciPy look up in a shared
LAPACK when they are loaded, as in Linux distributions; wheels from PyPI that hold a LAPACK with names of its own are not
reached, and recursive_lu.patch() is for them. Programs that the program starts inherit it.
"""

from __future__ import annotations

import os
import pathlib
import sys
from typing import List, NoReturn

_LIBRARY = pathlib.Path(__file__).with_name("lib") / "librecursivelu_lapack.so"


def _refuse(message: str) -> NoReturn:
    print(f"python -m recursive_lu: {message}", file=sys.stderr)
    raise SystemExit(2)


def _options(count: int) -> List[str]:
    """Options such as -O and -W, as the interpreter that runs this had them before so many arguments."""
    options = sys.orig_argv[1 : len(sys.orig_argv) - count]
    # The last of them name this module: -m recursive_lu, -mrecursive_lu or, behind other letters, -Om recursive_lu.
    last = options.pop() if options else ""
    letters = options.pop() if last == "recursive_lu" and options else last.removesuffix("recursive_lu")
    if letters.startswith("-") and letters.endswith("m") and letters != "-m":
        options.append(letters[:-1])
    return options


def main(arguments: List[str]) -> NoReturn:
    """Replaces this process by the interpreter that runs the program."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__, end="")
        raise SystemExit(0 if arguments else 2)
    first = arguments[0]
    if first in ("-m", "-c"):
        if len(arguments) < 2:
            _refuse(f"{first} wants a {'module' if first == '-m' else 'command'}")
    elif first.startswith("-"):
        _refuse(f"unknown option {first}; options for the interpreter go before -m recursive_lu")
    elif not os.path.exists(first):
        _refuse(f"there is no program {first}")
    if not _LIBRARY.is_file():
        _refuse(f"{_LIBRARY} is missing; install recursive_lu again")
    if any(character in os.fspath(_LIBRARY) for character in " :"):
        _refuse(f"LD_PRELOAD cannot hold {_LIBRARY}: blanks and colons separate its files")
    before = os.environ.get("LD_PRELOAD")
    environment = {**os.environ, "LD_PRELOAD": f"{_LIBRARY}:{before}" if before else os.fspath(_LIBRARY)}
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, *_options(len(arguments)), *arguments], environment)


if __name__ == "__main__":
    main(sys.argv[1:])
