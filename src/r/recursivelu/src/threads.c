/* The number of threads of the process, and limits for single calls. */
#include "rlu.h"

/* What rlu_threads set last; 0 is the library's default. */
static int32_t chosen;

void begin_threads(struct threads threads) {
    if (threads.limit) {
        recursive_lu_set_num_threads(threads.limit);
    }
}

void end_threads(struct threads threads) {
    if (threads.limit) {
        recursive_lu_set_num_threads(chosen);
    }
}

/* The number of threads that a call may use. */
SEXP rlu_get_threads(void) {
    return Rf_ScalarInteger(recursive_lu_get_num_threads());
}

/* Sets the number of threads of later calls; NULL is the library's default. */
SEXP rlu_set_threads(SEXP threads) {
    struct threads wanted = read_threads(threads);
    int32_t number = wanted.flags ? wanted.limit : 1;
    int64_t info = recursive_lu_set_num_threads(number);
    if (info != 0) {
        Rf_error("%s", recursive_lu_message(info));
    }
    chosen = number;
    return R_NilValue;
}
