/* threads_stress LIBRARY SECONDS [SEED]: four host threads make threaded calls of every kind, of sizes around
   those from which threads share a call, and compare every byte with what the same call leaves on one thread.
   Between calls they pause for about as long as a worker stays awake, so that jobs meet workers that fall
   asleep; another thread keeps setting the number of threads, and another one forks. On processors with a
   weak memory order this is what shows data that are seen later than the word that tells of them. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "outcome.h"
#include "recursive_lu.h"
#include "threads.h"

enum { callers = 4, longest_pause = 250, most_steps_of_child = 4, seconds_for_a_child = 60 };

/* Of each, every kind of call. The first is below all thresholds. */
static const int64_t orders[] = {24, 96, 130, 220};

/* In one step of a tall matrix threads share many short jobs. */
static const int64_t shapes[][2] = {{90, 90},   {104, 104}, {118, 118}, {140, 140},  {190, 190},
                                    {300, 300}, {620, 620}, {70, 900},  {20000, 16}, {6000, 48}};

enum {
    order_count = sizeof orders / sizeof orders[0],
    shape_count = sizeof shapes / sizeof shapes[0],
    sample_count = shape_count * family_count
};

typedef enum kind { equations, batch, butterfly } kind;

static const struct {
    kind kind;
    int64_t n, sides, count;
} plans[] = {{equations, 130, 100, 1}, {equations, 200, 64, 1}, {equations, 620, 3, 1},
             {batch, 24, 2, 301},      {batch, 60, 3, 67},      {batch, 140, 40, 5},
             {butterfly, 300, 8, 1},   {butterfly, 530, 16, 1}};

enum { plan_count = sizeof plans / sizeof plans[0], system_count = plan_count * family_count };

/* Systems of equations in one block of memory, and the bytes that are left there without threads. */
typedef struct systems {
    const family *f;
    kind kind;
    int64_t n, sides, count;
    size_t bytes;
    unsigned char *before, *after;
} systems;

static struct {
    library lib;
    calls calls[order_count];
    sample samples[sample_count];
    systems systems[system_count];
    atomic_bool stop;
} shared;

typedef struct caller {
    random_source source;
    long steps;
} caller;

/* A, B, X, row exchanges, infos. */
static int64_t run(const systems *s, unsigned char *block, uint32_t flags) {
    size_t size = s->f->type->size, n = (size_t)s->n, sides = (size_t)s->sides, count = (size_t)s->count;
    int64_t *ipiv = (int64_t *)block, *infos = ipiv + n * count;
    unsigned char *a = (unsigned char *)(infos + count);
    unsigned char *b = a + n * n * count * size, *x = b + n * sides * count * size;
    if (s->kind == equations) {
        return s->f->gesv(s->n, s->sides, a, s->n, ipiv, b, s->n, flags);
    }
    if (s->kind == butterfly) {
        return s->f->butterfly_gesv(s->n, s->sides, a, s->n, 1, b, s->n, x, s->n, infos, flags);
    }
    int64_t info = s->f->batched(a, s->n, s->n, s->n, s->n * s->n, ipiv, s->n, s->count, infos, flags);
    return info != 0 ? info
                     : s->f->batched_solve('N', s->n, s->sides, a, s->n, s->n * s->n, ipiv, s->n, b, s->n,
                                           s->n * s->sides, s->count, infos, flags);
}

static systems systems_new(const family *f, int plan) {
    systems s = {.f = f,
                 .kind = plans[plan].kind,
                 .n = plans[plan].n,
                 .sides = plans[plan].sides,
                 .count = plans[plan].count};
    size_t size = f->type->size, n = (size_t)s.n, sides = (size_t)s.sides, count = (size_t)s.count;
    size_t integers = (n + 1) * count * sizeof(int64_t);
    s.bytes = integers + (n * n + 2 * n * sides) * count * size;
    s.before = allocate(s.bytes);
    memset(s.before, 0, s.bytes);
    random_source source = random_new((uint64_t)plan);
    matrix a = {.type = f->type, .m = s.n, .n = s.n, .lda = s.n, .data = s.before + integers};
    for (size_t k = 0; k < count; k++) {
        matrix_fill_dominant(&a, &source);
        a.data = (unsigned char *)a.data + n * n * size;
    }
    matrix b = {.type = f->type, .m = s.n, .n = s.sides * s.count, .lda = s.n, .data = a.data};
    matrix_fill_uniform(&b, &source);
    s.after = allocate(s.bytes);
    memcpy(s.after, s.before, s.bytes);
    int64_t info = run(&s, s.after, 0);
    CHECK(info == 0, "plan %d: info is %ld", plan, (long)info);
    return s;
}

static void check_systems(const systems *s) {
    unsigned char *block = allocate(s->bytes);
    memcpy(block, s->before, s->bytes);
    int64_t info = run(s, block, RECURSIVE_LU_THREADED);
    CHECK(info == 0 && memcmp(block, s->after, s->bytes) == 0,
          "%s, %ld systems of order %ld: info is %ld, not the bytes of the serial call", s->f->type->name,
          (long)s->count, (long)s->n, (long)info);
    free(block);
}

static void check_call(random_source *source) {
    const calls *all = &shared.calls[random_integer(source, 0, order_count - 1)];
    int call = (int)random_integer(source, 0, all->count - 1);
    void *block = allocate(all->bytes);
    calls_prepare(all, call, block);
    calls_check(all, call, block, calls_run(all, call, block));
    free(block);
}

static void step(caller *self) {
    random_source *source = &self->source;
    switch (random_integer(source, 0, 3)) {
    case 0:
        check_call(source);
        break;
    case 1:
        check_systems(&shared.systems[random_integer(source, 0, system_count - 1)]);
        break;
    default:
        sample_check_threaded(&shared.samples[random_integer(source, 0, sample_count - 1)]);
    }
    self->steps++;
}

static void *call(void *argument) {
    caller *self = argument;
    while (!atomic_load(&shared.stop) && check_failures() == 0) {
        step(self);
        if (random_integer(&self->source, 0, 1) == 0) {
            usleep((useconds_t)random_integer(&self->source, 0, longest_pause));
        }
    }
    return NULL;
}

static void *keep_setting(void *argument) {
    static const int32_t counts[] = {0, 1, 2, 3, 4, 8};
    caller *self = argument;
    while (!atomic_load(&shared.stop)) {
        int32_t threads = counts[random_integer(&self->source, 0, 5)];
        CHECK(shared.lib.set_num_threads(threads) == 0, "set_num_threads(%d)", threads);
        usleep((useconds_t)random_integer(&self->source, 0, 40 * longest_pause));
    }
    return NULL;
}

static void call_in_child(void *argument) {
    caller *self = argument;
    for (int64_t left = random_integer(&self->source, 1, most_steps_of_child); left > 0; left--) {
        step(self);
    }
}

static void *keep_forking(void *argument) {
    caller *self = argument;
    while (!atomic_load(&shared.stop) && check_failures() == 0) {
        run_in_child(seconds_for_a_child, call_in_child, self);
        random_bits(&self->source);
        usleep((useconds_t)random_integer(&self->source, 0, 200 * longest_pause));
    }
    return NULL;
}

static void prepare(void) {
    CHECK(shared.lib.set_num_threads(1) == 0, "set_num_threads(1)");
    for (int i = 0; i < order_count; i++) {
        shared.calls[i] = calls_new(&shared.lib, orders[i]);
        calls_learn(&shared.calls[i]);
    }
    for (int i = 0; i < sample_count; i++) {
        const int64_t *shape = shapes[i / family_count];
        shared.samples[i] =
            sample_new(&shared.lib.families[i % family_count], shape[0], shape[1], (uint64_t)i);
    }
    for (int i = 0; i < system_count; i++) {
        const family *f = &shared.lib.families[i % family_count];
        int plan = i / family_count;
        shared.systems[i] = systems_new(f, plan);
    }
}

int main(int argc, char **argv) {
    caller all[callers + 2];
    shared.lib = library_open(argc, argv);
    int seconds = argc > 2 ? atoi(argv[2]) : 0;
    uint64_t seed = argc > 3 ? (uint64_t)atoll(argv[3]) : 0;
    REQUIRE(seconds > 0, "usage: %s LIBRARY SECONDS [SEED]", argv[0]);
    prepare();
    for (int c = 0; c < callers + 2; c++) {
        all[c] = (caller){.source = random_new(seed * (callers + 2) + (uint64_t)c)};
    }
    pthread_t *calling = start_threads(callers, call, all, sizeof all[0]);
    pthread_t *setting = start_threads(1, keep_setting, &all[callers], 0);
    pthread_t *forking = start_threads(1, keep_forking, &all[callers + 1], 0);
    sleep((unsigned)seconds);
    atomic_store(&shared.stop, true);
    join_threads(calling, callers);
    join_threads(setting, 1);
    join_threads(forking, 1);
    long steps = 0;
    for (int c = 0; c < callers; c++) {
        CHECK(all[c].steps > 0, "caller %d made no call", c);
        steps += all[c].steps;
    }
    printf("%ld steps in %d s\n", steps, seconds);
    return check_report();
}
