/* Times what a library does with factors. */
#include "solve_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "solver.h"

#define MAXIMUM_REPETITIONS 100000

/* A job on matrices of one order: as they are before it, and where it works. */
typedef struct {
    const solver *solver;
    solver_data data;
    char *matrix; /* A, to check with */
    char *fresh;  /* A, or its factors */
    char *sides;  /* B */
    size_t matrix_bytes, side_bytes;
} task;

static task make_task(const solver *s, int64_t n) {
    int64_t columns = s->job == GETRS_MANY ? n : 1;
    size_t size = element_size(s->type);
    task t = {.solver = s, .data = {.n = n, .columns = columns}};
    t.matrix_bytes = (size_t)(n * n) * size;
    t.side_bytes = (size_t)(n * columns) * size;
    t.matrix = allocate(t.matrix_bytes);
    t.fresh = allocate(t.matrix_bytes);
    t.sides = allocate(t.side_bytes);
    t.data.a = allocate(t.matrix_bytes);
    t.data.b = allocate(t.side_bytes);
    t.data.x = allocate(t.side_bytes);
    t.data.ipiv = allocate((size_t)n * sizeof(int64_t));
    t.data.work = allocate((size_t)(n * (n > 61 ? n + 3 : 64)) * size);
    fill_random(s->type, t.matrix, (size_t)(n * n), (uint64_t)n);
    fill_random(s->type, t.sides, (size_t)(n * columns), (uint64_t)n + 1);
    memcpy(t.data.a, t.matrix, t.matrix_bytes);
    bool takes_factors = s->job <= GETRI;
    if (takes_factors && solver_factor(s, &t.data) != 0) {
        fprintf(stderr, "n = %lld: the factorization failed\n", (long long)n);
        exit(EXIT_FAILURE);
    }
    memcpy(t.fresh, t.data.a, t.matrix_bytes);
    return t;
}

static void free_task(task *t) {
    free(t->matrix);
    free(t->fresh);
    free(t->sides);
    free(t->data.a);
    free(t->data.b);
    free(t->data.x);
    free(t->data.ipiv);
    free(t->data.work);
}

static double run_task(const task *t) {
    memcpy(t->data.a, t->fresh, t->matrix_bytes);
    memcpy(t->data.b, t->sides, t->side_bytes);
    double start = now();
    int64_t info = solver_run(t->solver, &t->data);
    double seconds = now() - start;
    if (info != 0) {
        fprintf(stderr, "n = %lld: info is %lld\n", (long long)t->data.n, (long long)info);
        exit(EXIT_FAILURE);
    }
    return seconds;
}

/* How wrong the last column of a result is, in units that rounding explains. */
static double check_task(const task *t) {
    int64_t n = t->data.n, last = (t->data.columns - 1) * n;
    number *x = allocate((size_t)(2 * n) * sizeof *x), *b = x + n;
    const char *solution = t->solver->job >= MIXED ? t->data.x : t->data.b;
    for (int64_t i = 0; i < n; i++) {
        b[i] = element_at(t->solver->type, t->sides, last + i);
        x[i] = element_at(t->solver->type, solution, last + i);
    }
    if (t->solver->job == GETRI) {
        for (int64_t i = 0; i < n; i++) {
            x[i] = 0;
            for (int64_t j = 0; j < n; j++) {
                x[i] += element_at(t->solver->type, t->data.a, i + j * n) * b[j];
            }
        }
    }
    double error = solution_error(t->solver->type, n, t->matrix, x, b);
    free(x);
    return error;
}

void time_job(const char *path, const char *api, element_type type, const char *job, double budget,
              int64_t n) {
    static double seconds[MAXIMUM_REPETITIONS];
    solver s;
    solver_job which;
    if (!parse_job(job, &which) || !load_solver(&s, path, api, type, which)) {
        exit(EXIT_FAILURE);
    }
    task t = make_task(&s, n);
    run_task(&t);
    double error = check_task(&t), timed = 0, begin = now();
    if (!(error < 30)) {
        fprintf(stderr, "n = %lld: wrong result, the residual is %.3g times what rounding explains\n",
                (long long)n, error);
        exit(EXIT_FAILURE);
    }
    int repetitions = 0;
    while (repetitions < 3 ||
           (timed < budget && now() - begin < 3 * budget && repetitions < MAXIMUM_REPETITIONS)) {
        timed += seconds[repetitions++] = run_task(&t);
    }
    double middle = median(seconds, (size_t)repetitions);
    printf("result %lld %d %.6e %.6e %.3g\n", (long long)n, repetitions, seconds[0], middle, error);
    fflush(stdout);
    free_task(&t);
}
