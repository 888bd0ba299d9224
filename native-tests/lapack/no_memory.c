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
#include "library.h"
#include "process.h"
#include "ratio.h"
#include "recursive_lu_lapack.h"

enum { order = 500, sides = 3 };

typedef struct buffers {
    matrix a, lu, x, b;
    int64_t ipiv[order];
    void *work, *swork, *rwork; /* as the functions want them */
} buffers;

static void restore(buffers *data) {
    memcpy(data->lu.data, data->a.data, matrix_bytes(&data->a));
    memcpy(data->x.data, data->b.data, matrix_bytes(&data->b));
}

/* Only calls: the checks need memory. */
static void call_all(const lapack *l, const lapacke *e, strided_function *own, buffers *data) {
    int64_t n = order, nrhs = sides, info = 7;
    int64_t own_info = own(data->lu.data, n, n, n, data->ipiv, 0);
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

static void check_mixed_gesv(const lapack *l, buffers *data) {
    int64_t n = order, nrhs = sides, info = 7, iter = 7;
    if (l->dsgesv == NULL && l->zcgesv == NULL) {
        return;
    }
    restore(data);
    addresses_limit();
    if (l->dsgesv != NULL) {
        l->dsgesv(&n, &nrhs, data->lu.data, &n, data->ipiv, data->b.data, &n, data->x.data, &n, data->work,
                  data->swork, &iter, &info);
    } else {
        l->zcgesv(&n, &nrhs, data->lu.data, &n, data->ipiv, data->b.data, &n, data->x.data, &n, data->work,
                  data->swork, data->rwork, &iter, &info);
    }
    addresses_unlimit();
    info = integer_value(l->wide, info);
    iter = integer_value(l->wide, iter);
    double ratio = solve_ratio(&data->a, 'N', &data->x, &data->b);
    CHECK(info == 0 && iter == -1 && ratio < RATIO_LIMIT, "%s, mixed precision: info %ld, iter %ld, ratio %g",
          l->label, (long)info, (long)iter, ratio);
}

static void check_type(const lapack *l, const lapacke *e, strided_function *own) {
    random_source source = random_new(5);
    buffers data = {.a = matrix_new(l->type, order, order, order),
                    .b = matrix_new(l->type, order, sides, order)};
    matrix_fill_uniform(&data.a, &source);
    matrix_fill_uniform(&data.b, &source);
    data.lu = matrix_copy(&data.a);
    data.x = matrix_copy(&data.b);
    data.work = allocate((size_t)order * sides * l->type->size);
    data.swork = allocate((size_t)order * (order + sides) * l->type->size / 2);
    data.rwork = allocate(order * sizeof(double));
    addresses_limit();
    call_all(l, e, own, &data);
    addresses_unlimit();
    double ratio = solve_ratio(&data.a, 'N', &data.x, &data.b);
    CHECK(ratio < RATIO_LIMIT, "%s gesv: ratio %g", l->label, ratio);
    ratio = inverse_ratio(&data.lu, &data.a);
    CHECK(ratio < RATIO_LIMIT, "%s getri: ratio %g", l->label, ratio);

    restore(&data);
    addresses_limit();
    int64_t n = order, nrhs = sides, info = 7, solved = 7;
    l->factor[0](&n, &n, data.lu.data, &n, data.ipiv, &info);
    l->getrs("C", &n, &nrhs, data.lu.data, &n, data.ipiv, data.x.data, &n, &solved, 1);
    addresses_unlimit();
    info = integer_value(l->wide, info);
    solved = integer_value(l->wide, solved);
    ratio = solve_ratio(&data.a, 'C', &data.x, &data.b);
    CHECK(info == 0 && solved == 0 && ratio < RATIO_LIMIT, "%s getrf: info %ld and %ld, ratio %g", l->label,
          (long)info, (long)solved, ratio);
    check_mixed_gesv(l, &data);
    matrix_free(&data.a);
    matrix_free(&data.b);
    matrix_free(&data.x);
    matrix_free(&data.lu);
    free(data.work);
    free(data.swork);
    free(data.rwork);
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
    lapack bound[lapack_kinds];
    lapacke by_layout[lapack_kinds];
    /* What is freed goes back to the system. */
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    int count = lapack_bind(lib.handle, bound);
    lapacke_bind(lib.handle, by_layout);
    for (int l = 0; l < count; l++) {
        strided_function *own =
            (strided_function *)library_symbol(lib.handle, bound[l].type->name, "_strided");
        warm_up(&bound[l], &by_layout[l]);
        check_type(&bound[l], &by_layout[l], own);
        if (!bound[l].wide) { /* exchanges of 64 bits are used where they are */
            check_nothing_touched(&bound[l], &by_layout[l]);
        }
    }
    return check_report();
}
