/* replaced_malloc LIBRARY SYMBOL [PRELOAD]: threads that use the library and end, in a process whose malloc
   is another one than the C library's. SYMBOL is one that only the other malloc has; PRELOAD is its file,
   without which this program has it itself. Nothing is printed and the process ends well. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "spawn.h"
#include "threads.h"

enum { limit_seconds = 100, together = 3, rounds = 4 };

static int use_the_library(const char *path, const char *symbol) {
    static const int64_t orders[] = {3, 10, 40, 41, 100, 200, 300, 500};
    REQUIRE(dlsym(RTLD_DEFAULT, symbol) != NULL, "no %s: malloc is the usual one", symbol);
    library lib = library_open_path(path);
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        calls all = calls_new(&lib, orders[i]);
        calls_learn(&all);
        for (int round = 0; round < rounds; round++) {
            join_threads(start_threads(together, calls_check_all, &all, 0), together);
        }
        calls_free(&all);
    }
    return check_report();
}

int main(int argc, char **argv) {
    REQUIRE(argc >= 3, "usage: %s LIBRARY SYMBOL [PRELOAD]", argv[0]);
    if (strcmp(argv[argc - 1], "here") == 0) {
        return use_the_library(argv[1], argv[2]);
    }
    char setting[4096];
    snprintf(setting, sizeof setting, "LD_PRELOAD=%s", argc > 3 ? argv[3] : "");
    ended program = spawn((char *[]){"/proc/self/exe", argv[1], argv[2], "here", NULL},
                          (char *[]){setting, NULL}, limit_seconds, NULL, NULL);
    spawn_check(&program, argv[2]);
    return check_report();
}
