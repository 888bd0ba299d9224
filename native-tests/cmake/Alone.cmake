# cmake -DLIBRARY=... -DFOLDER=... -DPROGRAM=... -DARGUMENT=... -P Alone.cmake
# Runs the program on a copy of the library that has no siblings beside it.
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
file(COPY_FILE "${LIBRARY}" "${FOLDER}/librecursivelu.so")
execute_process(COMMAND "${PROGRAM}" "${FOLDER}/librecursivelu.so" "${ARGUMENT}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "the program ended with ${result}")
endif()
