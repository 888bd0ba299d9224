# cmake -DEMULATOR=... -DPROGRAM=digest -DLIBRARY=... -DOTHER=file -DPYTHON=... -DORDER=... -DOUTPUT=file -P Digest.cmake
# Fails unless the program prints for the library what it has printed for another one.
execute_process(COMMAND ${EMULATOR} "${PROGRAM}" "${LIBRARY}" ${ORDER} OUTPUT_FILE "${OUTPUT}" COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${PYTHON}" -B "${CMAKE_CURRENT_LIST_DIR}/../tests/digest_compare.py" "${OTHER}" "${OUTPUT}"
  COMMAND_ERROR_IS_FATAL ANY)
