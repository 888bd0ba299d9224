/* secure_execution LIBRARY LAPACK_LIBRARY: a program that runs with rights which its caller lacks, as
   set-user-ID programs do, does not let the caller's environment choose kernels and threads or name a file to
   write to. Root alone can start one. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "library.h"
#include "spawn.h"

enum { limit_seconds = 30, path_limit = 4096, caller = 65534 };

typedef void getrf_function(const int32_t *m, const int32_t *n, double *a, const int32_t *lda, int32_t *ipiv,
                            int32_t *info);

/* What the person that runs the tests may have set. */
static const char *const own_settings[] = {"RECURSIVE_LU_NUM_THREADS", "RECURSIVE_LU_ISA",
                                           "RECURSIVE_LU_COUNT_CALLS", "OMP_NUM_THREADS"};

enum { own_setting_count = sizeof own_settings / sizeof own_settings[0] };

/* Calls, and prints which rights, kernels and threads there are. */
static int tell(const char *path) {
    library lib = library_open_path(path);
    void *address = dlsym(lib.handle, "dgetrf_");
    double a[] = {4, 2, 1, 3};
    int64_t ipiv[2];
    if (address != NULL) {
        getrf_function *getrf = NULL;
        int32_t two = 2, exchanges[2], info = 7;
        memcpy(&getrf, &address, sizeof getrf);
        getrf(&two, &two, a, &two, exchanges, &info);
        REQUIRE(info == 0, "dgetrf_: %d", info);
    }
    REQUIRE(lib.families[0].factor(a, 2, 2, ipiv) == 0, "a call");
    printf("%s %s %d\n", getauxval(AT_SECURE) != 0 ? "secure" : "usual", lib.isa(), lib.get_num_threads());
    return EXIT_SUCCESS;
}

static void become_another(void *argument) {
    (void)argument;
    REQUIRE(setresuid(caller, 0, 0) == 0, "root alone can do as if a program were set-user-ID");
}

/* What the program tells, without its first word, which is checked. */
static const char *run(ended *program, char *path, char *const settings[], bool secure) {
    *program = spawn((char *[]){"/proc/self/exe", path, NULL}, settings, limit_seconds,
                     secure ? become_another : NULL, NULL);
    const char *expected = secure ? "secure " : "usual ";
    REQUIRE(program->status == 0 && strncmp(program->output, expected, strlen(expected)) == 0,
            "%s instead of the program's end and \"%s\"; printed: %s", status_text(program->status), expected,
            program->output);
    return program->output + strlen(expected);
}

static void check_setting(char *path, char *setting, const char *file, bool heeded) {
    ended plain, set, secure;
    char *const settings[] = {setting, NULL};
    const char *without = run(&plain, path, NULL, false);
    const char *with = run(&set, path, settings, false);
    bool written = file != NULL && unlink(file) == 0;
    CHECK((written || strcmp(with, without) != 0) == heeded, "%s changes nothing: this proves nothing",
          setting);
    const char *protected = run(&secure, path, settings, true);
    CHECK(strcmp(protected, without) == 0, "%s in a set-user-ID program: %s instead of %s", setting,
          protected, without);
    CHECK(file == NULL || unlink(file) != 0, "%s in a set-user-ID program: the file was written", setting);
}

int main(int argc, char **argv) {
    if (argc == 2) {
        return tell(argv[1]);
    }
    REQUIRE(argc == 3, "usage: %s LIBRARY LAPACK_LIBRARY", argv[0]);
    for (int i = 0; i < own_setting_count; i++) {
        unsetenv(own_settings[i]);
    }
    char folder[] = "/tmp/recursive_lu_secure.XXXXXX", file[64], count_calls[128];
    REQUIRE(mkdtemp(folder) != NULL, "mkdtemp");
    snprintf(file, sizeof file, "%s/calls", folder);
    snprintf(count_calls, sizeof count_calls, "RECURSIVE_LU_COUNT_CALLS=%s", file);
    library lib = library_open_path(argv[1]);
    bool has_choice = strcmp(lib.isa(), "baseline") != 0;
    for (int i = 1; i <= 2; i++) {
        check_setting(argv[i], "RECURSIVE_LU_NUM_THREADS=77", NULL, true);
        check_setting(argv[i], "RECURSIVE_LU_ISA=baseline", NULL, has_choice);
    }
    check_setting(argv[2], count_calls, file, true);
    /* With fewer than two processors, one thread is what there is anyway. */
    check_setting(argv[2], "OMP_NUM_THREADS=1", NULL, lib.get_num_threads() > 1);
    CHECK(rmdir(folder) == 0, "%s is not empty", folder);
    return check_report();
}
