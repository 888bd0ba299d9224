#include "blas.h"

#include <ctype.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "library.h"

const blas_form blas_form_table[blas_forms] = {
    {"Fortran", "", "_", 0, false, false, false},
    {"Fortran 64", "", "_64_", 1, false, true, false},
    {"cblas, columns", "cblas_", "", 2, true, false, false},
    {"cblas, rows", "cblas_", "", 2, true, false, true},
    {"cblas 64_, columns", "cblas_", "64_", 3, true, true, false},
    {"cblas 64_, rows", "cblas_", "64_", 3, true, true, true},
    {"cblas _64, columns", "cblas_", "_64", 4, true, true, false},
    {"cblas _64, rows", "cblas_", "_64", 4, true, true, true},
};

static const char *const names[blas_routines] = {"gemm",  "trsm", "trmm", "geru", "gerc", "gemv", "trsv",
                                                 "iamax", "swap", "scal", "",     "copy", "axpy"};

bool blas_is_foreign;

const char *blas_name(const blas *b, blas_routine routine, char name[16]) {
    if (routine == blas_iamax) {
        snprintf(name, 16, "i%camax", b->letter);
    } else if (routine == blas_geru && b->type->parts == 1) {
        snprintf(name, 16, "%cger", b->letter);
    } else if ((routine == blas_gerc || routine == blas_scal_real) && b->type->parts == 1) {
        return NULL;
    } else if (routine == blas_scal_real) {
        snprintf(name, 16, "%s", b->letter == 'z' ? "zdscal" : "csscal");
    } else {
        snprintf(name, 16, "%c%s", b->letter, names[routine]);
    }
    return name;
}

static int bind(void *handle, const char *path, blas *b) {
    int missing = 0;
    for (int r = 0; r < blas_routines; r++) {
        char name[16], symbol[40];
        if (blas_name(b, (blas_routine)r, name) == NULL) {
            continue;
        }
        for (int f = 0; f < blas_forms; f++) {
            const blas_form *form = &blas_form_table[f];
            snprintf(symbol, sizeof symbol, "%s%s%s", form->before, name, form->end);
            void *address = dlsym(handle, symbol);
            memcpy(&b->functions[r][form->symbol], &address, sizeof address);
            CHECK(address != NULL || blas_is_foreign || form->by_rows, "%s has no %s", path, symbol);
            missing += address == NULL;
        }
    }
    return missing;
}

void blas_open(int argc, char **argv, blas bound[blas_kinds]) {
    static const struct {
        const element *type;
        char letter;
    } kinds[blas_kinds] = {
        {&element_f64, 'd'}, {&element_f32, 's'}, {&element_c128, 'z'}, {&element_c64, 'c'}};
    const char *path = library_path(argc, argv);
    blas_is_foreign = argc > 2 && strcmp(argv[2], "FOREIGN") == 0;
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    REQUIRE(handle != NULL, "%s", dlerror());
    for (int i = 0; i < blas_kinds; i++) {
        bound[i] = (blas){.type = kinds[i].type, .letter = kinds[i].letter};
        bind(handle, path, &bound[i]);
        REQUIRE(bound[i].functions[blas_gemm][0] != NULL, "%s is no BLAS", path);
    }
}

bool blas_has(const blas *b, blas_routine routine, int form) {
    return b->functions[routine][blas_form_table[form].symbol] != NULL;
}

/* Integers are passed as int64_t: of one that is 32 bits wide the low half is the number, both in memory and
   in a register. The other half is anything then. */
static int64_t narrow(bool is_wide, int64_t value) {
    return is_wide ? value : (int64_t)(((uint64_t)value & UINT32_MAX) | UINT64_C(0x5a5a5a5a00000000));
}

typedef const int64_t *integer;
typedef const char *letter;

static int64_t call_fortran(blas_function *f, const blas_call *c) {
    integer m = &c->m, n = &c->n, k = &c->k, lda = &c->lda, ldb = &c->ldb, ldc = &c->ldc;
    integer incx = &c->incx, incy = &c->incy;
    letter side = &c->side, uplo = &c->uplo, ta = &c->transa, tb = &c->transb, diag = &c->diag;
    const void *alpha = c->alpha, *beta = c->beta;
    void *a = c->a, *b = c->b, *x = c->x, *y = c->y;
    switch (c->routine) {
    case blas_gemm:
        ((void (*)(letter, letter, integer, integer, integer, const void *, const void *, integer,
                   const void *, integer, const void *, void *, integer))f)(ta, tb, m, n, k, alpha, a, lda, b,
                                                                            ldb, beta, c->c, ldc);
        return 0;
    case blas_trsm:
    case blas_trmm:
        ((void (*)(letter, letter, letter, letter, integer, integer, const void *, const void *, integer,
                   void *, integer))f)(side, uplo, ta, diag, m, n, alpha, a, lda, b, ldb);
        return 0;
    case blas_geru:
    case blas_gerc:
        ((void (*)(integer, integer, const void *, const void *, integer, const void *, integer, void *,
                   integer))f)(m, n, alpha, x, incx, y, incy, a, lda);
        return 0;
    case blas_gemv:
        ((void (*)(letter, integer, integer, const void *, const void *, integer, const void *, integer,
                   const void *, void *, integer))f)(ta, m, n, alpha, a, lda, x, incx, beta, y, incy);
        return 0;
    case blas_trsv:
        ((void (*)(letter, letter, letter, integer, const void *, integer, void *, integer))f)(
            uplo, ta, diag, n, a, lda, x, incx);
        return 0;
    case blas_iamax:
        return ((int64_t(*)(integer, const void *, integer))f)(n, x, incx);
    case blas_swap:
    case blas_copy:
        ((void (*)(integer, void *, integer, void *, integer))f)(n, x, incx, y, incy);
        return 0;
    case blas_scal:
    case blas_scal_real:
        ((void (*)(integer, const void *, void *, integer))f)(n, alpha, x, incx);
        return 0;
    default:
        ((void (*)(integer, const void *, const void *, integer, void *, integer))f)(n, alpha, x, incx, y,
                                                                                     incy);
        return 0;
    }
}

/* What cblas.h calls a letter; 0 if there is no such. */
static int enumerator(char letter, const char *letters, int first) {
    const char *found = letter != '\0' ? strchr(letters, toupper((unsigned char)letter)) : NULL;
    return found != NULL ? first + (int)(found - letters) : 0;
}

/* Numbers by value where they are real, and by address where they are complex. */
#define VALUE_OF_double(p) ((p) != NULL ? *(const double *)(p) : 0)
#define VALUE_OF_float(p) ((p) != NULL ? *(const float *)(p) : 0)
#define VALUE_OF_address(p) (p)
typedef const void *address;

#define CALL_C(scalar)                                                                                       \
    static int64_t call_c_##scalar(blas_function *f, int layout, const blas_call *c) {                       \
        int side = enumerator(c->side, "LR", 141), uplo = enumerator(c->uplo, "UL", 121);                    \
        int ta = enumerator(c->transa, "NTC", 111), tb = enumerator(c->transb, "NTC", 111);                  \
        int diag = enumerator(c->diag, "NU", 131);                                                           \
        int64_t m = c->m, n = c->n, k = c->k, lda = c->lda, ldb = c->ldb, incx = c->incx, incy = c->incy;    \
        scalar alpha = VALUE_OF_##scalar(c->alpha), beta = VALUE_OF_##scalar(c->beta);                       \
        void *a = c->a, *b = c->b, *x = c->x, *y = c->y;                                                     \
        switch (c->routine) {                                                                                \
        case blas_gemm:                                                                                      \
            ((void (*)(int, int, int, int64_t, int64_t, int64_t, scalar, const void *, int64_t,              \
                       const void *, int64_t, scalar, void *, int64_t))f)(layout, ta, tb, m, n, k, alpha, a, \
                                                                          lda, b, ldb, beta, c->c, c->ldc);  \
            return 0;                                                                                        \
        case blas_trsm:                                                                                      \
        case blas_trmm:                                                                                      \
            ((void (*)(int, int, int, int, int, int64_t, int64_t, scalar, const void *, int64_t, void *,     \
                       int64_t))f)(layout, side, uplo, ta, diag, m, n, alpha, a, lda, b, ldb);               \
            return 0;                                                                                        \
        case blas_geru:                                                                                      \
        case blas_gerc:                                                                                      \
            ((void (*)(int, int64_t, int64_t, scalar, const void *, int64_t, const void *, int64_t, void *,  \
                       int64_t))f)(layout, m, n, alpha, x, incx, y, incy, a, lda);                           \
            return 0;                                                                                        \
        case blas_gemv:                                                                                      \
            ((void (*)(int, int, int64_t, int64_t, scalar, const void *, int64_t, const void *, int64_t,     \
                       scalar, void *, int64_t))f)(layout, ta, m, n, alpha, a, lda, x, incx, beta, y, incy); \
            return 0;                                                                                        \
        case blas_trsv:                                                                                      \
            ((void (*)(int, int, int, int, int64_t, const void *, int64_t, void *, int64_t))f)(              \
                layout, uplo, ta, diag, n, a, lda, x, incx);                                                 \
            return 0;                                                                                        \
        case blas_iamax:                                                                                     \
            return (int64_t)((size_t(*)(int64_t, const void *, int64_t))f)(n, x, incx);                      \
        case blas_swap:                                                                                      \
        case blas_copy:                                                                                      \
            ((void (*)(int64_t, void *, int64_t, void *, int64_t))f)(n, x, incx, y, incy);                   \
            return 0;                                                                                        \
        case blas_scal:                                                                                      \
        case blas_scal_real:                                                                                 \
            ((void (*)(int64_t, scalar, void *, int64_t))f)(n, alpha, x, incx);                              \
            return 0;                                                                                        \
        default:                                                                                             \
            ((void (*)(int64_t, scalar, const void *, int64_t, void *, int64_t))f)(n, alpha, x, incx, y,     \
                                                                                   incy);                    \
            return 0;                                                                                        \
        }                                                                                                    \
    }

CALL_C(double)
CALL_C(float)
CALL_C(address)

int64_t blas_do(const blas *b, int form, const blas_call *call) {
    const blas_form *how = &blas_form_table[form];
    blas_function *f = b->functions[call->routine][how->symbol];
    blas_call c = *call;
    int64_t *const integers[] = {&c.m, &c.n, &c.k, &c.lda, &c.ldb, &c.ldc, &c.incx, &c.incy};
    for (size_t i = 0; i < sizeof integers / sizeof integers[0]; i++) {
        *integers[i] = narrow(how->is_wide, *integers[i]);
    }
    if (!how->is_c) {
        int64_t result = call_fortran(f, &c);
        return how->is_wide ? result : (int32_t)result;
    }
    int layout = c.bad_layout ? 100 : how->by_rows ? 101 : 102;
    if (b->type->parts == 2 && c.routine != blas_scal_real) {
        return call_c_address(f, layout, &c);
    }
    return b->type->part == &element_f64 ? call_c_double(f, layout, &c) : call_c_float(f, layout, &c);
}

static void add(char text[200], const char *format, long value) {
    size_t length = strlen(text);
    snprintf(text + length, 200 - length, format, value);
}

const char *blas_text(const blas *b, int form, const blas_call *call, char text[200]) {
    const blas_call *c = call;
    char name[16];
    blas_name(b, c->routine, name);
    snprintf(text, 200, "%s (%s)", name, blas_form_table[form].name);
    const struct {
        const char *name;
        int64_t value;
    } integers[] = {{"m", c->m},     {"n", c->n},     {"k", c->k},       {"lda", c->lda},
                    {"ldb", c->ldb}, {"ldc", c->ldc}, {"incx", c->incx}, {"incy", c->incy}};
    const char letters[] = {c->side, c->uplo, c->transa, c->transb, c->diag};
    for (size_t i = 0; i < sizeof letters; i++) {
        if (letters[i] != '\0') {
            add(text, " %c", letters[i]);
        }
    }
    for (size_t i = 0; i < sizeof integers / sizeof integers[0]; i++) {
        if (integers[i].value != 0 || i < 2) {
            add(text, " ", 0);
            snprintf(text + strlen(text), 200 - strlen(text), "%s=%ld", integers[i].name,
                     (long)integers[i].value);
        }
    }
    if (c->alpha != NULL) {
        snprintf(text + strlen(text), 200 - strlen(text), " alpha=%g", b->type->get(c->alpha, 0));
    }
    if (c->beta != NULL) {
        snprintf(text + strlen(text), 200 - strlen(text), " beta=%g", b->type->get(c->beta, 0));
    }
    return text;
}
