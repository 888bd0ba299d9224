/* Times systems solved by random butterflies against the same with row exchanges. */
#include "butterfly_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "solver.h"

enum { WAYS = 2, LEAST_REPETITIONS = 3 };

static const solver_job ways[WAYS] = {GESV, BUTTERFLY};

/* A system as it is before it is solved, and where that happens. */
typedef struct {
    element_type type;
    solver_data data;
    char *matrix, *side;
    size_t matrix_bytes, side_bytes;
} linear_system;

static linear_system make_system(element_type type, int64_t n) {
    size_t size = element_size(type);
    linear_system s = {.type = type, .data = {.n = n, .columns = 1}};
    s.matrix_bytes = (size_t)(n * n) * size;
    s.side_bytes = (size_t)n * size;
    s.matrix = allocate(s.matrix_bytes);
    s.side = allocate(s.side_bytes);
    s.data.a = allocate(s.matrix_bytes);
    s.data.b = allocate(s.side_bytes);
    s.data.x = allocate(s.side_bytes);
    s.data.ipiv = allocate((size_t)n * sizeof(int64_t));
    fill_random(type, s.matrix, (size_t)(n * n), (uint64_t)n);
    fill_random(type, s.side, (size_t)n, (uint64_t)n + 1);
    return s;
}

static void free_system(linear_system *s) {
    free(s->matrix);
    free(s->side);
    free(s->data.a);
    free(s->data.b);
    free(s->data.x);
    free(s->data.ipiv);
}

/* Seconds of one solution. */
static double run(const solver *how, const linear_system *s) {
    memcpy(s->data.a, s->matrix, s->matrix_bytes);
    memcpy(s->data.b, s->side, s->side_bytes);
    double start = now();
    int64_t info = solver_run(how, &s->data);
    double seconds = now() - start;
    if (info != 0) {
        fprintf(stderr, "n = %lld: info is %lld\n", (long long)s->data.n, (long long)info);
        exit(EXIT_FAILURE);
    }
    return seconds;
}

/* Solves once more; ends the program if the solution is wrong. */
static double check(const solver *how, const linear_system *s) {
    int64_t n = s->data.n;
    number *x = allocate((size_t)(2 * n) * sizeof *x), *b = x + n;
    run(how, s);
    for (int64_t i = 0; i < n; i++) {
        x[i] = element_at(s->type, how->job == BUTTERFLY ? s->data.x : s->data.b, i);
        b[i] = element_at(s->type, s->side, i);
    }
    double error = solution_error(s->type, n, s->matrix, x, b);
    free(x);
    if (!(error < 30)) {
        fprintf(stderr, "n = %lld: wrong result, the residual is %.3g times what rounding explains\n",
                (long long)n, error);
        exit(EXIT_FAILURE);
    }
    return error;
}

void time_butterfly(const char *path, element_type type, bool threaded, double budget, int64_t n) {
    solver solvers[WAYS];
    double best[WAYS], errors[WAYS];
    linear_system s = make_system(type, n);
    for (int w = 0; w < WAYS; w++) {
        if (!load_solver(&solvers[w], path, "recursive_lu", type, ways[w])) {
            exit(EXIT_FAILURE);
        }
        solvers[w].threaded = threaded;
        errors[w] = check(&solvers[w], &s);
        best[w] = run(&solvers[w], &s);
    }
    int repetitions = 1;
    double timed = 0, begin = now();
    while (repetitions < LEAST_REPETITIONS || (timed < budget && now() - begin < 3 * budget)) {
        for (int w = 0; w < WAYS; w++) {
            double seconds = run(&solvers[w], &s);
            timed += seconds;
            best[w] = seconds < best[w] ? seconds : best[w];
        }
        repetitions++;
    }
    printf("result %lld %d %.6e %.6e %.3g %.3g\n", (long long)n, repetitions, best[0], best[1], errors[0],
           errors[1]);
    fflush(stdout);
    free_system(&s);
}
