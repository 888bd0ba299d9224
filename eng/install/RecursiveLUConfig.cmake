# find_package(RecursiveLU) defines
#   RecursiveLU::RecursiveLU   librecursivelu.so and recursive_lu.h
#   RecursiveLU::Lapack        librecursivelu_lapack.so, the same with LAPACK's names, and recursive_lu_lapack.h
# Where this file is tells where they are, so that the tree may be moved.
get_filename_component(_recursive_lu_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
foreach(_recursive_lu_target RecursiveLU:recursivelu Lapack:recursivelu_lapack)
  string(REGEX MATCH "^(.*):(.*)$" _recursive_lu_match "${_recursive_lu_target}")
  if(NOT TARGET RecursiveLU::${CMAKE_MATCH_1})
    add_library(RecursiveLU::${CMAKE_MATCH_1} SHARED IMPORTED)
    set_target_properties(RecursiveLU::${CMAKE_MATCH_1} PROPERTIES
      IMPORTED_LOCATION "${_recursive_lu_prefix}/lib/lib${CMAKE_MATCH_2}.so"
      IMPORTED_SONAME lib${CMAKE_MATCH_2}.so.0
      INTERFACE_INCLUDE_DIRECTORIES "${_recursive_lu_prefix}/include")
  endif()
endforeach()
unset(_recursive_lu_prefix)
unset(_recursive_lu_target)
unset(_recursive_lu_match)
