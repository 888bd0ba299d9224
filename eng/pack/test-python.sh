#!/usr/bin/env bash
# Installs the wheel for this machine into an environment outside of the checkout and tests it there: our tests, the examples in
# its documentation, types, and the tests that SciPy and NumPy have for the functions that it replaces.
# "test-python.sh COUNTS" appends "python-NAME passed failed" for each to the file COUNTS.
source "$(dirname "$0")/../common.sh"
counts=${1:?usage: $0 COUNTS}
need python3 python3-venv python3-pip python3-numpy python3-scipy python3-pytest python3-hypothesis mypy
here=$root/eng/pack
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
