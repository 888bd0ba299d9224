#!/usr/bin/env bash
# Builds the library and runs the main job: the capacitance of the unit cube, a dense problem of up to 2400 unknowns.
source "$(dirname "$0")/common.sh"
"$root/eng/build.sh"
need cmake make python3 python3-matplotlib

say "building samples/c"
quietly samples-configure cmake -S "$root/samples/c" -B "$artifacts/cmake/samples" -DCMAKE_BUILD_TYPE=Release \
    -DRECURSIVE_LU_LIB_DIR="$lib" -DRECURSIVE_LU_INCLUDE_DIR="$root/include"
quietly samples-build cmake --build "$artifacts/cmake/samples"
density=$artifacts/cube_density.csv
picture=$artifacts/cube_density.png
say "running cube_capacitance"
"$artifacts/cmake/samples/cube_capacitance/cube_capacitance" --density "$density"
/usr/bin/python3 "$root/samples/python/plot_cube_density.py" "$density" "$picture"
say "the charge density is drawn in ${picture#"$root"/}"
