"""The wheels: what they hold, for which machine, and for which glibc. RECURSIVE_LU_WHEELS in the environment is their folder."""
import os
import pathlib
import re
import subprocess
import zipfile

import pytest

WHEELS = sorted(pathlib.Path(os.environ.get("RECURSIVE_LU_WHEELS", "/nowhere")).glob("recursive_lu-*.whl"))
LIBRARIES = {
    "x86_64": {"librecursivelu.so", "librecursivelu-v3.so", "librecursivelu-v4.so", "librecursivelu_lapack.so"},
    "aarch64": {"librecursivelu.so", "librecursivelu_lapack.so"},
}
MACHINES = {"x86_64": "X86-64", "aarch64": "AArch64"}

pytestmark = pytest.mark.skipif(not WHEELS, reason="there are no wheels to look at")


@pytest.fixture(params=WHEELS, ids=[wheel.name for wheel in WHEELS])
def wheel(request):
    """Each wheel, as a name and an open archive."""
    with zipfile.ZipFile(request.param) as archive:
        yield request.param.name, archive


def test_a_wheel_holds_what_it_needs_and_nothing_else(wheel):
    name, archive = wheel
    machine = re.fullmatch(r"recursive_lu-[0-9.]+-py3-none-manylinux_\d+_\d+_(\w+)\.whl", name).group(1)
    files = {pathlib.PurePosixPath(file) for file in archive.namelist()}
    assert {file.name for file in files if ".so" in file.name} == LIBRARIES[machine]
    others = {file for file in files if file.parts[1] != "lib" and not file.parts[0].endswith(".dist-info")}
    assert {file.suffix for file in others} == {".py", ".typed"} and {file.parts[0] for file in others} == {"recursive_lu"}
    in_lib = {file.name for file in files if file.parts[1] == "lib"}
    assert in_lib == LIBRARIES[machine] | {"NOTICE"}
    information = {file.name for file in files if file.parts[0].endswith(".dist-info")}
    assert information == {"METADATA", "WHEEL", "RECORD", "LICENSE"}


def test_the_tag_is_that_of_the_files(wheel, tmp_path):
    name, archive = wheel
    major, minor, machine = re.search(r"manylinux_(\d+)_(\d+)_(\w+)\.whl", name).groups()
    for file in archive.namelist():
        if ".so" in file:
            path = archive.extract(file, tmp_path)
            header = subprocess.run(["readelf", "-h", path], capture_output=True, text=True, check=True).stdout
            assert MACHINES[machine] in header
            symbols = subprocess.run(["readelf", "-W", "--dyn-syms", path], capture_output=True, text=True, check=True).stdout
            versions = {tuple(map(int, version)) for version in re.findall(r"@GLIBC_(\d+)\.(\d+)", symbols)}
            assert versions and max(versions) <= (int(major), int(minor))
    assert f"Tag: py3-none-manylinux_{major}_{minor}_{machine}" in archive.read(
        next(file for file in archive.namelist() if file.endswith("WHEEL"))
    ).decode()
