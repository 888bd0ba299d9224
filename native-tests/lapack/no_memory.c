/* A process whose addresses are used up: where the library's own functions must say so, LAPACK's routines are
   only slower, and LAPACKE tells that it cannot copy a row-major matrix. If even the row exchanges find no
   room, info tells. */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "check.h"
#include "handlers.h"
#include "lapack.h"
#include "process.h"
#include "ratio.h"
#include "recursive_lu_lapack.h"
#include "variant.h"

enum { order = 500, sides = 3 };

typedef struct buffers {
    matrix a, lu, x, b;
    int64_t ipiv[order];
    void *work;
} buffers;

static void restore(buffers *data) {
    memcpy(data->lu.data, data->a.data, matrix_bytes(&data->a));
    memcpy(data->x.data, data->b.data, matrix_bytes(&data->b));
}

/* Only calls: the checks need memory. */
static void call_all(const lapack *l, const lapacke *e, const family *own, buffers *data) {
    int64_t n = order, nrhs = sides, info = 7;
    int64_t own_info = own->strided(data->lu.data, n, n, n, data->ipiv, 0);
    CHECK(own_info == RECURSIVE_LU_OUT_OF_MEMORY, "%s: there is memory, info %ld", l->label, (long)own_info);
    l->gesv(&n, &nrhs, data->lu.data, &n, data->ipiv, data->x.data, &n, &info);
    CHECK(integer_value(l->wide, info) == 0, "%s gesv: info %ld", l->label, (long)info);
    handlers_reset();
    info = integer_value(e->wide,
                         e->gesv[0](row_major, n, nrhs, data->lu.data, n, data->ipiv, data->x.data, nrhs));
    CHECK(info == -1011 && handlers_last.calls == 1 && handlers_last.number == -1011,
          "%s gesv by rows: info %ld, told %ld", e->label, (long)info, (long)handlers_last.number);
    l->getri(&n, data->lu.data, &n, data->ipiv, data->work, &n, &info);
    CHECK(integer_value(l->wide, info) == 0, "%s getri: info %ld", l->label, (long)info);
}

static void check_type(const lapack *l, const lapacke *e, const family *own) {
    random_source source = random_new(5);
    buffers data = {.a = matrix_new(l->type, order, order, order),
                    .b = matrix_new(l->type, order, sides, order)};
    matrix_fill_uniform(&data.a, &source);
    matrix_fill_uniform(&data.b, &source);
    data.lu = matrix_copy(&data.a);
    data.x = matrix_copy(&data.b);
    data.work = allocate(order * l->type->size);
    addresses_limit();
    call_all(l, e, own, &data);
    addresses_unlimit();
    double ratio = solve_ratio(&data.a, 'N', &data.x, &data.b);
    CHECK(ratio < RATIO_LIMIT, "%s gesv: ratio %g", l->label, ratio);
    ratio = inverse_ratio(&data.lu, &data.a);
    CHECK(ratio < RATIO_LIMIT, "%s getri: ratio %g", l->label, ratio);

    restore(&data);
    addresses_limit();
    int64_t n = order, info = 7;
    l->factor[0](&n, &n, data.lu.data, &n, data.ipiv, &info);
    addresses_unlimit();
    int64_t ipiv[order];
    for (int64_t i = 0; i < order; i++) {
        ipiv[i] = l->wide ? data.ipiv[i] : ((int32_t *)data.ipiv)[i];
    }
    ratio = factor_ratio(&data.a, &data.lu, ipiv);
    CHECK(integer_value(l->wide, info) == 0 && ratio < RATIO_LIMIT, "%s getrf: info %ld, ratio %g", l->label,
          (long)info, ratio);
    matrix_free(&data.a);
    matrix_free(&data.b);
    matrix_free(&data.x);
    matrix_free(&data.lu);
    free(data.work);
}

/* More row exchanges than the library finds room for: arrays that no one may touch are not touched. */
static void check_nothing_touched(const lapack *l, const lapacke *e) {
    int64_t n = 4000000, one = 1, infos[4] = {0}, told[3];
    double work[1] = {0};
    void *none = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(none != MAP_FAILED, "mmap");
    addresses_limit();
    l->factor[0](&n, &n, none, &n, none, &infos[0]);
    l->getrs("N", &n, &one, none, &n, none, none, &n, &infos[1], 1);
    l->gesv(&n, &one, none, &n, none, none, &n, &infos[2]);
    l->getri(&n, none, &n, none, work, &n, &infos[3]);
    told[0] = e->getrf[1](column_major, n, n, none, n, none);
    told[1] = e->getrs[1](column_major, 'N', n, 1, none, n, none, none, n);
    told[2] = e->gesv[1](column_major, n, 1, none, n, none, none, n);
    addresses_unlimit();
    for (int i = 0; i < 4; i++) {
        int64_t info = integer_value(l->wide, infos[i]);
        CHECK(info == RECURSIVE_LU_LAPACK_OUT_OF_MEMORY, "%s, call %d: info %ld", l->label, i, (long)info);
    }
    for (int i = 0; i < 3; i++) {
        int64_t info = integer_value(e->wide, told[i]);
        CHECK(info == -1010, "%s, call %d: info %ld", e->label, i, (long)info);
    }
    munmap(none, 4096);
}

/* Whatever a first call takes is taken, and a little scratch memory is kept. */
static void warm_up(const lapack *l, const lapacke *e) {
    enum { first = 80 };
    matrix a = matrix_new(l->type, first, first, first);
    int64_t ipiv[first];
    CHECK(call_factor(l, 0, first, first, a.data, first, ipiv) == 1, "a first call");
    int64_t info = integer_value(e->wide, e->getrf[0](row_major, first, first, a.data, first, ipiv));
    CHECK(info == 1, "a first call by rows: info %ld", (long)info);
    matrix_free(&a);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    lapack bound[4];
    lapacke by_layout[4];
    /* What is freed goes back to the system. */
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    int count = lapack_bind(lib.handle, bound);
    lapacke_bind(lib.handle, by_layout);
    for (int l = 0; l < count; l++) {
        const family *own = &lib.families[bound[l].type == &element_f64 ? 0 : 1];
        warm_up(&bound[l], &by_layout[l]);
        check_type(&bound[l], &by_layout[l], own);
        if (!bound[l].wide) { /* exchanges of 64 bits are used where they are */
            check_nothing_touched(&bound[l], &by_layout[l]);
        }
    }
    return check_report();
}
