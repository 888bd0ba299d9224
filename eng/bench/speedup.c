/* Many threads against one: both factor the same matrices in the same memory, taking turns. */
#include "span.h"
#include "thread_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_repetitions = 20000, least_repetitions = 5, shown_dips = 8 };

/* What counts as a gain: less may be noise. */
#define GAIN 1.05

typedef struct {
    int64_t n;
    double best;   /* of the fastest repetitions */
    double middle; /* of the medians */
} speedup;

/* Ends the program if the two do not give the same bytes. */
static void compare_results(span *s, const library *both[2]) {
    size_t bytes = (size_t)s->count * s->stride;
    void *expected = allocate(bytes);
    s->library = both[0];
    run_span(s);
    memcpy(expected, s->work, bytes);
    s->library = both[1];
    run_span(s);
    if (memcmp(expected, s->work, bytes) != 0) {
        fprintf(stderr, "n = %lld: threads change the result\n", (long long)s->n);
        exit(EXIT_FAILURE);
    }
    free(expected);
}

/* Measures one order and prints its line. */
static speedup measure(const scan_plan *plan, int64_t n) {
    static double seconds[2][most_repetitions];
    const library *both[2] = {&plan->one_thread, &plan->many_threads};
    span s = make_span(both[0], plan->type, n);
    shorten_span(&s, plan->seconds / 20);
    compare_results(&s, both);
    double timed = 0;
    size_t count = 0;
    while (count < least_repetitions || (timed < plan->seconds && count < most_repetitions)) {
        for (size_t turn = 0; turn < 2; turn++) {
            /* Who is first changes. */
            size_t which = (count + turn) % 2;
            s.library = both[which];
            seconds[which][count] = run_span(&s) / (double)s.count;
            timed += seconds[which][count] * (double)s.count;
        }
        count++;
    }
    double one = median(seconds[0], count), many = median(seconds[1], count);
    speedup found = {.n = n, .best = seconds[0][0] / seconds[1][0], .middle = one / many};
    printf("%5lld %12.2f %12.2f %8.3f %8.3f\n", (long long)n, 1e6 * seconds[0][0], 1e6 * seconds[1][0],
           found.best, found.middle);
    fflush(stdout);
    free_span(&s);
    return found;
}

static int compare_best(const void *a, const void *b) {
    double x = ((const speedup *)a)->best, y = ((const speedup *)b)->best;
    return (x > y) - (x < y);
}

/* The speedups come in the order of n and leave in the order of size. */
static void summarize(const scan_plan *plan, speedup *all, size_t count) {
    size_t from = count;
    while (from > 0 && all[from - 1].best >= GAIN) {
        from--;
    }
    if (from < count) {
        printf("%s: from n = %lld on, %d threads gain at least %.0f%% at every order\n",
               type_name(plan->type), (long long)all[from].n, plan->threads, 100 * (GAIN - 1));
    } else {
        printf("%s: at the largest order threads gain less than %.0f%%\n", type_name(plan->type),
               100 * (GAIN - 1));
    }
    qsort(all, count, sizeof *all, compare_best);
    printf("%s: the smallest speedups (of the medians):", type_name(plan->type));
    for (size_t i = 0; i < count && i < shown_dips; i++) {
        printf(" n = %lld: %.3f (%.3f)%s", (long long)all[i].n, all[i].best, all[i].middle,
               i + 1 < count && i + 1 < shown_dips ? "," : "\n");
    }
}

void scan_speedup(const scan_plan *plan) {
    speedup *all = allocate(plan->order_count * sizeof *all);
    printf("%s: microseconds of one thread and of %d, the fastest repetitions; speedup, and that of the "
           "medians\n",
           type_name(plan->type), plan->threads);
    for (size_t i = 0; i < plan->order_count; i++) {
        all[i] = measure(plan, plan->orders[i]);
    }
    summarize(plan, all, plan->order_count);
    free(all);
}
