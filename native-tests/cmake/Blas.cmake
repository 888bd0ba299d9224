# Tests of librecursivelu_blas.so, with each set of kernels, and of BLAS's own library where it is given: what is expected of ours is
# expected of it, too.
set(RECURSIVE_LU_REFERENCE_BLAS "" CACHE FILEPATH "libblas.so.3 of BLAS itself; empty: not run")
set(blas_library "${lib_dir}/librecursivelu_blas.so")

add_library(blas STATIC blas/blas.c blas/operand.c blas/planar.c blas/work.c)
target_include_directories(blas PUBLIC blas lapack)
target_link_libraries(blas PUBLIC support)

# blas_program(NAME): a program from blas/NAME.c, with handlers of illegal arguments of its own.
function(blas_program name)
  add_executable(blas_${name} blas/${name}.c)
  target_link_libraries(blas_${name} PRIVATE blas lapack_handlers)
  set_target_properties(blas_${name} PROPERTIES ENABLE_EXPORTS ON)
endfunction()

# blas_test(TEST NAME ISA [ARGUMENT ...]): a run of it on our library.
function(blas_test test name isa)
  add_test(NAME blas.${test} COMMAND ${RECURSIVE_LU_EMULATOR} $<TARGET_FILE:blas_${name}> "${blas_library}" OURS ${ARGN})
  set_tests_properties(blas.${test} PROPERTIES TIMEOUT 300 LABELS blas ENVIRONMENT RECURSIVE_LU_ISA=${isa})
endfunction()

# blas_test_itself(NAME [ARGUMENT ...]): a run of it on BLAS's own.
function(blas_test_itself name)
  if(RECURSIVE_LU_REFERENCE_BLAS)
    add_test(NAME blas.${name}.itself COMMAND blas_${name} "${RECURSIVE_LU_REFERENCE_BLAS}" FOREIGN ${ARGN})
    set_tests_properties(blas.${name}.itself PROPERTIES TIMEOUT 300 LABELS blas)
  endif()
endfunction()

foreach(name arguments count_calls exact num_threads numbers threads vectors)
  blas_program(${name})
endforeach()
list(GET kernel_sets -1 best)
foreach(isa ${kernel_sets})
  # Most of the shapes with the best kernels that there are.
  set(share 8)
  if(isa STREQUAL best)
    set(share 60)
  endif()
  blas_test(exact.${isa} exact ${isa} ${share})
  blas_test(numbers.${isa} numbers ${isa})
  blas_test(vectors.${isa} vectors ${isa})
endforeach()
blas_test(arguments arguments ${best})
blas_test(count_calls count_calls ${best})
blas_test(threads threads ${best})
foreach(name arguments numbers vectors)
  blas_test_itself(${name})
endforeach()
blas_test_itself(exact 5)

# The library is as good a guest as the other ones.
foreach(name close_and_reopen control_word first_calls fork fresh_thread harness memory_growth namespace small_stack status_flags traps)
  add_test(NAME blas.as_guest.${name} COMMAND ${name} "${blas_library}")
  set_tests_properties(blas.as_guest.${name} PROPERTIES TIMEOUT 120 LABELS blas)
endforeach()

# OMP_NUM_THREADS lowers the number of threads, unless RECURSIVE_LU_NUM_THREADS sets it or the host a lower one.
function(blas_num_threads test expected set)
  add_test(NAME blas.num_threads.${test} COMMAND blas_num_threads "${blas_library}" OURS ${expected} ${set})
  set_tests_properties(blas.num_threads.${test} PROPERTIES TIMEOUT 60 LABELS blas ENVIRONMENT "${ARGN}")
endfunction()
blas_num_threads(omp 1 "" OMP_NUM_THREADS=1)
blas_num_threads(own 3 "" OMP_NUM_THREADS=1 RECURSIVE_LU_NUM_THREADS=3)
blas_num_threads(lower 5 5 OMP_NUM_THREADS=9)
blas_num_threads(nonsense 5 5 OMP_NUM_THREADS=none)

# The library exports what the other files do and BLAS's names.
add_test(NAME exports.librecursivelu_blas.so COMMAND ${CMAKE_COMMAND} "-DNM=${CMAKE_NM}" "-DFILE=${blas_library}"
  "-DSNAPSHOT=${CMAKE_CURRENT_SOURCE_DIR}/exported-symbols.txt"
  "-DMORE=${CMAKE_CURRENT_SOURCE_DIR}/blas/exported-symbols.txt" -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Exports.cmake")
set_tests_properties(exports.librecursivelu_blas.so PROPERTIES TIMEOUT 30 LABELS contract)
