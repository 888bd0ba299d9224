/* The number of threads: the processors of the affinity mask, RECURSIVE_LU_NUM_THREADS,
   recursive_lu_set_num_threads. The environment is read once in a process, so each of its values is tried in
   a child. */
#include <stdlib.h>

#include "affinity.h"
#include "check.h"
#include "recursive_lu.h"
#include "threads.h"
#include "workload.h"

typedef struct environment_case {
    const library *lib;
    const char *value; /* of RECURSIVE_LU_NUM_THREADS; NULL: not set */
    int expected;      /* 0: the default */
} environment_case;

static void check_environment(void *argument) {
    const environment_case *tried = argument;
    if (tried->value != NULL) {
        setenv("RECURSIVE_LU_NUM_THREADS", tried->value, 1);
    } else {
        unsetenv("RECURSIVE_LU_NUM_THREADS");
    }
    int threads = tried->lib->get_num_threads();
    if (tried->expected != 0) {
        CHECK(threads == tried->expected, "\"%s\" gives %d threads", tried->value, threads);
    } else {
        int processors = allowed_processors(NULL, 0);
        CHECK(threads >= 1 && threads <= processors, "the default is %d threads on %d processors", threads,
              processors);
    }
    CHECK(tried->lib->set_num_threads(5) == 0 && tried->lib->get_num_threads() == 5, "5 is not 5");
    CHECK(tried->lib->set_num_threads(0) == 0 && tried->lib->get_num_threads() == threads,
          "0 is not the default");
}

static void check_one_processor(void *argument) {
    const library *lib = argument;
    int first;
    allowed_processors(&first, 1);
    run_on(&first, 1);
    unsetenv("RECURSIVE_LU_NUM_THREADS");
    CHECK(lib->get_num_threads() == 1, "%d threads on one processor", lib->get_num_threads());
    workload work = {.lib = lib, .n = 200, .seed = 1};
    workload_run(&work);
}

static void check_setter(const library *lib) {
    int standard = lib->get_num_threads();
    CHECK(standard >= 1 && standard <= 1024, "%d threads", standard);
    CHECK(lib->set_num_threads(3) == 0, "set to 3");
    CHECK(lib->get_num_threads() == 3, "3 is %d", lib->get_num_threads());
    CHECK(lib->set_num_threads(-1) == RECURSIVE_LU_BAD_ARGUMENT(1), "-1 is legal");
    CHECK(lib->set_num_threads(INT32_MIN) == RECURSIVE_LU_BAD_ARGUMENT(1), "INT32_MIN is legal");
    CHECK(lib->get_num_threads() == 3, "an illegal number changed 3 to %d", lib->get_num_threads());
    CHECK(lib->set_num_threads(INT32_MAX) == 0, "INT32_MAX is illegal");
    CHECK(lib->get_num_threads() == 1024, "INT32_MAX is %d, not 1024", lib->get_num_threads());
    workload work = {.lib = lib, .n = 150, .seed = 4};
    CHECK(lib->set_num_threads(16) == 0, "set to 16");
    workload_run(&work);
    CHECK(lib->set_num_threads(0) == 0, "set to 0");
    CHECK(lib->get_num_threads() == standard, "0 is %d, not the default", lib->get_num_threads());
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    environment_case cases[] = {
        {.lib = &lib, .value = NULL},
        {.lib = &lib, .value = "1", .expected = 1},
        {.lib = &lib, .value = "7", .expected = 7},
        {.lib = &lib, .value = "5000", .expected = 1024},
        {.lib = &lib, .value = ""},
        {.lib = &lib, .value = "0"},
        {.lib = &lib, .value = "-3"},
        {.lib = &lib, .value = "many"},
    };
    for (unsigned c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        run_in_child(20, check_environment, &cases[c]);
    }
    run_in_child(20, check_one_processor, &lib);
    check_setter(&lib);
    return check_report();
}
