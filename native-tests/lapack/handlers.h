/* The process's own xerbla_, xerbla_64_, LAPACKE_xerbla and LAPACKE_xerbla_64, which remember their last call. */
#ifndef HANDLERS_H
#define HANDLERS_H

#include <stdint.h>

typedef struct handled {
    int calls;        /* since handlers_reset */
    char handler[24]; /* "xerbla_" */
    char name[24];    /* without the blanks at its end */
    int64_t number;   /* the position, or LAPACKE's info */
} handled;

extern handled handlers_last;

void handlers_reset(void);

#endif
