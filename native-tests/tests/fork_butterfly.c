/* Children of a process that has factored into a workspace, on threads: they solve with its factors, factor
   into it again, make workspaces of their own, and destroy them. The parent's is as it was. A workspace that
   another thread was using at that moment has no factors in the child, but can be used. */
#include <sched.h>
#include <stdatomic.h>

#include "check.h"
#include "matrix.h"
#include "recursive_lu.h"
#include "threads.h"
#include "variant.h"

enum { order = 600, sides = 3, seconds_for_a_child = 30, children = 20 };

typedef struct kept {
    const family *functions;
    matrix a, b, x;                 /* X by the parent */
    void *workspace, *_Atomic busy; /* the other thread's */
} kept;

static atomic_bool stop;
static atomic_int calls;

static void solve(const kept *s, void *workspace) {
    int64_t iter = 7;
    matrix x = matrix_new(s->functions->type, order, sides, order);
    int64_t info = s->functions->butterfly_solve(workspace, sides, s->a.data, order, s->b.data, order, x.data,
                                                 order, &iter, RECURSIVE_LU_THREADED);
    CHECK(info == 0 && iter >= 0, "info %ld, iter %ld", (long)info, (long)iter);
    CHECK(matrix_identical(&x, &s->x), "not the bytes of the parent");
    matrix_free(&x);
}

static void factor(const kept *s, void *workspace) {
    int64_t iter = 7;
    int64_t info =
        s->functions->butterfly_factor(workspace, order, s->a.data, order, 9, &iter, RECURSIVE_LU_THREADED);
    CHECK(info == 0 && iter == 0, "info %ld, iter %ld", (long)info, (long)iter);
}

static void use_another(const kept *s) {
    void *workspace = NULL;
    CHECK(s->functions->butterfly_create(order, &workspace) == 0, "butterfly_workspace_create");
    factor(s, workspace);
    solve(s, workspace);
    CHECK(s->functions->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
}

static void child_work(void *argument) {
    const kept *s = argument;
    solve(s, s->workspace);
    use_another(s);
    factor(s, s->workspace);
    solve(s, s->workspace);
    CHECK(s->functions->butterfly_destroy(s->workspace) == 0, "butterfly_workspace_destroy");
}

static void use_busy(void *argument) {
    const kept *s = argument;
    int64_t iter = 7;
    matrix x = matrix_new(s->functions->type, order, sides, order);
    int64_t info = s->functions->butterfly_solve(s->busy, sides, s->a.data, order, s->b.data, order, x.data,
                                                 order, &iter, RECURSIVE_LU_THREADED);
    CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(1) || (info == 0 && matrix_identical(&x, &s->x)),
          "info %ld, or not the bytes of the parent", (long)info);
    matrix_free(&x);
    factor(s, s->busy);
    solve(s, s->busy);
    CHECK(s->functions->butterfly_destroy(s->busy) == 0, "butterfly_workspace_destroy");
    use_another(s);
}

/* Threaded calls without end in a workspace of its own, so that a fork finds the library at work. */
static void *keep_calling(void *argument) {
    kept *s = argument;
    void *workspace = NULL;
    CHECK(s->functions->butterfly_create(order, &workspace) == 0, "butterfly_workspace_create");
    factor(s, workspace);
    atomic_store(&s->busy, workspace);
    while (!atomic_load(&stop)) {
        factor(s, workspace);
        solve(s, workspace);
        atomic_fetch_add(&calls, 1);
    }
    CHECK(s->functions->butterfly_destroy(workspace) == 0, "butterfly_workspace_destroy");
    return NULL;
}

/* Workspaces that come and go, so that a fork finds the table of workspaces at any moment. */
static void *keep_creating(void *argument) {
    const kept *s = argument;
    void *workspaces[20] = {NULL};
    for (int i = 0; !atomic_load(&stop); i = (i + 1) % 20) {
        if (workspaces[i] != NULL) {
            CHECK(s->functions->butterfly_destroy(workspaces[i]) == 0, "butterfly_workspace_destroy");
        }
        CHECK(s->functions->butterfly_create(2, &workspaces[i]) == 0, "butterfly_workspace_create");
    }
    return NULL;
}

static void check_family(const family *functions) {
    random_source source = random_new(3);
    kept s = {.functions = functions,
              .a = matrix_new(functions->type, order, order, order),
              .b = matrix_new(functions->type, order, sides, order),
              .x = matrix_new(functions->type, order, sides, order)};
    int64_t iter = 7;
    matrix_fill_dominant(&s.a, &source);
    matrix_fill_uniform(&s.b, &source);
    CHECK(functions->butterfly_gesv(order, sides, s.a.data, order, 9, s.b.data, order, s.x.data, order, &iter,
                                    0) == 0,
          "butterfly_gesv");
    CHECK(functions->butterfly_create(order, &s.workspace) == 0, "butterfly_workspace_create");
    factor(&s, s.workspace);
    run_in_child(seconds_for_a_child, child_work, &s);
    solve(&s, s.workspace);

    atomic_store(&stop, false);
    pthread_t *calling = start_threads(1, keep_calling, &s, 0),
              *creating = start_threads(1, keep_creating, &s, 0);
    while (atomic_load(&s.busy) == NULL) {
        sched_yield();
    }
    for (int c = 0; c < children; c++) {
        run_in_child(seconds_for_a_child, c % 2 == 0 ? use_busy : child_work, &s);
    }
    atomic_store(&stop, true);
    join_threads(calling, 1);
    join_threads(creating, 1);
    CHECK(atomic_load(&calls) > 0, "the other thread made no call");
    solve(&s, s.workspace);
    CHECK(functions->butterfly_destroy(s.workspace) == 0, "butterfly_workspace_destroy");
    matrix_free(&s.a);
    matrix_free(&s.b);
    matrix_free(&s.x);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f += 3) { /* f64 and c64 */
        check_family(&lib.families[f]);
    }
    return check_report();
}
