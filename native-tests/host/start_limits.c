/* start_limits LIBRARY: the first call where the kernel lets the process have too little: it says so, or it
   is right. Nothing is printed, no signal ends the process, and once there is enough the next call is right.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "limits.h"
#include "matrix.h"
#include "recursive_lu.h"
#include "spawn.h"
#include "threads.h"

enum { limit_seconds = 30, order = 40 };

static const char refused_line[] = "refused\n";

typedef struct situation {
    library lib;
    calls all;
    const limit_kind *limit;
    long more;
    void *first, *block;
    int64_t info, tiny_info; /* of the first calls */
    double tiny[4];
} situation;

static bool is_expected(int64_t info) {
    return info == 0 || info == RECURSIVE_LU_OUT_OF_MEMORY;
}

/* First a matrix of order 2, for which nothing is needed but that the library runs. */
static void call_first(situation *s) {
    int64_t ipiv[2] = {7, 7};
    s->tiny_info = s->lib.families[0].factor(s->tiny, 2, 2, ipiv);
    CHECK(is_expected(s->tiny_info), "the first call: info is %ld", (long)s->tiny_info);
    CHECK(s->tiny_info == 0 ? s->tiny[1] == 0.5 && s->tiny[3] == 2.5 && ipiv[0] == 1 && ipiv[1] == 2
                            : s->tiny[1] == 2 && s->tiny[3] == 3 && ipiv[0] == 7 && ipiv[1] == 7,
          "the first call: info is %ld, factors %g and %g", (long)s->tiny_info, s->tiny[1], s->tiny[3]);
    calls_prepare(&s->all, 0, s->first);
    s->info = calls_run(&s->all, 0, s->first);
    CHECK(is_expected(s->info), "the second call: info is %ld", (long)s->info);
    CHECK(s->info == 0 || memcmp(s->first, s->all.before[0], s->all.bytes) == 0, "something was written");
}

/* Of other kinds the results may depend on what scratch memory there is. */
static void call_others(situation *s) {
    CHECK(s->lib.get_num_threads() >= 1, "%d threads", s->lib.get_num_threads());
    CHECK(s->lib.isa() != NULL && s->lib.isa()[0] != '\0', "no name of the kernels");
    CHECK(s->lib.version() != NULL && s->lib.version()[0] != '\0', "no version");
    for (int call = 1; call < s->all.count; call++) {
        calls_prepare(&s->all, call, s->block);
        int64_t info = calls_run(&s->all, call, s->block);
        CHECK(is_expected(info), "%s: info is %ld", calls_name(&s->all, call), (long)info);
    }
}

static void *call_with_limit(void *argument) {
    situation *s = argument;
    s->limit->set(s->more);
    call_first(s);
    call_others(s);
    s->limit->raise();
    if (s->tiny_info != 0) {
        printf("%s", refused_line);
    }
    calls_learn(&s->all);
    calls_check_all(&s->all);
    CHECK(s->info != 0 || calls_check(&s->all, 0, s->first, s->info), "the first factors are others");
    return NULL;
}

static int call_here(char **argv) {
    static situation s;
    s.lib = library_open_path(argv[1]);
    s.limit = &limit_kinds[atoi(argv[2])];
    s.more = atol(argv[3]);
    s.all = calls_new(&s.lib, order);
    s.first = allocate(s.all.bytes);
    s.block = allocate(s.all.bytes);
    memcpy(s.tiny, (double[]){4, 2, 1, 3}, sizeof s.tiny);
    if (strcmp(argv[4], "thread") == 0) {
        run_in_thread(0, call_with_limit, &s);
    } else {
        call_with_limit(&s);
    }
    join_threads(start_threads(2, calls_check_all, &s.all, 0), 2);
    return check_report();
}

/* Gives whether the library ran from the first call on. */
static bool run(char *path, int kind, int step, char *where) {
    const limit_kind *limit = &limit_kinds[kind];
    char kind_text[16], more_text[32], what[96];
    snprintf(kind_text, sizeof kind_text, "%d", kind);
    snprintf(more_text, sizeof more_text, "%ld", limit->steps[step]);
    snprintf(what, sizeof what, "%s, %s, in the %s", limit->name, more_text, where);
    ended program = spawn((char *[]){"/proc/self/exe", path, kind_text, more_text, where, NULL}, NULL,
                          limit_seconds, NULL, NULL);
    size_t length = strlen(refused_line);
    bool refused = strncmp(program.output, refused_line, length) == 0;
    if (refused) {
        program.length -= length;
        memmove(program.output, program.output + length, program.length + 1);
    }
    spawn_check(&program, what);
    return !refused;
}

int main(int argc, char **argv) {
    if (argc == 5) {
        return call_here(argv);
    }
    char *path = (char *)library_path(argc, argv);
    for (int kind = 0; kind < limit_kind_count; kind++) {
        bool ran = false;
        for (int step = 0; limit_kinds[kind].steps[step] >= 0; step++) {
            ran = run(path, kind, step, step % 2 == 0 ? "main thread" : "thread");
        }
        CHECK(ran || !limit_kinds[kind].is_enough_at_last, "%s: the library does not run with the most",
              limit_kinds[kind].name);
    }
    return check_report();
}
