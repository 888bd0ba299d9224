# Tests of librecursivelu_lapack.so. Where LAPACK's own libraries are given, what is expected of ours is expected of
# them, too.
set(RECURSIVE_LU_REFERENCE_LAPACK "" CACHE FILEPATH "liblapack.so.3 of LAPACK itself; empty: not run")
set(RECURSIVE_LU_REFERENCE_LAPACKE "" CACHE FILEPATH "liblapacke.so.3 of LAPACK itself; empty: not run")
set(lapack_library "${lib_dir}/librecursivelu_lapack.so")

add_library(lapack STATIC lapack/lapack.c)
target_include_directories(lapack PUBLIC lapack)
target_link_libraries(lapack PUBLIC support)
add_library(lapack_handlers OBJECT lapack/handlers.c)

# lapack_program(NAME [HANDLERS]): a program from lapack/NAME.c, with handlers of illegal arguments of its own.
function(lapack_program name)
  add_executable(lapack_${name} lapack/${name}.c)
  target_link_libraries(lapack_${name} PRIVATE lapack)
  if("HANDLERS" IN_LIST ARGN)
    target_link_libraries(lapack_${name} PRIVATE lapack_handlers)
    set_target_properties(lapack_${name} PROPERTIES ENABLE_EXPORTS ON)
  endif()
endfunction()

# lapack_test(NAME [ENVIRONMENT ...]): a run of it on our library.
function(lapack_test name)
  add_test(NAME lapack.${name} COMMAND lapack_${name} "${lapack_library}")
  set_tests_properties(lapack.${name} PROPERTIES TIMEOUT 120 LABELS lapack ENVIRONMENT "${ARGN}")
endfunction()

# lapack_test_itself(NAME LIBRARY): a run of it on one of LAPACK's.
function(lapack_test_itself name reference)
  if(reference)
    get_filename_component(folder "${RECURSIVE_LU_REFERENCE_LAPACK}" DIRECTORY)
    add_test(NAME lapack.${name}.itself COMMAND lapack_${name} "${reference}" LAPACK)
    set_tests_properties(lapack.${name}.itself PROPERTIES TIMEOUT 120 LABELS lapack ENVIRONMENT LD_LIBRARY_PATH=${folder})
  endif()
endfunction()

lapack_program(arguments HANDLERS)
lapack_test(arguments)
lapack_test_itself(arguments "${RECURSIVE_LU_REFERENCE_LAPACK}")
lapack_program(numbers)
lapack_test(numbers)
lapack_program(semantics)
lapack_test(semantics)
lapack_test_itself(semantics "${RECURSIVE_LU_REFERENCE_LAPACK}")
lapack_program(lapacke HANDLERS)
lapack_test(lapacke)
lapack_test_itself(lapacke "${RECURSIVE_LU_REFERENCE_LAPACKE}")
lapack_program(host)
lapack_test(host)
# The same with NaN let through.
add_test(NAME lapack.host.nan_allowed COMMAND lapack_host "${lapack_library}")
set_tests_properties(lapack.host.nan_allowed PROPERTIES TIMEOUT 120 LABELS lapack ENVIRONMENT LAPACKE_NANCHECK=0)
lapack_program(count_calls)
lapack_test(count_calls)
lapack_program(no_memory HANDLERS)
lapack_test(no_memory)

# The library is as good a guest as the other one.
foreach(name close_and_reopen control_word first_calls fork fresh_thread harness memory_growth namespace small_stack status_flags traps)
  add_test(NAME lapack.as_guest.${name} COMMAND ${name} "${lapack_library}")
  set_tests_properties(lapack.as_guest.${name} PROPERTIES TIMEOUT 120 LABELS lapack)
endforeach()

foreach(name background_memory one_thread signal_actions signals_sent)
  add_test(NAME lapack.as_guest.${name} COMMAND host_${name} "${lapack_library}")
  set_tests_properties(lapack.as_guest.${name} PROPERTIES TIMEOUT 120 LABELS lapack)
endforeach()

# OMP_NUM_THREADS lowers the number of threads, unless RECURSIVE_LU_NUM_THREADS sets it or the host a lower one.
lapack_program(num_threads)
function(lapack_num_threads test expected set)
  add_test(NAME lapack.num_threads.${test} COMMAND lapack_num_threads "${lapack_library}" ${expected} ${set})
  set_tests_properties(lapack.num_threads.${test} PROPERTIES TIMEOUT 60 LABELS lapack ENVIRONMENT "${ARGN}")
endfunction()
lapack_num_threads(omp 1 "" OMP_NUM_THREADS=1)
lapack_num_threads(omp_nested 1 "" OMP_NUM_THREADS=1,4)
lapack_num_threads(own 3 "" OMP_NUM_THREADS=1 RECURSIVE_LU_NUM_THREADS=3)
lapack_num_threads(lower 5 5 OMP_NUM_THREADS=9)
lapack_num_threads(nonsense 5 5 OMP_NUM_THREADS=none)

# The library exports what the other files do and LAPACK's names.
add_test(NAME exports.librecursivelu_lapack.so COMMAND ${CMAKE_COMMAND} "-DNM=${CMAKE_NM}" "-DFILE=${lapack_library}"
  "-DSNAPSHOT=${CMAKE_CURRENT_SOURCE_DIR}/exported-symbols.txt"
  "-DMORE=${CMAKE_CURRENT_SOURCE_DIR}/lapack/exported-symbols.txt" -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Exports.cmake")
set_tests_properties(exports.librecursivelu_lapack.so PROPERTIES TIMEOUT 30 LABELS contract)

# Linked programs. The header: C99 and C++17, and declarations that agree with the symbols.
add_executable(lapack_linked_c lapack/linked.c)
set_target_properties(lapack_linked_c PROPERTIES C_STANDARD 99)
target_link_libraries(lapack_linked_c PRIVATE support)
add_executable(lapack_linked_cpp lapack/linked.cpp)
add_executable(lapack_handler_leaves lapack/handler_leaves.cpp)
set_target_properties(lapack_handler_leaves PROPERTIES ENABLE_EXPORTS ON)
foreach(name lapack_linked_c lapack_linked_cpp lapack_handler_leaves)
  target_include_directories(${name} PRIVATE "${include_dir}")
  target_link_directories(${name} PRIVATE "${lib_dir}")
  target_link_libraries(${name} PRIVATE recursivelu_lapack)
  set_target_properties(${name} PROPERTIES BUILD_RPATH "${lib_dir}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS linked)
endforeach()

# Programs in which the library cannot start, with nothing, a LAPACK that counts its calls or LAPACK itself behind it.
add_library(lapack_next SHARED lapack/next.c)
function(lapack_no_start name)
  add_executable(lapack_no_start_${name} lapack/no_start.c)
  target_include_directories(lapack_no_start_${name} PRIVATE "${include_dir}")
  target_link_directories(lapack_no_start_${name} PRIVATE "${lib_dir}")
  target_link_options(lapack_no_start_${name} PRIVATE -Wl,--no-as-needed)
  target_link_libraries(lapack_no_start_${name} PRIVATE recursivelu_lapack ${ARGN} host)
  set_target_properties(lapack_no_start_${name} PROPERTIES BUILD_RPATH "${lib_dir}")
  add_test(NAME lapack.no_start.${name} COMMAND lapack_no_start_${name} ${name})
  set_tests_properties(lapack.no_start.${name} PROPERTIES TIMEOUT 60 LABELS lapack)
endfunction()
lapack_no_start(none)
lapack_no_start(next lapack_next)
if(RECURSIVE_LU_REFERENCE_LAPACK AND RECURSIVE_LU_REFERENCE_LAPACKE)
  lapack_no_start(itself "${RECURSIVE_LU_REFERENCE_LAPACK}" "${RECURSIVE_LU_REFERENCE_LAPACKE}")
endif()

# A LAPACK whose file name tells of 64-bit integers.
add_library(lapack_next64 SHARED lapack/next.c)
set_target_properties(lapack_next64 PROPERTIES OUTPUT_NAME testlapack64)
add_executable(lapack_wide_next lapack/wide_next.c)
target_include_directories(lapack_wide_next PRIVATE "${include_dir}")
target_link_directories(lapack_wide_next PRIVATE "${lib_dir}")
target_link_options(lapack_wide_next PRIVATE -Wl,--no-as-needed)
target_link_libraries(lapack_wide_next PRIVATE recursivelu_lapack lapack_next64 support)
set_target_properties(lapack_wide_next PROPERTIES BUILD_RPATH "${lib_dir}")
add_test(NAME lapack.wide_next COMMAND lapack_wide_next)
set_tests_properties(lapack.wide_next PROPERTIES TIMEOUT 60 LABELS lapack)
