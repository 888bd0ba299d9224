/* A LAPACK that stands behind the library's. Its functions, those without 64 in their names, do nothing but
 * to count. */
#ifndef NEXT_H
#define NEXT_H

extern int next_calls;

/* What LAPACKE's functions return. */
enum { next_info = 4711 };

#endif
