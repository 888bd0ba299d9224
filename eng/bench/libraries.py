"""The libraries that are compared: where they are, how they are called, in which environment."""
import dataclasses
import glob
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from elements import ELEMENTS

ROOT = Path(__file__).resolve().parents[2]
DRIVER = ROOT / "artifacts" / "bench-tools" / "lu_bench"
PEERS = ROOT / "artifacts" / "peers"
OURS = "RecursiveLU"
# What libraries read their number of threads from.
THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "RECURSIVE_LU_NUM_THREADS",
)
# OpenBLAS's kernels that use AVX-512.
OPENBLAS_512 = ("SkylakeX", "Cooperlake", "SapphireRapids")


@dataclass(frozen=True)
class Library:
    """A library with an LU factorization. A "?" in the symbol stands for the element type; an empty one means the usual one of
    its API."""

    name: str
    path: str
    given: str = ""
    api: str = "lapack"
    environment: dict = field(default_factory=dict)
    description: str = ""

    def symbol(self, element, threads):
        """The factorization for an element type."""
        if self.api == "lapack":
            return (self.given or "?getrf_").replace("?", ELEMENTS[element].letter)
        usual = "recursive_lu_?" + ("_threaded" if threads > 1 else "")
        return (self.given or usual).replace("?", element)

    def variables(self, threads):
        """The environment of its process."""
        return {**os.environ, **dict.fromkeys(THREAD_VARIABLES, str(threads)), **self.environment}


def parse_library(text):
    """A library from NAME=PATH[:SYMBOL[:API]]; ValueError says what is wrong."""
    name, equals, rest = text.partition("=")
    path, *more = rest.split(":")
    if not equals or not name or not path or len(more) > 2:
        raise ValueError(f"'{text}' is not NAME=PATH[:SYMBOL[:API]]")
    symbol, api = more + [""] * (2 - len(more))
    if api not in ("", "lapack", "recursive_lu"):
        raise ValueError(f"'{text}': the API is lapack or recursive_lu, not '{api}'")
    # A bare file name is looked for where the dynamic linker looks.
    path = os.path.abspath(path) if os.path.exists(path) or "/" in path else path
    return Library(name, path, symbol, api or "lapack")


def packaged(package, pattern):
    """A file of a Debian package: unpacked by bench.sh, or installed."""
    for prefix in (PEERS / package, Path("/")):
        found = sorted(glob.glob(str(prefix / "usr/lib/*" / pattern)))
        if found:
            return found[0]
    return f"{pattern} of the Debian package {package}"


def standard(eigen):
    """This project's library, then its peers."""
    openblas = packaged("libopenblas0-pthread", "openblas-pthread/libopenblas.so.0")
    lapack = packaged("liblapack3", "lapack/liblapack.so.3")
    # BLIS has no LAPACK: loaded first, it is the BLAS that LAPACK's own factorization calls.
    blis = {
        "LD_PRELOAD": packaged("libblis4-pthread", "blis-pthread/libblis.so.4"),
        "LD_LIBRARY_PATH": os.path.dirname(packaged("libblas3", "blas/libblas.so.3")),
    }
    return [
        Library(OURS, str(ROOT / "artifacts" / "lib" / "librecursivelu.so"), api="recursive_lu"),
        Library("openblas", openblas),
        Library("openblas-skylakex", openblas, environment={"OPENBLAS_CORETYPE": "SkylakeX"}),
        Library("blis", lapack, environment=blis),
        Library("eigen", eigen),
    ]


def ask(library):
    """What the library says of itself; OSError says why it cannot be loaded."""
    # The dynamic linker only warns about it.
    preload = library.environment.get("LD_PRELOAD")
    if preload and not os.path.exists(preload):
        raise OSError(f"there is no {preload}")
    command = [DRIVER, "about", library.path]
    done = subprocess.run(command, env=library.variables(1), capture_output=True, errors="replace", timeout=60)
    if done.returncode != 0:
        raise OSError(done.stderr.strip() or f"loading it ends with exit code {done.returncode}")
    return done.stdout.strip()


def load(libraries, avx512, failed):
    """Those that can be loaded, with their descriptions; failed(name, reason) hears of the others."""
    usable = []
    # OpenBLAS may take narrower kernels by itself than the processor has.
    for library in (one for one in libraries if avx512 or one.name != "openblas-skylakex"):
        try:
            description = ask(library) or library.path
        except (OSError, subprocess.TimeoutExpired) as problem:
            failed(library.name, str(problem))
            continue
        usable.append(dataclasses.replace(library, description=description))
    kernels = {library.name: library.description.rpartition(" ")[2] for library in usable}
    # Where it does not, once is enough.
    if kernels.get("openblas") in OPENBLAS_512:
        usable = [library for library in usable if library.name != "openblas-skylakex"]
    return usable
