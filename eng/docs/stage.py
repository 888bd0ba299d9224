"""stage.py ROOT STAGE: lays out what docfx builds the site from.

Copies README.md, as index.md, the pages of eng/docs, and every file of the repository that one of them or of their kind links
to. A link to a folder becomes one to its README.md, a link to a source file one to a page that shows it, and a link to a header
one to its reference. The names of C functions become links to their sections, where api/c/functions.json of STAGE says. Fails on
a link to something that is not there.
"""
import itertools
import json
import os
import pathlib
import re
import shutil
import sys

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^()\s]+)\)")
NAME = re.compile(r"(?<!\[)`(recursive_lu_\w+)`(?!\])")
FENCE = re.compile(r"^\s*(```+)")
LANGUAGES = {
    ".c": "c", ".h": "c", ".hpp": "cpp", ".cpp": "cpp", ".py": "python", ".cs": "csharp", ".sh": "bash", ".f90": "fortran",
    ".R": "r", ".mjs": "javascript", ".rs": "rust", ".java": "java", ".m": "matlab", ".jl": "julia", ".pl": "perl", ".rb": "ruby",
    ".go": "go", ".lua": "lua"}
PICTURES = {".svg", ".png"}
# What the site has better than the text of the file; made by eng/docs.sh.
REFERENCES = {
    "include/recursive_lu.h": "api/c/index.md",
    "include/recursive_lu_lapack.h": "api/c/lapack.md",
    "include/recursive_lu.hpp": "api/cpp/index.md",
    "src/fortran/recursive_lu.f90": "api/fortran/index.md",
    "src/python/recursive_lu/__init__.py": "api/python/index.md",
    "src/RecursiveLU/Lu.cs": "api/dotnet/RecursiveLU.yml",
    "src/RecursiveLU.Client/ServerLu.cs": "api/dotnet/RecursiveLU.Client.yml",
    "src/RecursiveLU.MathNet/RecursiveLuProvider.cs": "api/dotnet/RecursiveLU.MathNet.yml",
    "src/RecursiveLU.Tensors/LuTensor.cs": "api/dotnet/RecursiveLU.Tensors.yml",
    "include/RecursiveLuNative.cs": "api/dotnet/RecursiveLU.Interop.RecursiveLuNative.yml",
}


def lines_outside_code(text):
    """Each line of a page, and whether it is outside of fenced code."""
    fence = None
    for line in text.split("\n"):
        match = FENCE.match(line)
        if fence:
            yield line, False
            if match and line.strip() == fence:
                fence = None
        elif match:
            fence = match[1]
            yield line, False
        else:
            yield line, True


class Stage:
    """The files of the site to be, each put there once."""

    def __init__(self, root, stage):
        self.root, self.stage = root, stage
        self.done, self.missing = set(), []
        self.functions = json.loads((stage / "api/c/functions.json").read_text())

    def target(self, source):
        """The place of a file of the repository in the stage; the file is put there."""
        name = str(source.relative_to(self.root))
        if name == "README.md":
            place = "index.md"
        elif name in REFERENCES:
            return self.stage / REFERENCES[name]
        elif source.is_dir():
            place = f"{name}/index.md"
        elif source.suffix == ".md" or source.suffix in PICTURES:
            place = name
        else:
            place = name + ".md"
        if source not in self.done:
            self.done.add(source)
            self.put(source, self.stage / place)
        return self.stage / place

    def put(self, source, place):
        """Copies a file, or makes the page that shows it."""
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            place.write_text(self.listing(source, place))
        elif source.suffix in PICTURES:
            shutil.copyfile(source, place)
        elif source.suffix == ".md":
            place.write_text(self.page(source, place))
        else:
            text = source.read_text()
            fence = "`" * (1 + max(map(len, re.findall("``+", text)), default=2))
            title = source.relative_to(self.root)
            place.write_text(f"# {title}\n\n{fence}{LANGUAGES.get(source.suffix, 'text')}\n{text}{fence}\n")

    def listing(self, folder, place):
        """A page that lists the sources in a folder."""
        lines = [f"# {folder.relative_to(self.root)}", ""]
        for file in sorted(folder.rglob("*")):
            if file.suffix in LANGUAGES:
                lines.append(f"- [{file.relative_to(folder)}]({os.path.relpath(self.target(file), place.parent)})")
        return "\n".join(lines) + "\n"

    def page(self, source, place):
        """The text of a page with its links as the site needs them."""

        def relink(match):
            mark, text, link = match.groups()
            if re.match(r"[a-z]+:|#", link):
                return match[0]
            path, _, anchor = link.partition("#")
            file = pathlib.Path(os.path.normpath(source.parent / path))
            if file.is_dir() and (file / "README.md").is_file():
                file /= "README.md"
            if not file.exists() or self.root not in file.parents:
                self.missing.append(f"{source.relative_to(self.root)}: {link}")
                return match[0]
            link = os.path.relpath(self.target(file), place.parent) + ("#" + anchor if anchor else "")
            return f"{mark}[{text}]({link})"

        def link_name(match):
            function = self.functions.get(match[1])
            return f"[`{match[1]}`]({os.path.relpath(self.stage, place.parent)}/{function})" if function else match[0]

        parts = []
        for is_outside, lines in itertools.groupby(lines_outside_code(source.read_text()), lambda pair: pair[1]):
            part = "\n".join(line for line, _ in lines)
            if is_outside:
                # A link's text may go on in the next line; a heading is no place for one.
                part = LINK.sub(relink, part)
                part = "\n".join(
                    line if line.startswith("#") else NAME.sub(link_name, line) for line in part.split("\n"))
            parts.append(part)
        return "\n".join(parts)


def main():
    root, place = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    stage = Stage(root, place)
    stage.target(root / "README.md")
    for page in sorted((root / "eng/docs").rglob("*.md")):
        stage.target(page)
    for toc in sorted((root / "eng/docs").rglob("toc.yml")):
        shutil.copyfile(toc, place / toc.relative_to(root))
    for line in stage.missing:
        print(f"no such file: {line}", file=sys.stderr)
    return 1 if stage.missing else 0


if __name__ == "__main__":
    sys.exit(main())
