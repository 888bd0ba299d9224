/* Which files the kernels come from on every rank: whether a library that was to be preloaded is there. */
#ifndef LIBRARIES_H
#define LIBRARIES_H

#include <stddef.h>

/* The name of the file that has a function, without its folder; an empty text if there is none. */
void library_of(const char *function, char *name, size_t length);

/* Whether BLAS' or ScaLAPACK's functions that matter come from a file whose name begins so. Otherwise the
   complaint says what there is. */
int library_is_under(const char *library, char *complaint, size_t length);

#endif
