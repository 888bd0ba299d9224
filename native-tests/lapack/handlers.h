/* The process's own xerbla_, xerbla_64_, LAPACKE_xerbla, LAPACKE_xerbla_64 and cblas_xerbla, which remember
   their last call, and LAPACKE_get_nancheck. */
#ifndef HANDLERS_H
#define HANDLERS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct handled {
    int calls;        /* since handlers_reset */
    char handler[24]; /* "xerbla_" */
    char name[24];    /* without the blanks at its end */
    bool is_string;   /* whether a NUL follows the name of a call of xerbla_ or xerbla_64_ */
    int64_t number;   /* the position, or LAPACKE's info */
} handled;

extern handled handlers_last;

/* Whether to look for that NUL; at first not: LAPACK itself has none. */
extern bool handlers_read_strings;

/* What LAPACKE_get_nancheck says; at first 1: NaN is to be looked for. */
extern int handlers_nancheck;

void handlers_reset(void);

#endif
