"""c_reference.py XML ROOT STAGE: the reference of the C headers, from doxygen's XML, as Markdown in api/c of STAGE.

XML is doxygen's folder; the headers' first comments, which doxygen leaves out, are read from ROOT/include. Functions that differ
in their element type alone share a section, documented for double. Each section names the pages of ROOT/eng/docs whose examples
call its functions; a function that no page calls is an error. functions.json tells where each function is.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

TYPES = {"f64": "double", "f32": "float", "c128": "double complex", "c64": "float complex"}
TYPED = re.compile(r"^recursive_lu_(f64|f32|c128|c64)(?![a-z0-9])")
GROUPS = [
    ("Factor", "factor", r"^(|_threaded|_nopiv|_strided)$"),
    ("Solve", "solve", r"^(_solve|_gesv|_mixed_gesv|_refine)$"),
    ("Inverse, determinant, condition", "matrix-functions", r"^(_inverse|_det|_logdet|_rcond)$"),
    ("Batches", "batches", r"^_batched"),
    ("Random butterflies", "butterflies", r"^_butterfly"),
    ("The library itself", "library", r"^recursive_lu_"),
]
# The library's names, elements of arrays, and other names with an underscore.
CODE = re.compile(
    r"((?:recursive_lu|RECURSIVE_LU)\w*(?:!|\.h|\([a-z]\))?|\b\w+(?:\[[^\]]+\])+"
    r"|(?:\bstd::)?\b\w*_\w*\b(?:\.so|\(\)|=\w+)?)")
WIDTH = 84


def escape(text):
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text)


def inline(node):
    """The text of a node of doxygen's, on one line; names of the library as code."""
    text = " ".join("".join(node.itertext()).split()) if node is not None else ""
    parts = re.split(r"((?:recursive_lu|RECURSIVE_LU)\w*(?:\([a-z]\))?)", text)
    return "".join(f"`{part}`" if index % 2 else escape(part) for index, part in enumerate(parts))


class Function:
    """A function as the header declares it."""

    def __init__(self, node):
        self.name = node.findtext("name")
        match = TYPED.match(self.name)
        self.type = match[1] if match else None
        self.family = self.name[match.end():] if match else self.name
        self.result = "".join(node.find("type").itertext())
        self.parameters = [("".join(p.find("type").itertext()), p.findtext("declname") or "") for p in node.findall("param")]
        self.brief = inline(node.find("briefdescription"))
        detail = node.find("detaileddescription")
        self.documented = [
            (item.findtext("parameternamelist/parametername"), inline(item.find("parameterdescription")))
            for item in detail.iter("parameteritem")
        ]
        returns = [inline(section) for section in detail.iter("simplesect") if section.get("kind") == "return"]
        self.returns = " ".join(returns)
        for paragraph in detail.iter("para"):
            for child in list(paragraph):
                if child.tag in ("parameterlist", "simplesect"):
                    tail = child.tail
                    child.clear()
                    child.tail = tail
        self.notes = [text for text in map(inline, detail.findall("para")) if text]

    def declaration(self):
        """The declaration, broken before it is too wide to read."""
        head = f"{self.result}{'' if self.result.endswith('*') else ' '}{self.name}("
        words = [f"{type}{'' if type.endswith('*') else ' '}{name}" for type, name in self.parameters] or ["void"]
        lines = [head]
        for index, word in enumerate(words):
            word += "," if index + 1 < len(words) else ");"
            if len(lines[-1]) + len(word) + 1 > WIDTH:
                lines.append(" " * len(head))
            elif index:
                lines[-1] += " "
            lines[-1] += word
        return "\n".join(lines)


def section(family, examples):
    """The Markdown of functions that differ in their type alone."""
    first = family[0]
    out = [f"## {first.name}", "", first.brief, "", "```c", *[function.declaration() for function in family], "```", ""]
    if first.documented:
        out += ["| parameter | meaning |", "|---|---|"]
        out += [f"| `{name}` | {text} |" for name, text in first.documented]
        out.append("")
    if first.returns:
        out += [f"**Returns** {first.returns}", ""]
    for note in first.notes:
        out += [note, ""]
    for other in family[1:]:
        if other.type and (other.brief, other.returns, other.notes) != (first.brief, first.returns, first.notes):
            returns = f" Returns: {other.returns}" if other.returns != first.returns else ""
            out += [f"`{other.name}`: {other.brief}{returns}", ""]
    pages = sorted({page for function in family for page in examples.get(function.name, ())})
    links = ", ".join(f"[{title}]({link})" for title, link in pages)
    out += [f"Example: {links}.", ""]
    return out


def first_comment(path):
    """The first comment of a header as Markdown: headings, paragraphs, lists, tables of two columns."""
    comment = path.read_text().split("*/")[0].split("/*", 1)[1]
    lines = [re.sub(r"^ \*? ?", "", line).rstrip() for line in comment.split("\n")]
    lines = [line for line in lines if "HeaderGenerator" not in line and line.strip() not in ("*", "@file")]
    out, block = [], []

    def flush():
        rows = []

        def end_table():
            out.extend(["", *draw(rows)] if rows else [])
            rows.clear()

        table = [re.match(r"^  +(\S.*?)   *(?<=  )(\S.*)$", line) for line in block]
        in_list = False
        for line, row in zip(block, table):
            item = re.match(r"^ *- (.*)", line)
            if row and sum(map(bool, table)) > 1 and not item:
                rows.append([row[1], row[2]])
                continue
            if rows and line.startswith(" " * 9):
                rows[-1][1] += " " + line.strip()
                continue
            end_table()
            if item and not in_list:
                out.append("")
            in_list = bool(item) or in_list
            out.append("- " + prose(item[1]) if item else ("  " if in_list else "") + prose(line.strip()))
        end_table()
        out.append("")
        block.clear()

    code = False
    for line in lines:
        if line.strip() in ("@code", "@endcode"):
            flush()
            code = not code
            out.extend(["```cpp"] if code else ["```", ""])
        elif code:
            out.append(line.removeprefix("  "))
        elif is_heading(line, lines):
            flush()
            out.extend([f"## {line}", ""])
        elif line.strip():
            block.append(line)
        else:
            flush()
    flush()
    return out


def is_heading(line, lines):
    """Whether what follows a line is indented below it, and the line is no sentence."""
    following = lines[lines.index(line) + 1 :][:1]
    return bool(re.match(r"^\S.*[^.,;:]$", line)) and bool(re.match(r"^  ( ?\S)", "".join(following)))


def prose(text):
    """A line of the comment, with names as code."""
    parts = CODE.split(text)
    return "".join(f"`{part}`" if index % 2 else escape(part) for index, part in enumerate(parts))


def draw(rows):
    """A table of two columns."""
    return ["| | meaning |", "|---|---|"] + [f"| `{left}` | {prose(right)} |" for left, right in rows] + [""]


def examples_of(root, names):
    """For each function the pages whose fenced code calls it, as seen from api/c: {name: {(title, link)}}."""
    found = {}
    for page in sorted((root / "eng/docs").rglob("*.md")):
        text = page.read_text()
        title = re.search(r"^# (.+)$", text, re.M)
        for language, code in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S):
            if language not in ("c", "cpp"):
                continue
            for name in set(re.findall(r"\brecursive_lu_\w+(?=\()", code)) & names:
                found.setdefault(name, set()).add((title[1], f"../../{page.relative_to(root)}"))
    return found


def main():
    folder, root, stage = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    include, target = root / "include", stage / "api/c"
    tree = xml.parse(folder / "recursive__lu_8h.xml")
    members = list(tree.iter("memberdef"))
    functions = [Function(node) for node in members if node.get("kind") == "function"]
    examples = examples_of(root, {function.name for function in functions})
    families = {}
    for function in functions:
        families.setdefault(function.family, []).append(function)
    target.mkdir(parents=True, exist_ok=True)

    toc, index, lonely, places = [("recursive_lu.h", "index.md")], [], [], {}
    placed = set()
    for title, file, pattern in GROUPS:
        members_of = [name for name in families if re.match(pattern, name) and name not in placed]
        placed.update(members_of)
        page = [f"# {title}", ""]
        index += [f"### [{title}]({file}.md)", "", "| function | does |", "|---|---|"]
        for name in sorted(members_of):
            family = families[name]
            if not any(function.name in examples for function in family):
                lonely.append(family[0].name)
            page += section(family, examples)
            places |= {function.name: f"api/c/{file}.md#{family[0].name}" for function in family}
            types = ", ".join(f.type for f in family[1:] if f.type)
            brief = family[0].brief + (f" Also for {types}." if types else "")
            index.append(f"| [`{family[0].name}`]({file}.md#{family[0].name}) | {brief} |")
        index.append("")
        (target / f"{file}.md").write_text("\n".join(page))
        toc.append((title, f"{file}.md"))
    if set(families) - placed:
        sys.exit(f"no group for {sorted(set(families) - placed)}")
    if lonely:
        sys.exit(f"no page has an example of {', '.join(lonely)}")

    (target / "functions.json").write_text(json.dumps(places))

    constants = ["## Constants", "", "| name | value | meaning |", "|---|---|---|"]
    for node in members:
        text = " ".join(inline(node.find(part)) for part in ("briefdescription", "detaileddescription"))
        if node.get("kind") == "define" and text.strip():
            value = " ".join("".join(node.find("initializer").itertext()).split())
            constants.append(f"| `{node.findtext('name')}` | `{value}` | {text} |")
    head = ["# The C API: recursive_lu.h", ""]
    comment = first_comment(include / "recursive_lu.h")
    first = next(at for at, line in enumerate(comment) if line.startswith("## "))
    text = head + comment[:first] + ["## Functions", ""] + index + comment[first:] + constants
    (target / "index.md").write_text("\n".join(text) + "\n")
    lapack = ["# LAPACK's names: recursive_lu_lapack.h", ""]
    (target / "lapack.md").write_text("\n".join(lapack + first_comment(include / "recursive_lu_lapack.h")) + "\n")
    toc.append(("recursive_lu_lapack.h", "lapack.md"))
    (target / "toc.yml").write_text("".join(f"- name: {title}\n  href: {link}\n" for title, link in toc))


if __name__ == "__main__":
    main()
