"""fortran_reference.py SOURCE TARGET: the reference of the Fortran module, from its source's comments, as Markdown in TARGET.

The first comment is the module's; the one above each generic interface is that of its procedures, and begins with how they are
called.
"""
import pathlib
import re
import sys


def code(text):
    """Text with the library's names, and what is written like one, as code."""
    return re.sub(r"\b(recursive_lu\w*(?:\.h)?|lu_\w+|\w+\((?:[^()]|\([^()]*\))*\))", r"`\1`", text.replace("*", "\\*"))


def comments(text):
    """(comment, the line below it) for each comment of the source."""
    for match in re.finditer(r"((?:^ *!(?!\$).*\n)+)(.*)$", text, re.M):
        lines = [re.sub(r"^ *! ?", "", line) for line in match[1].rstrip("\n").split("\n")]
        yield lines, match[2].strip()


def main():
    source, target = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    text = source.read_text().replace("&\n", "")
    public = set(re.findall(r"\blu_\w+", " ".join(re.findall(r"^ *public :: (.*)$", text, re.M))))
    head = next(lines for lines, below in comments(text) if below.startswith("module "))
    out = ["# The Fortran module recursive_lu", ""]
    table = []
    for line in [line for line in head if "edits are lost" not in line]:
        entry = re.match(r"^  (\S.*?)  +(\S.*)$", line)
        if entry:
            table += ([] if table else ["", "| info | meaning |", "|---|---|"]) + [f"| `{entry[1]}` | {entry[2]} |"]
        elif line.startswith("  "):
            table += ([] if table else ["", "| info | meaning |", "|---|---|"]) + [f"| `{line.strip()}` | as in C |"]
        else:
            if table:
                out += [*table, ""]
                table = []
            out.append(code(line))
    out.append("")
    described = {}
    for lines, below in comments(text):
        match = re.match(r"interface (lu_\w+)$|.*?(?:function|subroutine) (lu_\w+)", below)
        if match:
            described[match[1] or match[2]] = " ".join(lines)
    for name in sorted(public & set(re.findall(r"(?:interface|function|subroutine) (lu_\w+)", text))):
        definition = re.search(rf"^ *((?:\w+ )?)(function|subroutine) ({name}\([^)]*\))", text, re.M)
        call, colon, rest = described.get(name, "").partition(": ")
        if not colon or name not in call:
            if definition is None:
                sys.exit(f"no comment tells how {name} is called")
            call, rest = ("call " if definition[2] == "subroutine" else "") + definition[3], described.get(name, "")
        out += [f"## {name}", "", "```fortran", call, "```", "", code(rest), ""]
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text("\n".join(out))
    (target / "toc.yml").write_text("- name: Module recursive_lu\n  href: index.md\n")


if __name__ == "__main__":
    main()
