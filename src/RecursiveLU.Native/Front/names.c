/* Sentences for values of info, and the names of arguments. Neither needs the runtime. */
#include <string.h>

#include "front.h"

#define BAD_ARGUMENT(i)                                                                                      \
    case RECURSIVE_LU_BAD_ARGUMENT(i):                                                                       \
        return "argument " #i " is illegal; nothing was written"

#pragma GCC visibility push(default)
const char *recursive_lu_message(int64_t info) {
    switch (info) {
    case 0:
        return "success";
        BAD_ARGUMENT(1);
        BAD_ARGUMENT(2);
        BAD_ARGUMENT(3);
        BAD_ARGUMENT(4);
        BAD_ARGUMENT(5);
        BAD_ARGUMENT(6);
        BAD_ARGUMENT(7);
        BAD_ARGUMENT(8);
        BAD_ARGUMENT(9);
        BAD_ARGUMENT(10);
        BAD_ARGUMENT(11);
        BAD_ARGUMENT(12);
        BAD_ARGUMENT(13);
        BAD_ARGUMENT(14);
        BAD_ARGUMENT(15);
        BAD_ARGUMENT(16);
    case RECURSIVE_LU_OUT_OF_MEMORY:
        return "memory could not be had";
    case RECURSIVE_LU_INTERNAL:
        return "a defect of the library";
    case RECURSIVE_LU_INACCURATE:
        return "no acceptable solution was found: a residual is too large, or U or X is not finite";
    default:
        break;
    }
    if (info > 0) {
        return "the matrix is singular: U(k,k) is exactly zero, where k is this value; the factorization was "
               "completed, "
               "a solution was not begun";
    }
    /* No matrix has so many rows that -k comes near the errors. */
    return info > INT64_MIN / 2
               ? "pivot k is exactly zero, where -k is this value; the factorization without row "
                 "exchanges was completed"
               : "not a value that this library gives";
}

/* The names of each function's arguments, a zero behind each. */
typedef struct arguments {
    const char *function;
    const char *names;
} arguments;

static const arguments all[] = {
#define ARGUMENTS(function, names) {function, names},
#include "functions.inc"
};

const char *recursive_lu_argument(const char *function, int32_t i) {
    size_t length = function != NULL ? strlen(function) : 0;
    /* The second names of functions end in '!'. */
    length -= length > 0 && function[length - 1] == '!';
    for (size_t f = 0; f < sizeof all / sizeof all[0]; f++) {
        if (strlen(all[f].function) == length && length > 0 &&
            memcmp(all[f].function, function, length) == 0) {
            const char *name = all[f].names;
            for (int32_t k = 1; k < i && *name != '\0'; k++) {
                name += strlen(name) + 1;
            }
            return i >= 1 ? name : "";
        }
    }
    return "";
}
#pragma GCC visibility pop
