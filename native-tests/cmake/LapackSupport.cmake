# What tests of librecursivelu_lapack.so share.
set(lapack_library "${lib_dir}/librecursivelu_lapack.so")

add_library(lapack STATIC lapack/lapack.c lapack/told.c)
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
  add_test(NAME lapack.${name} COMMAND ${RECURSIVE_LU_EMULATOR} $<TARGET_FILE:lapack_${name}> "${lapack_library}")
  set_tests_properties(lapack.${name} PROPERTIES TIMEOUT 120 LABELS lapack ENVIRONMENT "${ARGN}")
endfunction()
