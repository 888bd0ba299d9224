/* What the environment says: threads, and a file for numbers of calls. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recursive_lu.h"
#include "scalapack.h"

uint32_t factorization_flags(void) {
    /* Nothing is known yet, or one more than the flags. */
    static uint32_t known;
    uint32_t flags = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (flags == 0) {
        /* A rank has its processor for itself unless the environment says that it has more. OMP_NUM_THREADS
           is a list with a number for each level of nesting. */
        const char *own = secure_getenv("RECURSIVE_LU_NUM_THREADS"), *all = secure_getenv("OMP_NUM_THREADS");
        long threads = all != NULL ? strtol(all, NULL, 10) : 1;
        if (own != NULL && *own != '\0') {
            threads = recursive_lu_get_num_threads();
        } else if (threads > 1 && threads < recursive_lu_get_num_threads()) {
            recursive_lu_set_num_threads((int32_t)threads);
        }
        flags = 1 + (threads > 1 ? RECURSIVE_LU_THREADED : 0);
        __atomic_store_n(&known, flags, __ATOMIC_RELAXED);
    }
    return flags - 1;
}

static uint64_t calls[routine_count][way_count];

void count_call(routine which, way what) {
    __atomic_fetch_add(&calls[which][what], 1, __ATOMIC_RELAXED);
}

/* At exit, if RECURSIVE_LU_COUNT_CALLS names a file: appends a line "name calls" for each routine that was
   called, all lines in one write, for other processes append, too. An exit is no place to complain. */
__attribute__((destructor)) static void write_calls(void) {
    static const char *const endings[way_count] = {"", ".plain", ".next"};
    char text[routine_count * way_count * 48];
    int length = 0;
    for (int i = 0; i < routine_count; i++) {
        for (int w = 0; w < way_count; w++) {
            unsigned long long count = __atomic_load_n(&calls[i][w], __ATOMIC_RELAXED);
            if (count > 0) {
                length += snprintf(text + length, sizeof text - length, "%s%s %llu\n", routine_names[i],
                                   endings[w], count);
            }
        }
    }
    const char *file = length > 0 ? secure_getenv("RECURSIVE_LU_COUNT_CALLS") : NULL;
    int to = file != NULL && *file != '\0' ? open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (to >= 0) {
        ssize_t written = write(to, text, length);
        (void)written;
        close(to);
    }
}
