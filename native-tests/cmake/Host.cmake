# Living in somebody else's process: its allocator, signals, limits, forks and the rest.

add_library(host STATIC host/calls.c host/deny.c host/host_action.c host/spawn.c)
target_include_directories(host PUBLIC host)
target_link_libraries(host PUBLIC support)

# host_program(NAME): an executable host_NAME from host/NAME.c.
function(host_program name)
  add_executable(host_${name} host/${name}.c)
  target_link_libraries(host_${name} PRIVATE host)
endfunction()

# host_test(NAME [...]): a program and one run of it, with native_run's options.
function(host_test name)
  host_program(${name})
  native_run(host.${name} host_${name} LABEL host TIMEOUT 120 ${ARGN})
endfunction()

# The same with AddressSanitizer, of which the tests' own code is a part.
get_target_property(support_sources support SOURCES)
add_library(host_sanitized STATIC ${support_sources} host/calls.c host/spawn.c)
target_include_directories(host_sanitized PUBLIC support host "${include_dir}")
target_compile_definitions(host_sanitized PUBLIC _GNU_SOURCE)
target_compile_options(host_sanitized PUBLIC -fsanitize=address)
target_link_options(host_sanitized PUBLIC -fsanitize=address)
target_link_libraries(host_sanitized PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)

function(host_program_sanitized name source)
  add_executable(host_${name} host/${source}.c)
  target_link_libraries(host_${name} PRIVATE host_sanitized)
endfunction()

# Other allocators: Debian's libjemalloc2, libtcmalloc-minimal4 and libmimalloc2.0, and AddressSanitizer's.
host_program(replaced_malloc)
foreach(allocator libjemalloc.so.2=mallctl libtcmalloc_minimal.so.4=tc_malloc libmimalloc.so.2.0=mi_malloc)
  string(REGEX MATCH "^((lib[a-z_]+)[.].+)=(.+)$" matched ${allocator})
  set(name ${CMAKE_MATCH_2})
  set(symbol ${CMAKE_MATCH_3})
  find_library(RECURSIVE_LU_${name} ${CMAKE_MATCH_1} REQUIRED)
  native_run(host.replaced_malloc.${name} host_replaced_malloc ARGUMENTS ${symbol} "${RECURSIVE_LU_${name}}" LABEL host
    TIMEOUT 120)
endforeach()
host_program_sanitized(replaced_malloc_sanitized replaced_malloc)
native_run(host.replaced_malloc.sanitizer host_replaced_malloc_sanitized ARGUMENTS __asan_init LABEL host TIMEOUT 120)
host_program_sanitized(leak_sanitizer leak_sanitizer)
native_run(host.leak_sanitizer host_leak_sanitizer LABEL host TIMEOUT 120)

# Signals.
foreach(name protected_pages signal_actions signals_sent)
  host_test(${name})
endforeach()
add_executable(host_unwinding host/unwinding.cpp)
target_compile_options(host_unwinding PRIVATE -fnon-call-exceptions)
target_link_libraries(host_unwinding PRIVATE host)
native_run(host.unwinding host_unwinding LABEL host)

# Children of fork().
foreach(name fork_first_call fork_threads)
  host_test(${name})
endforeach()

# First calls while another thread's starts the library.
host_test(first_calls_staggered)

# Threads: one of the library's own, and the host's that are cancelled. eng/stress-threads.sh runs the stress for longer.
host_test(one_thread)
host_test(threads_stress ARGUMENTS 5)
host_test(cancellation)

# A shared object whose constructor calls the library through the program.
add_library(host_early MODULE host/early.c)
host_test(first_call_in_constructor ARGUMENTS $<TARGET_FILE:host_early>)
set_target_properties(host_first_call_in_constructor PROPERTIES ENABLE_EXPORTS ON)

# Where the library looks for its other files.
add_library(host_intruder MODULE host/intruder.c)
target_compile_definitions(host_intruder PRIVATE _GNU_SOURCE)
host_program(relative_path)
add_test(NAME host.relative_path COMMAND ${CMAKE_COMMAND} "-DLIBRARY_DIR=${lib_dir}" "-DINTRUDER=$<TARGET_FILE:host_intruder>"
  "-DFOLDER=${CMAKE_CURRENT_BINARY_DIR}/relative_path" "-DPROGRAM=$<TARGET_FILE:host_relative_path>"
  -P "${CMAKE_CURRENT_SOURCE_DIR}/cmake/RelativePath.cmake")
set_tests_properties(host.relative_path PROPERTIES TIMEOUT 60 LABELS host)

# The environment and the kernel's answers.
foreach(name affinity_unknown foreign_settings)
  host_test(${name})
endforeach()
host_test(secure_execution ARGUMENTS "${lib_dir}/librecursivelu_lapack.so")

# What holds for every function of the header.
foreach(name messages no_faults)
  host_program(${name})
  target_sources(host_${name} PRIVATE host/declarations.c)
  native_run(host.${name} host_${name} ARGUMENTS "${include_dir}/recursive_lu.h" LABEL contract)
endforeach()

# Limits.
host_program(start_limits)
target_sources(host_start_limits PRIVATE host/limits.c)
native_run(host.start_limits host_start_limits LABEL host TIMEOUT 120)
native_run(host.start_limits.baseline host_start_limits LABEL host TIMEOUT 120 ENVIRONMENT RECURSIVE_LU_ISA=baseline)
host_test(background_memory)
# Its pthread_create must be the one that the library finds.
set_target_properties(host_background_memory PROPERTIES ENABLE_EXPORTS ON)
