"""Puts the native libraries into the wheel, and names the wheel for the machine and the glibc that they need.

The folder that holds them is in the environment: RECURSIVE_LU_LIB_DIR, by default ../../artifacts/lib.
"""

import os
import pathlib
import re
import subprocess

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LIBRARIES = ("librecursivelu.so", "librecursivelu-v3.so", "librecursivelu-v4.so", "librecursivelu_lapack.so")
MACHINES = {"Advanced Micro Devices X86-64": "x86_64", "AArch64": "aarch64"}
# The .NET runtime in the libraries is made for this version, although they ask for no function that an older one lacks.
RUNTIME_GLIBC = (2, 27)
# Libraries that a manylinux system has, whatever the machine.
SYSTEM = re.compile(r"lib(c|m|dl|pthread|rt)\.so\.\d+|ld-linux-[\w-]+\.so\.\d+")


def readelf(option, file):
    """What readelf tells of a file."""
    environment = {**os.environ, "LC_ALL": "C"}
    command = ["readelf", "--wide", option, file]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def machine(file):
    """The machine that a file is for, as platform tags call it."""
    name = re.search(r"Machine:\s*(.*\S)", readelf("--file-header", file)).group(1)
    return MACHINES[name]


def glibc(file):
    """The newest version of a function of glibc that a file asks for, as (2, minor). It needs no other library."""
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", readelf("--dynamic", file))
    strangers = [name for name in needed if not SYSTEM.fullmatch(name)]
    if strangers:
        raise ValueError(f"{file} needs {', '.join(strangers)}, which not every system has")
    versions = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", readelf("--version-info", file))
    return max((int(major), int(minor)) for major, minor in versions)


class LibrariesHook(BuildHookInterface):
    """Adds the libraries of one machine to a wheel."""

    def initialize(self, version, build_data):
        default = pathlib.Path(self.root, "../../artifacts/lib")
        folder = pathlib.Path(os.environ.get("RECURSIVE_LU_LIB_DIR", default)).resolve()
        files = [folder / name for name in LIBRARIES if (folder / name).exists()]
        if not {LIBRARIES[0], LIBRARIES[-1]} <= {file.name for file in files}:
            raise FileNotFoundError(f"{folder} holds no finished libraries (RECURSIVE_LU_LIB_DIR)")
        machines = {machine(file) for file in files}
        if len(machines) != 1:
            raise ValueError(f"{folder} holds libraries of several machines")
        major, minor = max(RUNTIME_GLIBC, *(glibc(file) for file in files))
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-manylinux_{major}_{minor}_{machines.pop()}"
        for file in files:
            build_data["force_include"][str(file)] = f"recursive_lu/lib/{file.name}"
        # The license of the .NET runtime, parts of which are in the libraries.
        build_data["force_include"][str(pathlib.Path(self.root, "../../eng/install/NOTICE").resolve())] = "recursive_lu/lib/NOTICE"
