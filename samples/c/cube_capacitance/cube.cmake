# The target cube: meshes, the matrix, tables and pictures, without any solver. samples/mpi uses it, too.
add_library(cube STATIC
  "${CMAKE_CURRENT_LIST_DIR}/density.c" "${CMAKE_CURRENT_LIST_DIR}/mesh.c" "${CMAKE_CURRENT_LIST_DIR}/potential.c"
  "${CMAKE_CURRENT_LIST_DIR}/residual.c" "${CMAKE_CURRENT_LIST_DIR}/table.c")
target_include_directories(cube PUBLIC "${CMAKE_CURRENT_LIST_DIR}")
target_compile_options(cube PRIVATE -O2 -Wall -Wextra -Wpedantic -Werror)
target_link_libraries(cube PUBLIC m)
