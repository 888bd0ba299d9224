# Tests of librecursivelu_scalapack.so without MPI: a library that writes down what reaches it stands in ScaLAPACK's place.
# eng/test-scalapack.sh has those with ScaLAPACK itself.
set(scalapack_library "${lib_dir}/librecursivelu_scalapack.so")
add_library(scalapack_behind SHARED scalapack/behind.c)

# scalapack_program(NAME [LIBRARY ...]): a program linked with the library, and what stands behind it.
function(scalapack_program name)
  add_executable(scalapack_${name} scalapack/${name}.c)
  target_include_directories(scalapack_${name} PRIVATE "${include_dir}")
  target_link_directories(scalapack_${name} PRIVATE "${lib_dir}")
  target_link_options(scalapack_${name} PRIVATE -Wl,--no-as-needed)
  target_link_libraries(scalapack_${name} PRIVATE recursivelu_scalapack ${ARGN} recursivelu support)
  set_target_properties(scalapack_${name} PROPERTIES BUILD_RPATH "${lib_dir}")
endfunction()

# scalapack_test(NAME [ARGUMENT ...]): a run of it.
function(scalapack_test name)
  add_test(NAME scalapack.${name} COMMAND scalapack_${name} ${ARGN})
  set_tests_properties(scalapack.${name} PROPERTIES TIMEOUT 60 LABELS scalapack)
endfunction()

scalapack_program(decisions scalapack_behind)
scalapack_test(decisions)
scalapack_program(nothing_behind)
scalapack_test(nothing_behind)
scalapack_program(opened_alone)
scalapack_test(opened_alone $<TARGET_FILE:scalapack_behind>)

add_test(NAME exports.librecursivelu_scalapack.so COMMAND ${CMAKE_COMMAND} "-DNM=${CMAKE_NM}" "-DFILE=${scalapack_library}"
  "-DSNAPSHOT=${CMAKE_CURRENT_SOURCE_DIR}/scalapack/exported-symbols.txt" -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Exports.cmake")
set_tests_properties(exports.librecursivelu_scalapack.so PROPERTIES TIMEOUT 30 LABELS contract)
