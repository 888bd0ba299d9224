# What the tests share, and the functions that declare them.

# The sets of kernels.
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "aarch64")
  set(kernel_sets neon)
else()
  set(kernel_sets baseline v3 v4)
endif()

# Tests of the numbers, run with each set of kernels, and of the contract.
set(number_tests butterflies case_matrix determinism every_size exact_ties guard_pages guard_pages_batch guard_pages_butterfly
  guard_pages_matrix guard_pages_rows guard_pages_solve harness huge_stride matrix_functions scratch_poison smallest_orders solve
  special_values status_flags)
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
