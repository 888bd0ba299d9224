# The Fortran module, and that it is what its template gives.
enable_language(Fortran)
add_executable(fortran_module "${root}/src/fortran/recursive_lu.f90" fortran/module.f90)
native_linked(fortran_module)
set_target_properties(fortran_module PROPERTIES Fortran_MODULE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/fortran")
# The test compares numbers for being equal where they are to be.
target_compile_options(fortran_module PRIVATE -std=f2018 -fcheck=all,no-array-temps -Wno-compare-reals)
add_test(NAME fortran.module COMMAND fortran_module)
add_test(NAME fortran.stops COMMAND fortran_module stop)
set_tests_properties(fortran.module fortran.stops PROPERTIES TIMEOUT 60 LABELS fortran)
set_tests_properties(fortran.stops PROPERTIES PASS_REGULAR_EXPRESSION "ERROR STOP lu_solve: the matrix is singular"
  FAIL_REGULAR_EXPRESSION "still here")
add_test(NAME fortran.generated COMMAND "${root}/eng/generate-fortran.sh" --check)
set_tests_properties(fortran.generated PROPERTIES TIMEOUT 30 LABELS fortran)
