/* C as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. */
#include "calls.h"
#include "collector.h"
#include "traps.h"

#include <fenv.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { rounds = 10, threads = 4, children = 5, exit_code = 7 };

static void traps(void) {
    handle_traps();
    for (int r = 0; r < rounds; r++) {
        provoke_traps();
        feclearexcept(FE_ALL_EXCEPT);
        solve_all();
        REQUIRE(fetestexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW) == 0);
        provoke_traps();
        solve_behind_barrier();
    }
}

static void *solve_in_thread(void *argument) {
    solve_all();
    return argument;
}

static void threads_that_end(void) {
    for (int r = 0; r < rounds; r++) {
        pthread_t thread[threads];
        for (int t = 0; t < threads; t++) {
            REQUIRE(pthread_create(&thread[t], NULL, solve_in_thread, NULL) == 0);
        }
        for (int t = 0; t < threads; t++) {
            REQUIRE(pthread_join(thread[t], NULL) == 0);
        }
    }
}

static void fork_children(void) {
    for (int c = 0; c < children; c++) {
        pid_t child = fork();
        REQUIRE(child >= 0);
        solve_all();
        if (child == 0) {
            _exit(0);
        }
        int status;
        REQUIRE(waitpid(child, &status, 0) == child && status == 0);
    }
}

static void at_exit(void) {
    solve_all();
    puts("at exit");
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*run)(void);
    } situations[] = {{"call", solve_all},
                      {"traps", traps},
                      {"collector", solve_beside_collector},
                      {"threads", threads_that_end},
                      {"fork", fork_children}};
    REQUIRE(argc == 3);
    load(argv[1]);
    if (strcmp(argv[2], "exit") == 0) {
        solve_all();
        REQUIRE(atexit(at_exit) == 0);
        exit(exit_code);
    }
    for (size_t s = 0; s < sizeof situations / sizeof *situations; s++) {
        if (strcmp(argv[2], situations[s].name) == 0) {
            situations[s].run();
            return 0;
        }
    }
    REQUIRE(!"no such situation");
}
