# What the tests share, and the functions that declare them.

# The sets of kernels, the folders of the linker's output and the library's files.
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  set(kernel_sets neon)
  set(linked_folders baseline)
  set(library_files librecursivelu.so)
else()
  set(kernel_sets baseline v3 v4)
  set(linked_folders baseline v3 v4)
  set(library_files librecursivelu.so librecursivelu-v3.so librecursivelu-v4.so)
endif()

# Tests of the numbers, run with each set of kernels, and of the contract.
set(number_tests butterflies case_matrix determinism every_size exact_ties guard_pages
  guard_pages_batch guard_pages_butterfly guard_pages_matrix guard_pages_rows guard_pages_solve harness huge_stride
  matrix_functions scratch_poison smallest_orders solve special_values status_flags)
set(contract_tests bad_arguments_butterfly bad_arguments_factor bad_arguments_matrix bad_arguments_solve thread_count)

add_library(support STATIC
  support/affinity.c
  support/arena.c
  support/every_call.c
  support/check.c
  support/element.c
  support/flags.c
  support/guarded.c
  support/library.c
  support/matrix.c
  support/outcome.c
  support/plain.c
  support/planted.c
  support/process.c
  support/random.c
  support/ratio.c
  support/reference.c
  support/tasks.c
  support/threads.c
  support/variant.c
  support/verify.c
  support/workload.c)
target_include_directories(support PUBLIC support "${include_dir}")
# dlmopen, feenableexcept, sched_setaffinity
target_compile_definitions(support PUBLIC _GNU_SOURCE)
target_link_libraries(support PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)

# native_program(NAME): an executable from tests/NAME.c.
function(native_program name)
  add_executable(${name} tests/${name}.c)
  target_link_libraries(${name} PRIVATE support)
endfunction()

# native_run(TEST PROGRAM [TIMEOUT seconds] [LABEL label] [ENVIRONMENT settings] [PREFIX command] [ARGUMENTS ...]):
# a test that runs a program on the library.
function(native_run test program)
  cmake_parse_arguments(run "" "TIMEOUT;LABEL" "ENVIRONMENT;PREFIX;ARGUMENTS" ${ARGN})
  if(NOT run_TIMEOUT)
    set(run_TIMEOUT 60)
  endif()
  add_test(NAME ${test} COMMAND ${run_PREFIX} ${RECURSIVE_LU_EMULATOR} $<TARGET_FILE:${program}> "${library}" ${run_ARGUMENTS})
  set_tests_properties(${test} PROPERTIES TIMEOUT ${run_TIMEOUT} ENVIRONMENT "${run_ENVIRONMENT}" LABELS "${run_LABEL}")
endfunction()

# native_test(NAME [...]): a program and one run of it.
function(native_test name)
  native_program(${name})
  native_run(${name} ${name} ${ARGN})
endfunction()

# native_test_each_isa(NAME [...]): a program and a run of it for each set of kernels. On a processor that lacks
# some, the library falls back to those below. On aarch64 there is one, and the setting has no effect.
function(native_test_each_isa name)
  native_program(${name})
  foreach(isa ${kernel_sets})
    native_run(${name}.${isa} ${name} LABEL ${isa} ENVIRONMENT RECURSIVE_LU_ISA=${isa} ${ARGN})
  endforeach()
endfunction()

# native_linked(NAME): links with the library as a user's program does.
function(native_linked name)
  target_include_directories(${name} PRIVATE "${include_dir}")
  target_link_directories(${name} PRIVATE "${lib_dir}")
  target_link_libraries(${name} PRIVATE recursivelu)
  set_target_properties(${name} PROPERTIES BUILD_RPATH "${lib_dir}")
endfunction()

# native_files(): each of the library's files exports what the snapshot says and nothing else, a sibling besides what another file's
# front asks it for; and loads where glibc is as old as the README says: the library since 2.17, the server since 2.28.
function(native_files)
  foreach(file ${library_files})
    set(more)
    if(file MATCHES "-v")
      set(more "-DMORE=${CMAKE_CURRENT_SOURCE_DIR}/sibling-symbols.txt")
    endif()
    add_test(NAME exports.${file} COMMAND ${CMAKE_COMMAND} "-DNM=${CMAKE_NM}" "-DFILE=${lib_dir}/${file}"
      "-DSNAPSHOT=${CMAKE_CURRENT_SOURCE_DIR}/exported-symbols.txt" ${more} -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Exports.cmake")
    set_tests_properties(exports.${file} PROPERTIES TIMEOUT 30 LABELS contract)
  endforeach()
  list(TRANSFORM library_files PREPEND "${lib_dir}/" OUTPUT_VARIABLE files)
  list(TRANSFORM files APPEND "=2.17")
  foreach(file ${files} "${lib_dir}/librecursivelu_lapack.so=2.17" "${lib_dir}/librecursivelu_blas.so=2.17"
      "${lib_dir}/librecursivelu_scalapack.so=2.17" "${server}=2.28")
    string(REGEX MATCH "^(.*/([^/]+))=(.+)$" matched "${file}")
    add_test(NAME glibc.${CMAKE_MATCH_2} COMMAND ${CMAKE_COMMAND} "-DREADELF=${CMAKE_READELF}" "-DFILE=${CMAKE_MATCH_1}"
      -DNEWEST=${CMAKE_MATCH_3} -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Glibc.cmake")
    set_tests_properties(glibc.${CMAKE_MATCH_2} PROPERTIES TIMEOUT 30 LABELS contract)
  endforeach()
endfunction()
