/* The random butterfly solver with A, B and X flush against forbidden pages; what is only read is read-only.
 */
#include <string.h>

#include "arena.h"
#include "check.h"
#include "emulated.h"
#include "planted.h"
#include "ratio.h"
#include "recursive_lu.h"
#include "variant.h"

enum { at_a, at_b, at_x, at_iter, array_count };

typedef struct system_data {
    const family *functions;
    matrix a, b, poison;
    uint32_t flags;
} system_data;

/* The arrays of a call where they are placed. */
typedef struct placed {
    const void *a, *b;
    matrix x;
    int64_t *iter;
} placed;

static placed place(arena *memory, const system_data *s) {
    int64_t iter = 7;
    placed made = {.x = s->poison};
    made.a = arena_place(memory, at_a, s->a.data, matrix_bytes(&s->a), false);
    made.b = arena_place(memory, at_b, s->b.data, matrix_bytes(&s->b), false);
    made.x.data = arena_place(memory, at_x, s->poison.data, matrix_bytes(&s->poison), true);
    made.iter = arena_place(memory, at_iter, &iter, sizeof iter, true);
    return made;
}

static void check_result(arena *memory, const system_data *s, const placed *arrays, int64_t info,
                         const char *what) {
    int64_t n = s->a.n;
    arena_check(memory, array_count, what, n);
    CHECK(info == 0, "%s %s n = %ld: info is %ld", s->functions->type->name, what, (long)n, (long)info);
    CHECK(*arrays->iter >= -2 && *arrays->iter <= 10, "%s n = %ld: iter is %ld", what, (long)n,
          (long)*arrays->iter);
    CHECK(matrix_padding_intact(&arrays->x), "%s n = %ld: wrote between the columns of X", what, (long)n);
    double ratio = solve_ratio(&s->a, 'N', &arrays->x, &s->b);
    CHECK(ratio < RATIO_LIMIT, "%s %s n = %ld: ratio %g", s->functions->type->name, what, (long)n, ratio);
}

static void check_calls(arena *memory, const system_data *s) {
    const family *f = s->functions;
    int64_t n = s->a.n, lda = s->a.lda, ldb = s->b.lda;
    void *workspace = NULL;
    REQUIRE(f->butterfly_create(n, &workspace) == 0, "workspace of order %ld", (long)n);
    placed arrays = place(memory, s);
    int64_t info = f->butterfly_gesv(n, s->b.n, arrays.a, lda, 5, arrays.b, ldb, arrays.x.data, arrays.x.lda,
                                     arrays.iter, s->flags);
    check_result(memory, s, &arrays, info, "butterfly_gesv");

    arrays = place(memory, s);
    info = f->butterfly_factor(workspace, n, arrays.a, lda, 5, arrays.iter, s->flags);
    CHECK(info == 0, "butterfly_factor n = %ld: info is %ld", (long)n, (long)info);
    arena_check(memory, array_count, "butterfly_factor", n);

    arrays = place(memory, s);
    info = f->butterfly_solve(workspace, s->b.n, arrays.a, lda, arrays.b, ldb, arrays.x.data, arrays.x.lda,
                              arrays.iter, s->flags);
    check_result(memory, s, &arrays, info, "butterfly_solve");
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
}

static void check_system(arena *memory, system_data *s) {
    for (int end = 0; end < 2; end++) {
        memory->at_end = end;
        check_calls(memory, s);
    }
}

/* A matrix that needs no row exchanges after butterflies, and one that they leave as sparse as it is: the
   latter is factored with row exchanges. */
static void check_order(const library *lib, int64_t n, int64_t nrhs) {
    int64_t columns = n > nrhs ? n : nrhs;
    arena memory = arena_new(array_count, (size_t)((n + 4) * columns) * largest_element_bytes);
    for (int f = 0; f < 2 * family_count; f++) {
        random_source source = random_new((uint64_t)(n * 53 + nrhs));
        const element *type = lib->families[f / 2].type;
        planted made = planted_separated(type, n, n, &source);
        system_data s = {.functions = &lib->families[f / 2],
                         .a = matrix_with_stride(&made.a, n + nrhs % 3),
                         .b = matrix_new(type, n, nrhs, n + n % 3),
                         .poison = matrix_new(type, n, nrhs, n + n % 4),
                         .flags = f % 2 ? RECURSIVE_LU_THREADED : 0};
        matrix_fill_uniform(&s.b, &source);
        check_system(&memory, &s);
        for (int64_t j = 0; j < n; j++) {
            for (int64_t i = 0; i < n; i++) {
                matrix_set(&s.a, i, j, i + j == n - 1);
            }
        }
        check_system(&memory, &s);
        planted_free(&made);
        matrix_free(&s.a);
        matrix_free(&s.b);
        matrix_free(&s.poison);
    }
    arena_free(&memory);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int64_t n = 1; n <= 40; n += order_step) {
        check_order(&lib, n, 1 + n % 5);
    }
    static const int64_t orders[] = {63, 64, 65, 66, 129, 190, 191, 192, 193, 194, 207, 255, 256, 257, 300};
    for (unsigned k = 0; k < sizeof orders / sizeof orders[0] && orders[k] <= largest_order; k++) {
        check_order(&lib, orders[k], 1 + 4 * (int64_t)(k % 2));
    }
    check_order(&lib, 130, 100);
    check_order(&lib, 2 * largest_order, 2);
    return check_report();
}
