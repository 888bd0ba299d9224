#!/usr/bin/env bash
# Builds the wheels for x86_64 and aarch64 into artifacts/packages from the finished libraries in artifacts.
source "$(dirname "$0")/../common.sh"
need python3 python3-hatchling binutils
# The same files give the same wheel.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-315532800} PYTHONDONTWRITEBYTECODE=1

# wheel FOLDER: the wheel with the libraries of a folder.
wheel() {
    rm -rf "$artifacts/python-wheel"
    mkdir -p "$artifacts/packages" "$artifacts/python-wheel"
    (cd "$root/src/python" && RECURSIVE_LU_LIB_DIR=$1 \
        quietly pack-python /usr/bin/python3 -m hatchling build --target wheel --directory "$artifacts/python-wheel")
    local file=("$artifacts"/python-wheel/*.whl)
    # One wheel for a machine: an older one with another tag would be taken for this one.
    rm -f "$artifacts"/packages/recursive_lu-*_"${file[0]##*_}"
    # Its builder makes it as a temporary file, for its owner alone.
    install -m 644 "${file[0]}" "$artifacts/packages/"
    say "$(basename "${file[0]}"), $(stat -c %s "$artifacts/packages/$(basename "${file[0]}")") bytes"
}

wheel "$lib"
# build.sh puts libraries for the other machine into a folder of their own.
[[ ! -e $artifacts/arm64/lib/librecursivelu.so ]] || wheel "$artifacts/arm64/lib"
