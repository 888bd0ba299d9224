/* Each illegal argument of the random butterfly solver, one by one: its code, and nothing written. Every call
   starts from one that is legal. Then handles that are none. */
#include <string.h>

#include "check.h"
#include "recursive_lu.h"
#include "variant.h"

enum { order = 3, count = order * order };

static const int64_t large = INT64_C(1) << 62;

typedef struct arguments {
    void *workspace;
    int64_t n, nrhs, lda, ldb, ldx;
    void *a, *b, *x;
    int64_t *iter;
    uint32_t flags;
} arguments;

typedef struct buffers {
    double a[2 * count], b[2 * count], x[2 * count]; /* room for the largest type */
    int64_t iter;
} buffers;

typedef int64_t caller(const family *f, const arguments *g);

static int64_t call_factor(const family *f, const arguments *g) {
    return f->butterfly_factor(g->workspace, g->n, g->a, g->lda, 5, g->iter, g->flags);
}

static int64_t call_solve(const family *f, const arguments *g) {
    return f->butterfly_solve(g->workspace, g->nrhs, g->a, g->lda, g->b, g->ldb, g->x, g->ldx, g->iter,
                              g->flags);
}

static int64_t call_gesv(const family *f, const arguments *g) {
    return f->butterfly_gesv(g->n, g->nrhs, g->a, g->lda, 5, g->b, g->ldb, g->x, g->ldx, g->iter, g->flags);
}

/* A field that becomes illegal, and the position of its argument in each function's signature; 0 if it has
 * none. */
typedef struct fault {
    const char *what;
    void (*make)(arguments *g);
    int factor, solve, gesv;
} fault;

static void no_workspace(arguments *g) {
    g->workspace = NULL;
}
static void wrong_workspace(arguments *g) {
    g->workspace = g->a;
}
static void next_workspace(arguments *g) {
    g->workspace = (char *)g->workspace + 1;
}
static void negative_n(arguments *g) {
    g->n = -1;
}
static void least_n(arguments *g) {
    g->n = INT64_MIN;
}
static void large_n(arguments *g) {
    g->n = g->lda = order + 1;
}
static void negative_nrhs(arguments *g) {
    g->nrhs = -1;
}
static void no_a(arguments *g) {
    g->a = NULL;
}
static void short_lda(arguments *g) {
    g->lda = order - 1;
}
static void negative_lda(arguments *g) {
    g->lda = -order;
}
static void large_lda(arguments *g) {
    g->lda = large;
}
static void no_b(arguments *g) {
    g->b = NULL;
}
static void short_ldb(arguments *g) {
    g->ldb = order - 1;
}
static void large_ldb(arguments *g) {
    g->ldb = large;
}
static void no_x(arguments *g) {
    g->x = NULL;
}
static void short_ldx(arguments *g) {
    g->ldx = 0;
}
static void large_ldx(arguments *g) {
    g->ldx = large;
}
static void no_iter(arguments *g) {
    g->iter = NULL;
}
static void no_pivot_flag(arguments *g) {
    g->flags = RECURSIVE_LU_NO_PIVOT;
}
static void row_major_flag(arguments *g) {
    g->flags = RECURSIVE_LU_ROW_MAJOR;
}
static void highest_flag(arguments *g) {
    g->flags = UINT32_C(1) << 31;
}

static const fault faults[] = {
    {"NULL workspace", no_workspace, .factor = 1, .solve = 1},
    {"an address as workspace", wrong_workspace, .factor = 1, .solve = 1},
    {"another handle", next_workspace, .factor = 1, .solve = 1},
    {"n", negative_n, .factor = 2, .gesv = 1},
    {"least n", least_n, .factor = 2, .gesv = 1},
    {"n above the workspace's", large_n, .factor = 2},
    {"nrhs", negative_nrhs, .solve = 2, .gesv = 2},
    {"NULL A", no_a, .factor = 3, .solve = 3, .gesv = 3},
    {"short lda", short_lda, .factor = 4, .solve = 4, .gesv = 4},
    {"negative lda", negative_lda, .factor = 4, .solve = 4, .gesv = 4},
    {"large lda", large_lda, .factor = 4, .solve = 4, .gesv = 4},
    {"NULL B", no_b, .solve = 5, .gesv = 6},
    {"short ldb", short_ldb, .solve = 6, .gesv = 7},
    {"large ldb", large_ldb, .solve = 6, .gesv = 7},
    {"NULL X", no_x, .solve = 7, .gesv = 8},
    {"short ldx", short_ldx, .solve = 8, .gesv = 9},
    {"large ldx", large_ldx, .solve = 8, .gesv = 9},
    {"NULL iter", no_iter, .factor = 6, .solve = 9, .gesv = 10},
    {"no-pivot flag", no_pivot_flag, .factor = 7, .solve = 10, .gesv = 11},
    {"row-major flag", row_major_flag, .factor = 7, .solve = 10, .gesv = 11},
    {"highest flag", highest_flag, .factor = 7, .solve = 10, .gesv = 11},
};

static buffers fill(const element *type) {
    buffers made;
    memset(&made, 0, sizeof made);
    for (int i = 0; i < count; i++) {
        type->set(made.a, i, i % (order + 1) == 0 ? 4 : 0.25);
        type->set(made.b, i, i + 1);
        type->set(made.x, i, i + 2);
    }
    made.iter = 7;
    return made;
}

static arguments legal_call(buffers *data, void *workspace) {
    return (arguments){.workspace = workspace,
                       .n = order,
                       .nrhs = 2,
                       .lda = order,
                       .ldb = order,
                       .ldx = order,
                       .a = data->a,
                       .b = data->b,
                       .x = data->x,
                       .iter = &data->iter};
}

/* The workspace keeps its factors through every illegal call. */
static void check(const family *f, const char *name, caller *call, void *workspace, const fault *wrong,
                  int position) {
    if (position == 0) {
        return;
    }
    buffers data = fill(f->type);
    arguments g = legal_call(&data, workspace);
    wrong->make(&g);
    buffers before = data;
    int64_t info = call(f, &g);
    CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(position), "%s %s, %s: info is error %ld, expected %d",
          f->type->name, name, wrong->what, (long)(info - RECURSIVE_LU_BAD_ARGUMENT(0)), position);
    CHECK(memcmp(&before, &data, sizeof data) == 0, "%s %s, %s: wrote to a buffer", f->type->name, name,
          wrong->what);
    g = legal_call(&data, workspace);
    CHECK(call_solve(f, &g) == 0 && data.iter >= 0, "%s %s, %s: a legal call after it", f->type->name, name,
          wrong->what);
}

static void check_arguments(const family *f) {
    void *workspace = NULL;
    buffers data = fill(f->type);
    CHECK(f->butterfly_create(order, &workspace) == 0 && workspace != NULL, "butterfly_workspace_create");
    arguments g = legal_call(&data, workspace);
    CHECK(call_solve(f, &g) == RECURSIVE_LU_BAD_ARGUMENT(1), "a workspace without factors");
    CHECK(call_factor(f, &g) == 0 && call_gesv(f, &g) == 0, "legal calls");
    for (unsigned k = 0; k < sizeof faults / sizeof faults[0]; k++) {
        check(f, "butterfly_factor", call_factor, workspace, &faults[k], faults[k].factor);
        check(f, "butterfly_solve", call_solve, workspace, &faults[k], faults[k].solve);
        check(f, "butterfly_gesv", call_gesv, workspace, &faults[k], faults[k].gesv);
    }
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
}

/* Handles destroyed, of the other element type, and none at all. */
static void check_handles(const family *f, const family *other) {
    void *workspace = NULL, *next = NULL, *kept = &next;
    buffers data = fill(f->type);
    CHECK(f->butterfly_create(-1, &kept) == RECURSIVE_LU_BAD_ARGUMENT(1) && kept == &next, "negative n");
    CHECK(f->butterfly_create(large, &kept) == RECURSIVE_LU_BAD_ARGUMENT(1) && kept == &next, "large n");
    CHECK(f->butterfly_create(order, NULL) == RECURSIVE_LU_BAD_ARGUMENT(2), "nowhere to write the handle");
    CHECK(f->butterfly_create(order, &workspace) == 0, "butterfly_workspace_create");
    arguments g = legal_call(&data, workspace);
    CHECK(call_factor(other, &g) == RECURSIVE_LU_BAD_ARGUMENT(1), "factors of another type");
    CHECK(other->butterfly_destroy(workspace) == RECURSIVE_LU_BAD_ARGUMENT(1), "destroyed as another type");
    CHECK(call_factor(f, &g) == 0, "butterfly_factor");
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    for (int again = 0; again < 2; again++) {
        CHECK(f->butterfly_destroy(workspace) == RECURSIVE_LU_BAD_ARGUMENT(1), "destroyed twice");
        CHECK(call_factor(f, &g) == RECURSIVE_LU_BAD_ARGUMENT(1), "factored after the end");
        CHECK(call_solve(f, &g) == RECURSIVE_LU_BAD_ARGUMENT(1), "solved after the end");
        /* The second time the place of the old one is taken. */
        CHECK(again || f->butterfly_create(order, &next) == 0, "butterfly_workspace_create");
    }
    CHECK(next != workspace, "a handle came back");
    CHECK(f->butterfly_destroy(next) == 0, "butterfly_workspace_destroy");
    CHECK(f->butterfly_destroy(NULL) == RECURSIVE_LU_BAD_ARGUMENT(1), "destroyed NULL");
    CHECK(f->butterfly_destroy(&data) == RECURSIVE_LU_BAD_ARGUMENT(1), "destroyed an address");
}

/* Sizes of zero: nothing but iter is written, and no array is needed. */
static void check_empty(const family *f) {
    void *workspace = NULL;
    int64_t iter = 7;
    CHECK(f->butterfly_create(0, &workspace) == 0 && workspace != NULL, "an empty workspace");
    CHECK(f->butterfly_factor(workspace, 0, NULL, 1, 5, &iter, 0) == 0 && iter == 0, "empty factor");
    iter = 7;
    CHECK(f->butterfly_solve(workspace, 2, NULL, 1, NULL, 1, NULL, 1, &iter, 0) == 0 && iter == 0,
          "empty solve");
    CHECK(f->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    iter = 7;
    CHECK(f->butterfly_gesv(0, 2, NULL, 1, 5, NULL, 1, NULL, 1, &iter, 0) == 0 && iter == 0, "empty gesv");
    iter = 7;
    CHECK(f->butterfly_gesv(3, 0, NULL, 3, 5, NULL, 3, NULL, 3, &iter, 0) == 0 && iter == 0,
          "gesv of nothing");
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int i = 0; i < family_count; i++) {
        check_arguments(&lib.families[i]);
        for (int other = 1; other < family_count; other++) {
            check_handles(&lib.families[i], &lib.families[(i + other) % family_count]);
        }
        check_empty(&lib.families[i]);
    }
    return check_report();
}
