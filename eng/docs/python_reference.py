"""python_reference.py PACKAGE TARGET: the reference of the Python package from its docstrings, as Markdown in TARGET.

PACKAGE is the folder of its sources, which are read and not run. What __all__ names is documented, each function with the
sections of its docstring in NumPy's form; a function without one is an error.
"""
import ast
import inspect
import pathlib
import re
import sys

ITEMS = ("Parameters", "Returns", "Raises", "Warns", "Attributes", "Yields")


def markdown(text):
    """Text in reStructuredText's few forms that docstrings use, in Markdown's."""
    text = re.sub(r"``([^`]+)``", r"`\1`", text)
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text)
    return re.sub(r"(?<![`\w])([*_])(?=\w)", r"\\\1", text)


def cell(lines):
    """Lines as one cell of a table."""
    return markdown(" ".join(line.strip() for line in lines if line.strip())).replace("|", "\\|")


def sections(docstring):
    """The text before the first heading, and (heading, lines) for each section."""
    lines = inspect.cleandoc(docstring).split("\n")
    parts, title, body = [], None, []
    for line, below in zip(lines, [*lines[1:], ""]):
        if below and set(below) == {"-"} and len(below) >= len(line) > 0:
            parts.append((title, body))
            title, body = line, []
        elif not (line and set(line) == {"-"}):
            body.append(line)
    return [*parts, (title, body)]


def items(lines):
    """(head, text) for each parameter, result or exception."""
    found = []
    for line in lines:
        if line and not line.startswith(" "):
            found.append((line, []))
        elif found:
            found[-1][1].append(line)
    return found


def prose(lines):
    """Paragraphs; what a console shows is fenced."""
    out, shown = [], False
    for line in lines:
        if line.startswith(">>> ") and not shown:
            out += ["```python"]
            shown = True
        elif not line.strip() and shown:
            out += ["```"]
            shown = False
        out.append(line if shown else markdown(line))
    return out + (["```"] if shown else [])


def table(title, lines):
    """The Markdown of a section of items."""
    out = ["", f"| {title.lower()} | meaning |", "|---|---|"]
    for head, text in items(lines):
        name, _, kind = head.partition(" : ")
        first = ", ".join(f"`{part.strip()}`" for part in name.split(","))
        out.append(f"| {first} | {f'*{markdown(kind)}*. ' if kind else ''}{cell(text)} |")
    return [*out, ""]


def signature(node):
    """How a function is called."""
    if isinstance(node, ast.ClassDef):
        return f"class {node.name}({', '.join(map(ast.unparse, node.bases))})"
    arguments = node.args
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
        if argument is not None:
            argument.annotation = None
    return f"{node.name}({ast.unparse(arguments)})"


def document(name, node):
    """The Markdown of a function or class."""
    text = ast.get_docstring(node)
    if text is None:
        sys.exit(f"{name} has no docstring")
    out = [f"## {name}", "", "```python", signature(node), "```", ""]
    for title, lines in sections(text):
        if title is None:
            out += prose(lines)
        elif title in ITEMS:
            out += table(title, lines)
        elif title == "See Also":
            out += ["", "See also " + cell(lines), ""]
        else:
            out += ["", f"**{title}**", "", *prose(lines), ""]
    return [*out, ""]


def main():
    package, target = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    trees = {path.stem: ast.parse(path.read_text()) for path in sorted(package.glob("*.py"))}
    whole = trees["__init__"]
    names = next(
        ast.literal_eval(node.value) for node in whole.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "__all__")
    homes = {alias.name: node.module for node in whole.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    definitions = {
        node.name: node for module, tree in trees.items() for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and homes.get(node.name, "__init__") == module}
    out = [f"# {package.name}", ""]
    for title, lines in sections(ast.get_docstring(whole)):
        out += ([] if title is None else ["", f"**{title}**", ""]) + prose(lines)
    functions = [name for name in names if name in definitions]
    out += ["", "| name | does |", "|---|---|"]
    for name in functions:
        brief = cell(sections(ast.get_docstring(definitions[name]) or "")[0][1]).split(". ")[0].rstrip(".")
        out.append(f"| [`{name}`](#{name.lower()}) | {brief} |")
    out.append("")
    for name in functions:
        out += document(name, definitions[name])
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text("\n".join(out))
    (target / "toc.yml").write_text(f"- name: {package.name}\n  href: index.md\n")


if __name__ == "__main__":
    main()
