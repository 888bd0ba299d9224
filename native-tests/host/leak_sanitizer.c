/* leak_sanitizer LIBRARY: built with AddressSanitizer, whose search for leaks at exit finds nothing in a
   program that used the library from its main thread and others, and still finds what the program itself
   leaks. */
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "spawn.h"
#include "threads.h"

enum { limit_seconds = 100, together = 2, leaked_bytes = 1234 };

static const char *volatile leaked;

static int use_the_library(const char *path, bool leak) {
    static const int64_t orders[] = {5, 60, 200};
    library lib = library_open_path(path);
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        calls all = calls_new(&lib, orders[i]);
        calls_learn(&all);
        join_threads(start_threads(together, calls_check_all, &all, 0), together);
        calls_check_all(&all);
        calls_free(&all);
    }
    if (leak) {
        leaked = malloc(leaked_bytes);
        leaked = NULL;
    }
    return check_report();
}

static ended run(char *path, char *how) {
    return spawn((char *[]){"/proc/self/exe", path, how, NULL}, NULL, limit_seconds, NULL, NULL);
}

int main(int argc, char **argv) {
    char *path = (char *)library_path(argc, argv);
    if (argc > 2) {
        return use_the_library(path, strcmp(argv[2], "leak") == 0);
    }
    ended clean = run(path, "clean");
    spawn_check(&clean, "a program without leaks");
    ended leaking = run(path, "leak");
    CHECK(leaking.status != 0 &&
              strstr(leaking.output, "SUMMARY: AddressSanitizer: 1234 byte(s) leaked in 1 allocation(s)"),
          "a program that leaks: %s; printed: %s", status_text(leaking.status), leaking.output);
    return check_report();
}
