/* relative_path FOLDER: the library opened by a relative path, then the current folder is changed, then the
   first call is made: the kernels are those for this processor, from the folder that the library is in.
   FOLDER has `here/lib`, with the library, `here/link`, a link to it, and `there/lib`, `there/link` and
   `there` itself, in which files that are none of the library's have its names. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "spawn.h"

enum { limit_seconds = 30 };

/* The ways to come by the library, each with the folder that the program starts in and the setting that it
 * needs. */
static const struct {
    const char *name, *folder, *setting, *path;
} ways[] = {
    {"a relative path", "here", "NONE=", "./lib/librecursivelu.so"},
    {"a relative path of the LAPACK file", "here", "NONE=", "./lib/librecursivelu_lapack.so"},
    {"a relative path without ./", "here", "NONE=", "lib/librecursivelu.so"},
    {"a relative path upwards", "here/lib", "NONE=", "../lib/librecursivelu.so"},
    {"the current folder", "here/lib", "NONE=", "./librecursivelu.so"},
    {"a link to the folder", "here", "NONE=", "./link/librecursivelu.so"},
    {"LD_LIBRARY_PATH=lib", "here", "LD_LIBRARY_PATH=lib", "librecursivelu.so"},
    {"LD_LIBRARY_PATH=./link", "here", "LD_LIBRARY_PATH=./link", "librecursivelu.so"},
    {"LD_LIBRARY_PATH=.", "here/lib", "LD_LIBRARY_PATH=.", "librecursivelu.so"},
    {"an empty LD_LIBRARY_PATH", "here/lib", "LD_LIBRARY_PATH=:", "librecursivelu.so"},
    {"LD_PRELOAD=./lib/librecursivelu.so", "here", "LD_PRELOAD=./lib/librecursivelu.so", NULL},
    {"LD_PRELOAD=lib/librecursivelu.so", "here", "LD_PRELOAD=lib/librecursivelu.so", NULL},
    {"LD_PRELOAD=./link/librecursivelu.so", "here", "LD_PRELOAD=./link/librecursivelu.so", NULL},
};

static int call_from_there(const char *path, const char *there, const char *expected) {
    void *handle = path[0] == '\0' ? RTLD_DEFAULT : dlopen(path, RTLD_NOW);
    REQUIRE(path[0] == '\0' || handle != NULL, "%s", dlerror());
    library lib = library_bind(handle);
    REQUIRE(chdir(there) == 0, "no folder %s", there);
    CHECK(strcmp(lib.isa(), expected) == 0, "kernels for %s instead of %s", lib.isa(), expected);
    CHECK(getenv("INTRUDER") == NULL, "a file of another folder was loaded");
    calls all = calls_new(&lib, 40);
    calls_learn(&all);
    CHECK(getenv("INTRUDER") == NULL, "a file of another folder was loaded");
    calls_free(&all);
    return check_report();
}

static void enter(void *folder) {
    REQUIRE(chdir(folder) == 0, "no folder %s", (char *)folder);
}

/* Where the same relative path leads to the other files. */
static void run(const char *root, const char *isa, size_t way) {
    char folder[4096], there[4096];
    const char *beside = strstr(ways[way].folder, "/lib") != NULL ? "there/lib" : "there";
    snprintf(folder, sizeof folder, "%s/%s", root, ways[way].folder);
    snprintf(there, sizeof there, "%s/%s", root, beside);
    const char *path = ways[way].path != NULL ? ways[way].path : "";
    ended program = spawn((char *[]){"/proc/self/exe", (char *)path, there, (char *)isa, NULL},
                          (char *[]){(char *)ways[way].setting, NULL}, limit_seconds, enter, folder);
    spawn_check(&program, ways[way].name);
}

int main(int argc, char **argv) {
    if (argc == 4) {
        return call_from_there(argv[1], argv[2], argv[3]);
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/here/lib/librecursivelu.so", library_path(argc, argv));
    library lib = library_open_path(path);
    for (size_t way = 0; way < sizeof ways / sizeof ways[0]; way++) {
        run(argv[1], lib.isa(), way);
    }
    return check_report();
}
