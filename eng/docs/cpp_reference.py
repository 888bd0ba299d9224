"""cpp_reference.py XML INCLUDE TARGET: the reference of recursive_lu.hpp, from doxygen's XML, as Markdown in TARGET.

What is public and documented is listed, under its class or, for functions, under the namespace. Where two functions differ in how
they tell of errors (solve, try_solve), each has its own entry.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

from c_reference import first_comment, inline

NAMESPACE = "recursive_lu::"
# In this order; a class that is not here is an error.
CLASSES = [
    "factorization", "batch_factorization", "butterfly_factorization", "options", "butterfly_options", "matrix_view",
    "batch_view", "span", "matrix_traits", "status", "error", "singular_error", "log_determinant_of", "error_bounds"]


def text_of(node):
    """The code of a node, on one line."""
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def declaration(member):
    """How a member is declared."""
    head = text_of(member.find("type"))
    name = member.findtext("name")
    template = [text_of(p.find("type")) + (f" {p.findtext('declname')}" if p.findtext("declname") else "")
                for p in member.findall("templateparamlist/param")]
    # Conditions on the template's types say nothing to a reader.
    template = [parameter for parameter in template if parameter != "class"]
    start = f"template <{', '.join(template)}> " if template else ""
    if member.get("kind") == "function":
        static = "static " if member.get("static") == "yes" else ""
        return f"{start}{static}{head}{' ' if head else ''}{name}{member.findtext('argsstring')};"
    if member.get("kind") == "enum":
        return f"enum class {name} {{ {', '.join(v.findtext('name') for v in member.findall('enumvalue'))} }};"
    if member.get("kind") == "typedef":
        return f"{start}using {name} = {head};"
    return f"{head} {name}{(' ' + member.findtext('initializer')) if member.find('initializer') is not None else ''};"


def folded(code):
    """A declaration as it is written by hand, in lines of a width that can be read."""
    code = re.sub(r"(\w)=", r"\1 = ", code.replace("< ", "<").replace(" >", ">").replace("=default", " = default"))
    lines = [""]
    for word in re.split(r"(?<=,) (?![^<]*>)", code):
        if len(lines[-1]) + len(word) > 84:
            lines.append("   ")
        lines[-1] += ("" if lines[-1] == "" else " ") + word
    return lines


def document(member):
    """The Markdown of a member's documentation."""
    detail = member.find("detaileddescription")
    parameters = [
        (item.findtext("parameternamelist/parametername"), inline(item.find("parameterdescription")))
        for items in detail.iter("parameterlist") if items.get("kind") == "param" for item in items]
    throws = [
        (", ".join(text_of(name) for name in item.iter("parametername")), inline(item.find("parameterdescription")))
        for items in detail.iter("parameterlist") if items.get("kind") == "exception" for item in items]
    returns = [inline(section) for section in detail.iter("simplesect") if section.get("kind") == "return"]
    for paragraph in detail.iter("para"):
        for child in list(paragraph):
            if child.tag in ("parameterlist", "simplesect"):
                tail = child.tail
                child.clear()
                child.tail = tail
    notes = [text for text in [inline(member.find("briefdescription")), *map(inline, detail.findall("para"))] if text]
    out = [f"### {member.findtext('name')}", "", "```cpp", *folded(declaration(member)), "```", ""]
    for note in notes:
        out += [note, ""]
    if parameters or throws:
        out += ["| parameter | meaning |", "|---|---|"]
        out += [f"| `{name}` | {text} |" for name, text in parameters]
        out += [f"| throws `{name}` | {text} |" for name, text in throws]
        out.append("")
    return out + ([f"**Returns** {' '.join(returns)}", ""] if returns else [])


def members(compound):
    """What is public and documented of a class or namespace, in the source's order; copies and the like are left out."""
    name = compound.findtext("compoundname").removeprefix(NAMESPACE)
    found = [
        member for member in compound.iter("memberdef")
        if member.get("prot") == "public" and not member.findtext("name").startswith(("operator=", "~"))
        and member.findtext("argsstring", "") not in ("", "() noexcept=default", f"({name} &&other) noexcept")
        or member.get("prot") == "public" and member.get("kind") in ("variable", "enum", "typedef")]
    found = [member for member in found if "=delete" not in (member.findtext("argsstring") or "").replace(" ", "")]
    return sorted(found, key=lambda member: (member.find("location").get("file"), int(member.find("location").get("line"))))


def main():
    folder, include, target = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    compounds = {}
    for path in sorted(folder.glob("*.xml")):
        for compound in xml.parse(path).iter("compounddef"):
            compounds[compound.findtext("compoundname")] = compound
    classes = {name.removeprefix(NAMESPACE) for name in compounds if name.startswith(NAMESPACE) and "<" not in name}
    if classes != set(CLASSES):
        sys.exit(f"classes that have no place in the reference, or no longer are there: {sorted(classes ^ set(CLASSES))}")
    out = ["# The C++ API: recursive_lu.hpp", "", *first_comment(include / "recursive_lu.hpp")]
    out += ["## Functions and types of the namespace", ""]
    for member in members(compounds["recursive_lu"]):
        if text_of(member.find("briefdescription")):
            out += document(member)
    for name in CLASSES:
        compound = compounds[NAMESPACE + name]
        brief = inline(compound.find("briefdescription"))
        if not brief:
            sys.exit(f"{name} is not documented")
        out += [f"## {name}", "", brief, ""]
        for paragraph in compound.find("detaileddescription").findall("para"):
            out += [inline(paragraph), ""]
        bare = [member for member in members(compound) if not text_of(member.find("briefdescription"))]
        if bare:
            out += ["```cpp", *(line for member in bare for line in folded(declaration(member))), "```", ""]
        for member in members(compound):
            if member not in bare:
                out += document(member)
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text("\n".join(out))
    (target / "toc.yml").write_text("- name: recursive_lu.hpp\n  href: index.md\n")


if __name__ == "__main__":
    main()
