/* What the programs here call of ScaLAPACK and the BLACS, and matrices of any of its types. */
#ifndef RECURSIVE_LU_TEST_SCALAPACK_H
#define RECURSIVE_LU_TEST_SCALAPACK_H

#include <complex.h>
#include <stddef.h>

enum { dtype_, ctxt_, m_, n_, mb_, nb_, rsrc_, csrc_, lld_, descriptor_length };

void Cblacs_pinfo(int *rank, int *ranks);
void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_gridinfo(int context, int *rows, int *columns, int *row, int *column);
void Cblacs_gridexit(int context);
void Cblacs_exit(int more);
int numroc_(const int *n, const int *nb, const int *process, const int *source, const int *processes);
void descinit_(int *descriptor, const int *m, const int *n, const int *mb, const int *nb, const int *rsrc,
               const int *csrc, const int *context, const int *lld, int *info);

/* The four element types: s, d, c, z. */
typedef struct element_type {
    char letter;
    size_t bytes;
    double epsilon;
    void (*getrf)(const int *m, const int *n, void *a, const int *ia, const int *ja, const int *desca,
                  int *ipiv, int *info);
    void (*getf2)(const int *m, const int *n, void *a, const int *ia, const int *ja, const int *desca,
                  int *ipiv, int *info);
    void (*laswp)(const char *direc, const char *rowcol, const int *n, void *a, const int *ia, const int *ja,
                  const int *desca, const int *k1, const int *k2, const int *ipiv, size_t, size_t);
} element_type;
enum { element_types = 4 };
extern const element_type types[element_types];

double complex load(const element_type *type, const void *a, size_t index);
void store(const element_type *type, void *a, size_t index, double complex value);

#endif
