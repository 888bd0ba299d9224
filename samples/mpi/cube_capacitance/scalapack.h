/* The functions of ScaLAPACK that are called here; Debian has no header for them. Rows and columns count
   from 1. Fortran's functions with texts among their arguments take the texts' lengths at the end; the PBLAS
   are C. */
#ifndef SCALAPACK_H
#define SCALAPACK_H

#include <stddef.h>

void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int P, int Q);
void Cblacs_gridexit(int context);
void Cblacs_exit(int mpi_goes_on);

/* A(ia:ia+m-1, ja:ja+n-1) = P L U. ipiv has as many elements as the rank has rows, and a block more. */
void pdgetrf_(const int *m, const int *n, double *A, const int *ia, const int *ja, const int *desca,
              int *ipiv, int *info);

void pdgetrs_(const char *trans, const int *n, const int *nrhs, const double *A, const int *ia, const int *ja,
              const int *desca, const int *ipiv, double *B, const int *ib, const int *jb, const int *descb,
              int *info, size_t trans_length);

/* Exchanges the rows k1 to k2 of n columns with those that ipiv says. */
void pdlaswp_(const char *direction, const char *rows_or_columns, const int *n, double *A, const int *ia,
              const int *ja, const int *desca, const int *k1, const int *k2, const int *ipiv,
              size_t direction_length, size_t rows_or_columns_length);

/* The same for m rows of A and pivots dealt out like a column of A, which ip, jp and descip describe. One row
   alone is left as it is. */
void pdlapiv_(const char *direction, const char *rows_or_columns, const char *pivots, const int *m,
              const int *n, double *A, const int *ia, const int *ja, const int *desca, const int *ipiv,
              const int *ip, const int *jp, const int *descip, int *work, size_t direction_length,
              size_t rows_or_columns_length, size_t pivots_length);

void pdtrsm_(const char *side, const char *uplo, const char *transa, const char *diag, const int *m,
             const int *n, const double *alpha, const double *A, const int *ia, const int *ja,
             const int *desca, double *B, const int *ib, const int *jb, const int *descb);

void pdgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
             const double *alpha, const double *A, const int *ia, const int *ja, const int *desca,
             const double *B, const int *ib, const int *jb, const int *descb, const double *beta, double *C,
             const int *ic, const int *jc, const int *descc);

#endif
