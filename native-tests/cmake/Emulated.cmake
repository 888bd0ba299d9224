# What an emulator of a processor shows: numbers, shapes, pages, the contract. Not: how fast, how memory is ordered between processors,
# forks, limits of addresses and traps, all of which are the emulator's or the machine's own. It takes 30 to 100 times as long, so that
# what compares many threaded factorizations stays out (digest has threaded calls), and of many shapes a part is run.
add_compile_definitions(RECURSIVE_LU_EMULATED)
set(emulated_tests ${number_tests})
list(REMOVE_ITEM emulated_tests butterflies determinism status_flags)
foreach(name ${emulated_tests})
  native_test_each_isa(${name} TIMEOUT 600)
endforeach()
set_target_properties(scratch_poison PROPERTIES ENABLE_EXPORTS ON)
foreach(name ${contract_tests})
  native_test(${name} LABEL contract TIMEOUT 300)
endforeach()
native_test(fresh_thread LABEL host TIMEOUT 300)
native_test(isa LABEL isa)

# Every result is that of the library for another processor.
set(RECURSIVE_LU_OTHER_DIGEST "" CACHE FILEPATH "What digest has printed for that one; empty: not compared")
set(RECURSIVE_LU_DIGEST_ORDER "" CACHE STRING "The largest order of its matrices; empty: its own choice")
native_program(digest)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
if(RECURSIVE_LU_OTHER_DIGEST)
  add_test(NAME digest COMMAND ${CMAKE_COMMAND} "-DEMULATOR=${RECURSIVE_LU_EMULATOR}" "-DPROGRAM=$<TARGET_FILE:digest>"
    "-DLIBRARY=${library}" "-DOTHER=${RECURSIVE_LU_OTHER_DIGEST}" "-DPYTHON=${Python3_EXECUTABLE}"
    "-DORDER=${RECURSIVE_LU_DIGEST_ORDER}" "-DOUTPUT=${CMAKE_CURRENT_BINARY_DIR}/digest.txt"
    -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Digest.cmake")
  # It takes longest: first, beside the others.
  set_tests_properties(digest PROPERTIES TIMEOUT 900 LABELS numbers COST 1000)
endif()

# Linked programs, and the files.
native_files()
add_executable(linked_c tests/linked.c)
target_link_libraries(linked_c PRIVATE support)
native_linked(linked_c)
add_test(NAME linked_c COMMAND ${RECURSIVE_LU_EMULATOR} $<TARGET_FILE:linked_c>)
include(cmake/LapackSupport.cmake)
lapack_program(arguments HANDLERS)
lapack_program(semantics)
lapack_program(expert)
lapack_program(lapacke HANDLERS)
lapack_program(lapacke_expert HANDLERS)
lapack_program(lapacke_layouts HANDLERS)
foreach(name arguments semantics expert lapacke lapacke_expert lapacke_layouts)
  lapack_test(${name})
endforeach()
