/* threads_soak LIBRARY SECONDS: 16 host threads factor matrices of random shapes, types and variants, on
   threads and serially, and compare every byte. Meanwhile memory and the number of threads stay what they
   are. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "affinity.h"
#include "check.h"
#include "outcome.h"
#include "process.h"
#include "tasks.h"
#include "threads.h"

enum { hosts = 16, largest = 600, largest_growth = 3 << 20 };

/* Every matrix is a piece of these numbers. */
enum { numbers = 3 * largest * largest };

static matrix source_numbers[family_count];
static pthread_barrier_t warm;
static atomic_bool stop;

typedef struct host {
    const library *lib;
    uint64_t seed;
    long calls;
    outcome serial[family_count], threaded[family_count];
} host;

static matrix piece(int type, int64_t m, int64_t n, int64_t offset) {
    matrix a = source_numbers[type];
    return (matrix){
        .type = a.type, .m = m, .n = n, .lda = m, .data = (char *)a.data + (size_t)offset * a.type->size};
}

static void compare(host *self, int type, const matrix *a, const variant *how) {
    const family *functions = &self->lib->families[type];
    outcome *serial = &self->serial[type], *threaded = &self->threaded[type];
    outcome_renew(threaded, functions, how, a);
    outcome_renew(serial, functions, variant_serial(how->pivoted), a);
    CHECK(outcome_equal(serial, threaded), "%s %s %ldx%ld: not the bytes of the serial call",
          functions->type->name, how->name, (long)a->m, (long)a->n);
    self->calls++;
}

static void compare_random(host *self, random_source *random) {
    int type = (int)random_integer(random, 0, family_count - 1);
    int64_t m = random_integer(random, 1, largest), n = random_integer(random, 1, largest);
    if (random_integer(random, 0, 1) == 0) {
        n = m;
    }
    matrix a = piece(type, m, n, random_integer(random, 0, numbers - m * n));
    const variant *how;
    do {
        how = &all_variants[random_integer(random, 0, all_variant_count - 1)];
    } while (!how->threaded);
    compare(self, type, &a, how);
}

/* Begins with the largest matrices, so that memory kept for later calls is as large as it will ever be. */
static void *work(void *argument) {
    host *self = argument;
    random_source random = random_new(self->seed);
    for (int type = 0; type < family_count; type++) {
        matrix a = piece(type, largest, largest, 0);
        compare(self, type, &a, variant_threaded(true));
        compare(self, type, &a, variant_threaded(false));
    }
    pthread_barrier_wait(&warm);
    while (!atomic_load(&stop)) {
        compare_random(self, &random);
    }
    return NULL;
}

static void prepare(const library *lib, host *all) {
    for (int type = 0; type < family_count; type++) {
        random_source random = random_new((uint64_t)type);
        source_numbers[type] = matrix_new(lib->families[type].type, numbers, 1, numbers);
        matrix_fill_uniform(&source_numbers[type], &random);
    }
    for (int h = 0; h < hosts; h++) {
        all[h] = (host){.lib = lib, .seed = (uint64_t)h};
        for (int type = 0; type < family_count; type++) {
            matrix a = piece(type, largest, largest, 0);
            all[h].serial[type] = outcome_new(&lib->families[type], variant_serial(true), &a);
            all[h].threaded[type] = outcome_new(&lib->families[type], variant_threaded(true), &a);
        }
    }
}

static void finish(host *all, int seconds) {
    long calls = 0;
    for (int h = 0; h < hosts; h++) {
        CHECK(all[h].calls > 4, "thread %d made no call", h);
        calls += all[h].calls;
        for (int type = 0; type < family_count; type++) {
            outcome_free(&all[h].serial[type]);
            outcome_free(&all[h].threaded[type]);
        }
    }
    for (int type = 0; type < family_count; type++) {
        matrix_free(&source_numbers[type]);
    }
    printf("%ld comparisons in %d s\n", calls, seconds);
}

/* Watches the process while the hosts work. */
static void watch(int seconds, int most_tasks) {
    size_t before = anonymous_bytes(), most = before;
    time_t end = time(NULL) + seconds;
    while (time(NULL) < end && check_failures() == 0) {
        usleep(100 * 1000);
        size_t bytes = anonymous_bytes();
        most = bytes > most ? bytes : most;
        int tasks = task_count();
        CHECK(tasks <= most_tasks, "%d threads, more than %d", tasks, most_tasks);
    }
    printf("memory: %zu KB, at most %zu KB more\n", before >> 10, (most - before) >> 10);
    CHECK(most - before < largest_growth, "%zu KB of memory more than at the start", (most - before) >> 10);
}

int main(int argc, char **argv) {
    static host all[hosts];
    library lib = library_open(argc, argv);
    int seconds = argc > 2 ? atoi(argv[2]) : 0;
    REQUIRE(seconds > 0, "usage: %s LIBRARY SECONDS", argv[0]);
    prepare(&lib, all);
    int own = task_count() - worker_count(), most_workers = allowed_processors(NULL, 0) - 1;
    REQUIRE(pthread_barrier_init(&warm, NULL, hosts + 1) == 0, "pthread_barrier_init");
    pthread_t *threads = start_threads(hosts, work, all, sizeof all[0]);
    pthread_barrier_wait(&warm);
    watch(seconds, own + hosts + most_workers);
    atomic_store(&stop, true);
    join_threads(threads, hosts);
    CHECK(tasks_fall_to(own + most_workers), "%d threads are left", task_count());
    pthread_barrier_destroy(&warm);
    finish(all, seconds);
    return check_report();
}
