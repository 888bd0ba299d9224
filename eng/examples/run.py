"""run.py ROOT WORK [PAGE...]: runs the programs of the pages, all of them or those named, and compares what they print.

Each block of C, C++, Fortran and the shell is a program by itself; Python's of one page are one program, in their order; C#'s of
all pages are the methods of one. Prints the numbers of blocks that were run and that were not, and fails if a program does.
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

import blocks

MARK = "\x1e"
COMPILERS = {
    "c": ["gcc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"],
    "cpp": ["g++", "-std=c++17", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"],
    "fortran": ["gfortran", "-std=f2018", "-O1", "-Wall", "-Werror"],
}
SUFFIXES = {"c": "c", "cpp": "cpp", "fortran": "f90"}
USING = re.compile(r"^using [\w.= ]+;\n", re.M)
SECONDS = 120


class Runner:
    """Runs programs in a folder of its own."""

    def __init__(self, root, work):
        self.root, self.work = root, work
        self.lib = root / "artifacts/lib"
        paths = [str(root / "src/python"), os.environ.get("PYTHONPATH", "")]
        self.environment = os.environ | {
            "PYTHONPATH": ":".join(filter(None, paths)),
            "RECURSIVE_LU_LIBRARY": str(self.lib / "librecursivelu.so"),
            "LD_LIBRARY_PATH": str(self.lib),
            "PATH": f"{root / 'artifacts/bin'}:{os.environ['PATH']}",
        }

    def run(self, command, folder=None, **options):
        """The text that a command prints; raises what it says if it fails."""
        try:
            done = subprocess.run(
                command, cwd=folder or self.root, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                timeout=SECONDS, **options)
        except subprocess.TimeoutExpired as late:
            raise RuntimeError(f"no end after {SECONDS} s") from late
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def compiled(self, block):
        """What a program in a compiled language prints."""
        stem = self.work / re.sub(r"\W", "_", block.name)
        source = stem.with_suffix("." + SUFFIXES[block.language])
        source.write_text(block.text)
        include = ["-I", str(self.root / "include")]
        sources = []
        if block.language == "fortran":
            folder = stem.with_suffix(".modules")
            folder.mkdir()
            include = ["-J", str(folder)]
            sources = sorted(map(str, (self.root / "src/fortran").glob("*.f90")))
        libraries = ["-L", str(self.lib), "-lrecursivelu", "-lm"]
        if re.search(r"\b[dszc]ge\w+_\(|\bLAPACKE_|\bcall [dszc]ge", block.text):
            libraries.insert(2, "-lrecursivelu_lapack")
        if "Eigen/" in block.text:
            include += ["-isystem", "/usr/include/eigen3"]
        self.run([*COMPILERS[block.language], *include, *sources, str(source), "-o", str(stem), *libraries])
        return [self.run([str(stem)])]

    def shell(self, block):
        """What a shell prints."""
        return [self.run(["bash", "-euo", "pipefail", "-c", block.text])]

    def python(self, page):
        """What each block of a page in Python prints."""
        script = self.work / (re.sub(r"\W", "_", page[0].page) + ".py")
        parts = (f"{block.text}\nprint(end={MARK!r}, flush=True)\n" for block in page)
        script.write_text("".join(parts))
        return self.run(["/usr/bin/python3", str(script)]).split(MARK)[: len(page)]

    def method(self, block, name):
        """A block in C# as the method Run of a class; the compiler's messages tell the page's lines."""
        usings = "".join(re.findall(USING, block.text))
        first = block.line + 1 + usings.count("\n")
        kind = "async Task" if is_asynchronous(block) else "unsafe void"
        body = re.sub(USING, "", block.text)
        return (
            f'{usings}internal static class {name}\n{{\npublic static {kind} Run()\n{{\n'
            f'#line {first} "{self.root / block.page}"\n{body}}}\n}}\n')

    def csharp(self, programs):
        """What each block in C# prints."""
        sources = self.work / "csharp"
        sources.mkdir()
        calls = []
        for number, block in enumerate(programs):
            (sources / f"Block{number}.cs").write_text(self.method(block, f"Block{number}"))
            wait = "await " if is_asynchronous(block) else ""
            calls.append(f"{wait}Block{number}.Run();\nConsole.Write('\\u{ord(MARK):04x}');\n")
        (sources / "Main.cs").write_text("".join(calls))
        project = self.root / "eng/examples/Examples.csproj"
        self.run(["dotnet", "build", str(project), "-c", "Release", "-v:quiet", "-nodeReuse:false", f"-p:Blocks={sources}/"])
        program = self.root / "artifacts/dotnet/bin/Examples/release/Examples.dll"
        return self.run(["dotnet", str(program)]).split(MARK)[: len(programs)]


def is_asynchronous(block):
    """Whether a block in C# waits for tasks."""
    return re.search(r"\bawait\b", block.text) is not None


def compare(programs, printed):
    """What is wrong with what programs printed."""
    for block, text in zip(programs, printed, strict=True):
        if block.output is not None and trimmed(text) != trimmed(block.output):
            yield f"{block.name} printed\n{text}and not\n{block.output}"


def trimmed(text):
    """Text without blanks at the ends of lines."""
    return [line.rstrip() for line in text.rstrip().split("\n")]


def main():
    root, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    runner = Runner(root, work)
    try:
        found = [block for page in sys.argv[3:] or blocks.pages(root) for block in blocks.blocks(root, page)]
    except blocks.PageError as error:
        sys.exit(str(error))
    programs = [block for block in found if not block.not_run]
    jobs = []
    by_page = collections.defaultdict(list)
    for block in programs:
        if block.language in COMPILERS:
            jobs.append((runner.compiled, block, [block]))
        elif block.language == "bash":
            jobs.append((runner.shell, block, [block]))
        elif block.language == "python":
            by_page[block.page].append(block)
    jobs += [(runner.python, page, page) for page in by_page.values()]
    sharp = [block for block in programs if block.language == "csharp"]
    if sharp:
        jobs.insert(0, (runner.csharp, sharp, sharp))

    wrong = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = [(pool.submit(run, what), of) for run, what, of in jobs]
        for job, of in running:
            try:
                wrong += compare(of, job.result())
            except (RuntimeError, ValueError) as error:
                wrong.append(f"{of[0].name}: {error}")
    for text in wrong:
        print(text, file=sys.stderr)
    print(f"{len(programs)} programs of pages were run, {len(found) - len(programs)} are marked as not run")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
