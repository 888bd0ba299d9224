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

/* A name is made of "d" or "s" in its gap and an end. False if the library lacks it. */
static bool bind(void *handle, const char *format, char type, const char *end, void *function) {
    char name[64];
    int length = snprintf(name, sizeof name, format, type);
    snprintf(name + length, sizeof name - (size_t)length, "%s", end);
    void *address = dlsym(handle, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

static bool bind_lapack(void *handle, char type, const char *end, lapack *l) {
    if (!bind(handle, "%cgetrf", type, end, &l->factor[0])) {
        return false;
    }
    REQUIRE(
        bind(handle, "%cgetrf2", type, end, &l->factor[1]) &&
            bind(handle, "%cgetf2", type, end, &l->factor[2]) &&
            bind(handle, "%cgetrs", type, end, &l->getrs) && bind(handle, "%cgesv", type, end, &l->gesv) &&
            bind(handle, "%cgetri", type, end, &l->getri) && bind(handle, "%cgecon", type, end, &l->gecon) &&
            bind(handle, "%claswp", type, end, &l->laswp),
        "a function of %s is missing", l->label);
    return true;
}

static bool bind_lapacke(void *handle, char type, const char *end, lapacke *l) {
    if (!bind(handle, "LAPACKE_%cgetrf", type, end, &l->getrf[0])) {
        return false;
    }
    REQUIRE(bind(handle, "LAPACKE_%cgetrf_work", type, end, &l->getrf[1]) &&
                bind(handle, "LAPACKE_%cgetrs", type, end, &l->getrs[0]) &&
                bind(handle, "LAPACKE_%cgetrs_work", type, end, &l->getrs[1]) &&
                bind(handle, "LAPACKE_%cgesv", type, end, &l->gesv[0]) &&
                bind(handle, "LAPACKE_%cgesv_work", type, end, &l->gesv[1]) &&
                bind(handle, "LAPACKE_%cgetri", type, end, &l->getri) &&
                bind(handle, "LAPACKE_%cgetri_work", type, end, &l->getri_work),
            "a function of %s is missing", l->label);
    return true;
}

int lapack_bind(void *handle, lapack bound[4]) {
    int count = 0;
    for (int i = 0; i < 4; i++) {
        bool wide = i >= 2, is_double = i % 2 == 0;
        lapack l = {.type = is_double ? &element_f64 : &element_f32, .wide = wide};
        snprintf(l.label, sizeof l.label, "%s%s", is_double ? "d" : "s", wide ? "_64" : "");
        if (bind_lapack(handle, l.label[0], wide ? "_64_" : "_", &l)) {
            bound[count++] = l;
        }
    }
    REQUIRE(count >= 2, "no LAPACK");
    return count;
}

int lapacke_bind(void *handle, lapacke bound[4]) {
    int count = 0;
    for (int i = 0; i < 4; i++) {
        bool wide = i >= 2, is_double = i % 2 == 0;
        lapacke l = {.type = is_double ? &element_f64 : &element_f32, .wide = wide};
        snprintf(l.label, sizeof l.label, "%s%s", is_double ? "d" : "s", wide ? "_64" : "");
        if (bind_lapacke(handle, l.label[0], wide ? "_64" : "", &l)) {
            bound[count++] = l;
        }
    }
    REQUIRE(count >= 2, "no LAPACKE");
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
    double size = 0;
    l->getri(&n, a, &lda, integers, &size, &query, &info);
    int64_t lwork = (int64_t)l->type->get(&size, 0);
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
    l->type->set(&norm_of_a, 0, anorm);
    l->type->set(&result, 0, *rcond);
    void *work = allocate((size_t)(n > 0 ? 4 * n : 1) * l->type->size);
    void *iwork = allocate((size_t)(n > 0 ? n : 1) * sizeof(int64_t));
    l->gecon(&norm, &n, a, &lda, &norm_of_a, &result, work, iwork, &info, 1);
    *rcond = l->type->get(&result, 0);
    free(work);
    free(iwork);
    return integer_value(l->wide, info);
}
