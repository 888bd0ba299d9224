"""The fenced blocks of the project's pages: what each is, whether it is run, and what it must print.

A block in a language of RUN is a program that is run, unless a comment right above it says `<!-- not run: REASON -->`. A block
`output` right below one holds what it prints, to the letter. One in a language of ELSEWHERE is run by a test of its package, and
says so in such a comment. `text` is no program. Nothing else is allowed, nor is code that is indented and not fenced, but for
commands that install: a program that nobody tries cannot hide.
"""
import dataclasses
import os
import pathlib
import re

RUN = ("c", "cpp", "fortran", "python", "csharp", "bash")
ELSEWHERE = ("java", "js", "julia", "octave", "r", "rust")
NOT_RUN = re.compile(r"<!-- not run: \S.* -->")
# Commands that build and install may be indented: eng/test-packages.sh and eng/test-install.sh give them.
INSTALL = re.compile(r" {4}(dotnet add package|pip install|apt install|eng/build.sh|gcc|g\+\+|gfortran) .*")
# Text of others, and what is made from the sources.
SKIPPED = {"artifacts", "findings", ".git"}


@dataclasses.dataclass
class Block:
    """A program of a page."""

    page: str
    line: int
    language: str
    text: str
    not_run: bool
    output: str | None = None

    @property
    def name(self):
        """Where it is."""
        return f"{self.page}:{self.line}"


class PageError(Exception):
    """A page breaks a rule above."""


def pages(root):
    """The names of all pages, sorted."""
    found = []
    for folder, folders, files in os.walk(root):
        if pathlib.Path(folder) == pathlib.Path(root):
            folders[:] = set(folders) - SKIPPED
        found += [os.path.relpath(pathlib.Path(folder, name), root) for name in files if name.endswith(".md")]
    return sorted(found)


def blocks(root, page):
    """The programs of a page, in order."""
    found, last = [], None
    fence, in_list = None, False
    above = comment = ""
    for number, line in enumerate((pathlib.Path(root) / page).read_text().split("\n"), 1):
        if fence is None:
            match = re.match(r"^( *)(```+)(.*)$", line)
            if match:
                indent, fence, language = len(match[1]), match[2], match[3].strip()
                start, text = number, []
                continue
            if line.startswith("    ") and not above and not in_list and not INSTALL.fullmatch(line):
                raise PageError(f"{page}:{number}: indented code: fence it, with its language")
            if line.strip():
                # A list's item may be continued below a blank line.
                in_list = bool(re.match(r" *([-*]|\d+\.) ", line)) or (line.startswith(" ") and in_list)
                last = None
            above = line.strip()
            comment = above or comment
        elif line.strip() == fence:
            code = "\n".join(text) + "\n"
            if language in RUN + ELSEWHERE:
                last = Block(page, start, language, code, bool(NOT_RUN.fullmatch(comment)))
                if language in ELSEWHERE and not last.not_run:
                    raise PageError(f"{page}:{start}: nothing says what runs a block in {language}")
                found.append(last)
            elif language == "output":
                if last is None or last.output is not None:
                    raise PageError(f"{page}:{start}: output of nothing")
                last.output = code
            elif language != "text":
                raise PageError(f"{page}:{start}: a block in {language or 'no language'}")
            fence, above, comment = None, "", ""
        else:
            text.append(line[indent:])
    return found
