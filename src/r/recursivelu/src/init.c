/* Tells R the functions for .Call. */
#include <R_ext/Rdynload.h>

#include "rlu.h"

void R_init_recursivelu(DllInfo *dll);

#define ENTRY(name, arguments)                                                                               \
    { "C_" #name, (DL_FUNC)(void (*)(void)) & rlu_##name, arguments }

static const R_CallMethodDef entries[] = {
    ENTRY(factor, 3),         ENTRY(lower, 1),           ENTRY(upper, 1),           ENTRY(permutation, 1),
    ENTRY(determinant, 1),    ENTRY(log_determinant, 1), ENTRY(condition, 2),       ENTRY(solve_system, 4),
    ENTRY(solve_factored, 4), ENTRY(invert_matrix, 2),   ENTRY(invert_factored, 2), ENTRY(get_threads, 0),
    ENTRY(set_threads, 1),    {NULL, NULL, 0},
};

void R_init_recursivelu(DllInfo *dll) {
    R_registerRoutines(dll, NULL, entries, NULL, NULL);
    R_useDynamicSymbols(dll, FALSE);
    R_forceSymbols(dll, TRUE);
}
