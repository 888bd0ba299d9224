/* The number of threads is set from several threads while others compute. */
#include <stdatomic.h>

#include "check.h"
#include "outcome.h"
#include "recursive_lu.h"
#include "threads.h"

enum { setters = 3, callers = 3, calls = 150 };

static atomic_bool stop;

typedef struct setter {
    const library *lib;
    uint64_t seed;
    long changes;
} setter;

static void *keep_setting(void *argument) {
    static const int32_t legal[] = {0, 1, 2, 3, 8, 32, INT32_MAX};
    static const int32_t illegal[] = {-1, -32, INT32_MIN};
    setter *self = argument;
    random_source source = random_new(self->seed);
    while (!atomic_load(&stop)) {
        int32_t good = legal[random_integer(&source, 0, 6)], bad = illegal[random_integer(&source, 0, 2)];
        int64_t info = self->lib->set_num_threads(good);
        CHECK(info == 0, "set_num_threads(%d) gives %ld", good, (long)info);
        info = self->lib->set_num_threads(bad);
        CHECK(info == RECURSIVE_LU_BAD_ARGUMENT(1), "set_num_threads(%d) gives %ld", bad, (long)info);
        int threads = self->lib->get_num_threads();
        CHECK(threads >= 1 && threads <= 1024, "%d threads", threads);
        self->changes++;
    }
    return NULL;
}

static void *call(void *argument) {
    for (int c = 0; c < calls; c++) {
        sample_check_threaded(argument);
    }
    return NULL;
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    setter all_setters[setters];
    sample samples[callers];
    for (int c = 0; c < callers; c++) {
        samples[c] = sample_new(&lib.families[c % family_count], 150 + 100 * c, 200 + 50 * c, (uint64_t)c);
    }
    for (int s = 0; s < setters; s++) {
        all_setters[s] = (setter){.lib = &lib, .seed = (uint64_t)s};
    }
    pthread_t *setting = start_threads(setters, keep_setting, all_setters, sizeof all_setters[0]);
    join_threads(start_threads(callers, call, samples, sizeof samples[0]), callers);
    atomic_store(&stop, true);
    join_threads(setting, setters);
    for (int s = 0; s < setters; s++) {
        CHECK(all_setters[s].changes > 0, "setter %d never came to set", s);
    }
    for (int c = 0; c < callers; c++) {
        sample_free(&samples[c]);
    }
    return check_report();
}
