#include "lapack.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "library.h"
#include "matrix.h"

static const int64_t guard = INT64_C(0x5a5a5a5a5a5a5a5a);

void *lapack_open(int argc, char **argv) {
    void *handle = dlopen(library_path(argc, argv), RTLD_NOW | RTLD_LOCAL);
    REQUIRE(handle != NULL, "%s", dlerror());
    return handle;
}

/* A name is made of "d" or another letter in its gap and an end. False if the library lacks it. */
static bool bind(void *handle, const char *format, char type, const char *end, void *function) {
    char name[64];
    int length = snprintf(name, sizeof name, format, type);
    snprintf(name + length, sizeof name - (size_t)length, "%s", end);
    void *address = dlsym(handle, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

#define BIND(name, function)                                                                                 \
    REQUIRE(bind(handle, "%c" name, type, end, &l->function), "%c" name "%s is missing", type, end)

static bool bind_lapack(void *handle, char type, const char *end, lapack *l) {
    if (!bind(handle, "%cgetrf", type, end, &l->factor[0])) {
        return false;
    }
    BIND("getrf2", factor[1]);
    BIND("getf2", factor[2]);
    BIND("getrs", getrs);
    BIND("gesv", gesv);
    BIND("getri", getri);
    BIND("gecon", gecon);
    BIND("laswp", laswp);
    BIND("geequ", geequ[0]);
    BIND("geequb", geequ[1]);
    BIND("laqge", laqge);
    BIND("gerfs", gerfs);
    BIND("gesvx", gesvx);
    if (type == 'd') {
        BIND("sgesv", dsgesv);
    } else if (type == 'z') {
        BIND("cgesv", zcgesv);
    }
    return true;
}

/* With and without _work. */
#define BIND_BOTH(name, function)                                                                            \
    REQUIRE(bind(handle, "LAPACKE_%c" name, type, end, &l->function[0]) &&                                   \
                bind(handle, "LAPACKE_%c" name "_work", type, end, &l->function[1]),                         \
            "LAPACKE_%c" name "%s or _work is missing", type, end)
#define BIND_LAPACKE(name, function)                                                                         \
    REQUIRE(bind(handle, "LAPACKE_%c" name, type, end, &l->function), "LAPACKE_%c" name "%s is missing",     \
            type, end)

static bool bind_lapacke(void *handle, char type, const char *end, lapacke *l) {
    if (!bind(handle, "LAPACKE_%cgetrf", type, end, &l->getrf[0])) {
        return false;
    }
    BIND_BOTH("getrf", getrf);
    BIND_BOTH("getrf2", getrf2);
    BIND_BOTH("getf2", getf2);
    BIND_BOTH("getrs", getrs);
    BIND_BOTH("gesv", gesv);
    BIND_LAPACKE("getri", getri);
    BIND_LAPACKE("getri_work", getri_work);
    if (l->type->part == &element_f64) {
        BIND_BOTH("gecon", gecon_f64);
    } else {
        BIND_BOTH("gecon", gecon_f32);
    }
    BIND_BOTH("laswp", laswp);
    BIND_BOTH("geequ", geequ);
    BIND_BOTH("geequb", geequb);
    BIND_BOTH("gerfs", gerfs);
    BIND_BOTH("gesvx", gesvx);
    BIND_LAPACKE("ge_trans", trans);
    BIND_LAPACKE("ge_nancheck", nancheck);
    if (type == 'd') {
        BIND_LAPACKE("sgesv", mixed_gesv);
        BIND_LAPACKE("sgesv_work", dsgesv_work);
    } else if (type == 'z') {
        BIND_LAPACKE("cgesv", mixed_gesv);
        BIND_LAPACKE("cgesv_work", zcgesv_work);
    }
    return true;
}

static const struct {
    char letter;
    const element *type;
} letters[] = {{'d', &element_f64}, {'s', &element_f32}, {'z', &element_c128}, {'c', &element_c64}};

int lapack_bind(void *handle, lapack bound[lapack_kinds]) {
    int count = 0;
    for (int i = 0; i < lapack_kinds; i++) {
        bool wide = i >= lapack_kinds / 2;
        lapack l = {.type = letters[i % 4].type, .wide = wide};
        snprintf(l.label, sizeof l.label, "%c%s", letters[i % 4].letter, wide ? "_64" : "");
        if (bind_lapack(handle, l.label[0], wide ? "_64_" : "_", &l)) {
            bound[count++] = l;
        }
    }
    REQUIRE(count >= lapack_kinds / 2, "no LAPACK");
    return count;
}

int lapacke_bind(void *handle, lapacke bound[lapack_kinds]) {
    int count = 0;
    for (int i = 0; i < lapack_kinds; i++) {
        bool wide = i >= lapack_kinds / 2;
        lapacke l = {.type = letters[i % 4].type, .wide = wide};
        snprintf(l.label, sizeof l.label, "%c%s", letters[i % 4].letter, wide ? "_64" : "");
        if (bind_lapacke(handle, l.label[0], wide ? "_64" : "", &l)) {
            bound[count++] = l;
        }
    }
    REQUIRE(count >= lapack_kinds / 2, "no LAPACKE");
    return count;
}

int64_t integer_value(bool wide, int64_t raw) {
    return wide ? raw : (int32_t)raw;
}

void *integers_new(bool wide, const int64_t *values, int64_t count) {
    int64_t *integers = allocate((size_t)(count + 1) * sizeof(int64_t));
    int32_t *narrow = (int32_t *)integers;
    for (int64_t i = 0; i <= count; i++) {
        int64_t value = i == count ? guard : values != NULL ? values[i] : -7;
        if (wide) {
            integers[i] = value;
        } else {
            narrow[i] = (int32_t)value;
        }
    }
    return integers;
}

static int64_t integer_at(bool wide, const void *integers, int64_t i) {
    return wide ? ((const int64_t *)integers)[i] : ((const int32_t *)integers)[i];
}

void integers_read(bool wide, const void *integers, int64_t *values, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        values[i] = integer_at(wide, integers, i);
    }
    CHECK(integer_at(wide, integers, count) == integer_value(wide, guard), "wrote behind %ld integers",
          (long)count);
}

int64_t call_factor(const lapack *l, int name, int64_t m, int64_t n, void *a, int64_t lda, int64_t *ipiv) {
    int64_t info = guard, count = m < n ? m : n;
    void *integers = integers_new(l->wide, NULL, count > 0 ? count : 0);
    l->factor[name](&m, &n, a, &lda, integers, &info);
    integers_read(l->wide, integers, ipiv, count > 0 ? count : 0);
    free(integers);
    return integer_value(l->wide, info);
}

int64_t call_getrs(const lapack *l, char trans, int64_t n, int64_t nrhs, const void *a, int64_t lda,
                   const int64_t *ipiv, void *b, int64_t ldb) {
    int64_t info = guard;
    void *integers = integers_new(l->wide, ipiv, n);
    l->getrs(&trans, &n, &nrhs, a, &lda, integers, b, &ldb, &info, 1);
    free(integers);
    return integer_value(l->wide, info);
}

int64_t call_gesv(const lapack *l, int64_t n, int64_t nrhs, void *a, int64_t lda, int64_t *ipiv, void *b,
                  int64_t ldb) {
    int64_t info = guard;
    void *integers = integers_new(l->wide, NULL, n);
    l->gesv(&n, &nrhs, a, &lda, integers, b, &ldb, &info);
    integers_read(l->wide, integers, ipiv, n);
    free(integers);
    return integer_value(l->wide, info);
}

int64_t call_getri(const lapack *l, int64_t n, void *a, int64_t lda, const int64_t *ipiv) {
    int64_t info = guard, query = -1;
    void *integers = integers_new(l->wide, ipiv, n);
    double size[2] = {0, 0};
    l->getri(&n, a, &lda, integers, size, &query, &info);
    int64_t lwork = (int64_t)l->type->get(size, 0);
    CHECK(integer_value(l->wide, info) == 0 && lwork >= n, "%s getri's workspace for n = %ld: %ld", l->label,
          (long)n, (long)lwork);
    void *work = allocate((size_t)(lwork > 1 ? lwork : 1) * l->type->size);
    l->getri(&n, a, &lda, integers, work, &lwork, &info);
    free(work);
    free(integers);
    return integer_value(l->wide, info);
}

int64_t call_gecon(const lapack *l, char norm, int64_t n, const void *a, int64_t lda, double anorm,
                   double *rcond) {
    int64_t info = guard;
    double norm_of_a = 0, result = 0;
    l->type->part->set(&norm_of_a, 0, anorm);
    l->type->part->set(&result, 0, *rcond);
    void *work = allocate((size_t)(n > 0 ? 4 * n : 1) * l->type->size);
    void *more_work = allocate((size_t)(n > 0 ? 2 * n : 1) * sizeof(int64_t));
    l->gecon(&norm, &n, a, &lda, &norm_of_a, &result, work, more_work, &info, 1);
    *rcond = l->type->part->get(&result, 0);
    free(work);
    free(more_work);
    return integer_value(l->wide, info);
}
