# The numbers, with each set of kernels.
foreach(name ${number_tests})
  native_test_each_isa(${name} TIMEOUT 240)
endforeach()
# Its malloc must be the one that the library finds.
set_target_properties(scratch_poison PROPERTIES ENABLE_EXPORTS ON)

# The contract.
foreach(name ${contract_tests})
  native_test(${name} LABEL contract)
endforeach()

# Living in somebody else's process.
foreach(name address_limit close_and_reopen control_word first_call_memory first_calls fork fork_butterfly free_buffers fresh_thread
    memory_growth namespace no_memory no_new_threads own_malloc small_stack traps)
  native_test(${name} LABEL host TIMEOUT 120)
endforeach()
# Its pthread_create must be the one that the library finds.
set_target_properties(no_new_threads PROPERTIES ENABLE_EXPORTS ON)
# And so must its malloc.
set_target_properties(own_malloc PROPERTIES ENABLE_EXPORTS ON)
target_compile_options(own_malloc PRIVATE -fno-builtin)

# The library's threads. The soak may be run by hand for longer, with the seconds as its second argument.
find_package(OpenMP REQUIRED COMPONENTS C)
foreach(name affinity busy callers come_and_go every_size exit idle large_tls openmp process_limit set_number signals
    unknown_processors)
  native_test(threads_${name} LABEL threads TIMEOUT 120)
endforeach()
target_link_libraries(threads_openmp PRIVATE OpenMP::OpenMP_C)
native_test(threads_soak LABEL threads TIMEOUT 120 ARGUMENTS 15)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME threads_python COMMAND ${Python3_EXECUTABLE} -B "${CMAKE_CURRENT_SOURCE_DIR}/tests/threads_python.py")
set_tests_properties(threads_python PROPERTIES TIMEOUT 120 ENVIRONMENT "RECURSIVE_LU_LIBRARY=${library}" LABELS threads)

# Linked programs, and the header alone.
add_executable(linked_c tests/linked.c)
target_link_libraries(linked_c PRIVATE support)
add_executable(linked_cpp tests/linked.cpp)
target_link_libraries(linked_cpp PRIVATE Threads::Threads)
foreach(name linked_c linked_cpp)
  native_linked(${name})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 60 LABELS linked)
endforeach()
add_library(header_c99 OBJECT tests/header.c)
set_target_properties(header_c99 PROPERTIES C_STANDARD 99)
add_library(header_cpp17 OBJECT tests/header.cpp)
foreach(name header_c99 header_cpp17)
  target_include_directories(${name} PRIVATE "${include_dir}")
endforeach()

native_files()

# What small matrices run through, in the files from the linker: the installed ones have no symbols.
foreach(isa ${linked_folders})
  if(RECURSIVE_LU_LINKED_DIR)
    add_test(NAME small_alone.${isa} COMMAND ${Python3_EXECUTABLE} -B "${CMAKE_CURRENT_SOURCE_DIR}/tests/small_alone.py"
      "${RECURSIVE_LU_LINKED_DIR}/${isa}/bin/RecursiveLU.Native.so")
    set_tests_properties(small_alone.${isa} PROPERTIES TIMEOUT 60 LABELS host)
  endif()
endforeach()

# What the library for another processor, or with another C library, is compared by: eng/test-arm64.sh, eng/test-bullseye.sh.
native_program(digest)

# The choice of kernels. A library file made for one instruction set has no choice, nor has arm64.
native_program(isa)
get_filename_component(library_name "${library}" NAME)
if(kernel_sets STREQUAL "neon")
  native_run(isa isa LABEL isa)
elseif(library_name MATCHES "-(v[34])[.]so$")
  native_run(isa isa ARGUMENTS x86-64-${CMAKE_MATCH_1} LABEL isa)
else()
  native_run(isa isa LABEL isa)
  foreach(limit baseline v3 v4 nonsense)
    native_run(isa.${limit} isa ENVIRONMENT RECURSIVE_LU_ISA=${limit} LABEL isa)
  endforeach()
  # The choice itself, for recorded processors.
  native_program(processor)
  target_sources(processor PRIVATE "${front_dir}/processor.c")
  target_include_directories(processor PRIVATE "${front_dir}")
  add_test(NAME isa.processor COMMAND processor)
  set_tests_properties(isa.processor PROPERTIES TIMEOUT 30 LABELS isa)
  foreach(program harness isa)
    add_test(NAME ${program}.alone COMMAND ${CMAKE_COMMAND} "-DLIBRARY=${library}"
      "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/alone-${program}" "-DPROGRAM=$<TARGET_FILE:${program}>"
      "-DARGUMENT=baseline" -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/Alone.cmake")
    set_tests_properties(${program}.alone PROPERTIES TIMEOUT 60 LABELS isa)
  endforeach()
  if(RECURSIVE_LU_QEMU)
    # qemu has no AVX-512.
    foreach(processor Nehalem=baseline Haswell=x86-64-v3 Skylake-Server=x86-64-v3)
      string(REGEX MATCH "^([^=]+)=(.+)$" matched ${processor})
      set(model ${CMAKE_MATCH_1})
      set(emulator "${RECURSIVE_LU_QEMU}" -cpu ${model})
      native_run(isa.${model} isa PREFIX ${emulator} ARGUMENTS ${CMAKE_MATCH_2} LABEL qemu)
      native_run(harness.${model} harness PREFIX ${emulator} LABEL qemu)
    endforeach()
  endif()
endif()
