/* BLAS's routines of a library, in every form that they are called in, so that every test is written once. */
#ifndef BLAS_H
#define BLAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "element.h"

/* geru is ger where elements are real; gerc, and scal_real by real numbers, are of complex ones only. */
typedef enum blas_routine {
    blas_gemm,
    blas_trsm,
    blas_trmm,
    blas_geru,
    blas_gerc,
    blas_gemv,
    blas_trsv,
    blas_iamax,
    blas_swap,
    blas_scal,
    blas_scal_real,
    blas_copy,
    blas_axpy,
    blas_routines
} blas_routine;

/* dgemm_, dgemm_64_, and cblas_dgemm, cblas_dgemm64_ and cblas_dgemm_64 with columns and with rows. */
enum { blas_fortran, blas_fortran_64, blas_forms = 8, blas_symbols = 5, blas_kinds = 4 };

typedef struct blas_form {
    const char *name; /* "cblas_64, rows" */
    const char *before, *end;
    int symbol; /* which of the symbols it calls */
    bool is_c, is_wide, by_rows;
} blas_form;

extern const blas_form blas_form_table[blas_forms];

typedef void blas_function(void);

typedef struct blas {
    const element *type;
    char letter;
    blas_function *functions[blas_routines][blas_symbols]; /* NULL: the library has it not */
} blas;

/* Whatever a routine takes. Letters are Fortran's; cblas_ gets their enumerators. */
typedef struct blas_call {
    blas_routine routine;
    char side, uplo, transa, transb, diag;
    int64_t m, n, k;
    const void *alpha, *beta;
    void *a, *b, *c, *x, *y;
    int64_t lda, ldb, ldc, incx, incy;
    bool bad_layout; /* cblas_ gets no layout that there is */
} blas_call;

/* dlopen of argv[1]; a second argument says that the library is a BLAS of others. Ends the process if a
   symbol of ours is missing, and if others' lack all. */
void blas_open(int argc, char **argv, blas bound[blas_kinds]);

/* Whether argv[1] is a BLAS of others, which may lack forms and differ in what is not written down. */
extern bool blas_is_foreign;

/* "dgemm", "icamax", "dger": the routine's name for a type; NULL if there is none. */
const char *blas_name(const blas *b, blas_routine routine, char name[16]);

/* Whether the library has a routine in a form. */
bool blas_has(const blas *b, blas_routine routine, int form);

/* Calls it, Fortran's forms without lengths of strings. Gives what iamax gives, otherwise 0. */
int64_t blas_do(const blas *b, int form, const blas_call *call);

/* Names a call, for messages: "dtrsm, cblas rows, side L ...". */
const char *blas_text(const blas *b, int form, const blas_call *call, char text[200]);

#endif
