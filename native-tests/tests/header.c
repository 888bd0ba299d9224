#include "recursive_lu.h"

/* The preprocessor can compare errors; their low 32 bits are negative numbers. */
#if (RECURSIVE_LU_BAD_ARGUMENT(1) & 0xffffffff) <= INT32_MAX
#error "RECURSIVE_LU_BAD_ARGUMENT(1) cut to 32 bits is positive"
#endif
