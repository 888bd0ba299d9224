/* no_faults LIBRARY HEADER: every function of the header with NULL, zero, negative and the largest numbers in
   every combination, or many of them: it returns, and not even a fault that is handled behind the scenes
   comes to pass, since the handlers of SIGSEGV and SIGFPE are the host's. */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "check.h"
#include "declarations.h"
#include "library.h"
#include "random.h"

enum {
    value_limit = 8,
    combinations = 200 * 1000,
    buffer_bytes = 1 << 14,
    batch_most = 2,
    least_functions = 40,
    argument_limit = 16,
    limit_seconds = 50
};

/* Arguments that are no floating-point numbers go the same way whatever their type is, and a function does
   not see those behind its last one. */
typedef int64_t any_function(int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t,
                             int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, double);

typedef struct value_set {
    int64_t values[value_limit];
    int count;
} value_set;

typedef struct function {
    const declaration *read;
    any_function *call;
    value_set sets[parameter_limit];
    int64_t chosen[parameter_limit];
} function;

static const struct {
    const char *name;
    value_set set;
} numbers[] = {
    {"trans", {{'N', 't', 'x', 0}, 4}},
    {"norm", {{'1', 'I', 'x', 0}, 4}},
    {"m", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"n", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"nrhs", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"lda", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"ldb", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"ldx", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"ldlu", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"stride_a", {{INT64_MIN, -4, 0, 4, INT64_MAX}, 5}},
    {"stride_b", {{INT64_MIN, -4, 0, 4, INT64_MAX}, 5}},
    {"stride_p", {{INT64_MIN, -2, 0, 2, INT64_MAX}, 5}},
    {"batch", {{INT64_MIN, -1, 0, 1, 2, INT64_MAX}, 6}},
    {"flags", {{0, 1, 2, 3, 4, 7, 8, UINT32_MAX}, 8}},
    {"seed", {{0, -1}, 2}},
    {"threads", {{INT32_MIN, -1, 0, 1}, 4}},
    {"info", {{INT64_MIN, INT64_MIN + 1, -1, 0, 1, INT64_MAX}, 6}},
    {"i", {{INT32_MIN, -1, 0, 1, INT32_MAX}, 5}},
};

static unsigned char buffers[parameter_limit][buffer_bytes] __attribute__((aligned(64)));
static void *pointers[parameter_limit][2][batch_most];
static void *workspaces[family_count];
static const function *running;
static library lib;

/* Not even once; and SIGALRM says that the function does not return. */
static void report(int number) {
    char text[512];
    int length =
        snprintf(text, sizeof text, "signal %d in %s(", number, running != NULL ? running->read->name : "?");
    for (int i = 0; running != NULL && i < running->read->count && length < 400; i++) {
        length += snprintf(text + length, sizeof text - (size_t)length, "%s%s = %ld", i > 0 ? ", " : "",
                           running->read->parameters[i], (long)running->chosen[i]);
    }
    length += snprintf(text + length, sizeof text - (size_t)length, ")\n");
    _exit(write(STDERR_FILENO, text, (size_t)length) > 0 ? 1 : 2);
}

static void set_handlers(void) {
    signal(SIGSEGV, report);
    signal(SIGFPE, report);
    signal(SIGBUS, report);
    signal(SIGILL, report);
    signal(SIGALRM, report);
}

static bool is(const function *f, int i, const char *name) {
    return strcmp(f->read->parameters[i], name) == 0;
}

/* Which of the real types. */
static int type_of(const function *f) {
    for (int type = 0; type < family_count; type++) {
        if (strstr(f->read->name, lib.families[type].type->name) != NULL) {
            return type;
        }
    }
    REQUIRE(false, "the type of %s", f->read->name);
    return 0;
}

/* NULL and an array that is long enough for what is not too large to be taken; row exchanges are right ones.
   Of arrays of pointers there is also one with a NULL, of workspaces one that is none. */
static value_set pointer_values(const function *f, int i) {
    unsigned char *middle = buffers[i] + buffer_bytes / 2;
    value_set set = {{0, (int64_t)(intptr_t)middle}, 2};
    for (int64_t k = 0; is(f, i, "ipiv") && k < buffer_bytes / 8; k++) {
        ((int64_t *)buffers[i])[k] = k % 2 + 1;
    }
    if (is(f, i, "workspace")) {
        set.values[2] = (int64_t)(intptr_t)workspaces[type_of(f)];
        set.count = f->read->stars[i] == 2 || strstr(f->read->name, "destroy") != NULL ? 2 : 3;
    } else if (f->read->stars[i] == 2) {
        for (int k = 0; k < batch_most; k++) {
            pointers[i][0][k] = middle + 512 * k;
            pointers[i][1][k] = k == 0 ? middle : NULL;
        }
        set = (value_set){{0, (int64_t)(intptr_t)pointers[i][0], (int64_t)(intptr_t)pointers[i][1]}, 3};
    }
    return set;
}

static value_set number_values(const function *f, int i) {
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++) {
        if (is(f, i, numbers[k].name)) {
            return numbers[k].set;
        }
    }
    /* Not among these is what is no integer: it is passed behind all others. */
    REQUIRE(is(f, i, "anorm"), "argument %s of %s is new here", f->read->parameters[i], f->read->name);
    return (value_set){{0}, 1};
}

static int64_t value_of(const function *f, const char *name) {
    for (int i = 0; i < f->read->count; i++) {
        if (is(f, i, name)) {
            return f->chosen[i];
        }
    }
    return 0;
}

/* Arrays as long as these numbers are read or written, so that the numbers cannot be told to be wrong. */
static bool is_honest(const function *f) {
    bool many = value_of(f, "batch") == INT64_MAX, wide = value_of(f, "nrhs") == INT64_MAX;
    return !(many && (value_of(f, "infos") != 0 || strstr(f->read->name, "_pointers") != NULL)) &&
           !(wide && (value_of(f, "ferr") != 0 || value_of(f, "berr") != 0));
}

static void call_once(function *f) {
    int64_t a[parameter_limit] = {0};
    int used = 0;
    for (int i = 0; i < f->read->count; i++) {
        if (!is(f, i, "anorm")) {
            a[used++] = f->chosen[i];
        }
    }
    int64_t info = f->call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12],
                           a[13], a[14], a[15], 1.0);
    if (info == 0 && strstr(f->read->name, "workspace_create") != NULL) {
        void *made = *(void **)(intptr_t)value_of(f, "workspace");
        CHECK(lib.families[type_of(f)].butterfly_destroy(made) == 0, "a workspace made with other arguments");
    }
}

/* The combination of this number, or a random one. */
static void choose(function *f, int64_t number, random_source *source) {
    for (int i = 0; i < f->read->count; i++) {
        int count = f->sets[i].count;
        int64_t which = source != NULL ? random_integer(source, 0, count - 1) : number % count;
        f->chosen[i] = f->sets[i].values[which];
        number /= count;
    }
}

static void call_in_every_way(const declaration *read, void *argument) {
    random_source *source = argument;
    function f = {.read = read};
    void *address = dlsym(lib.handle, read->name);
    REQUIRE(address != NULL && read->count <= argument_limit, "cannot call %s", read->name);
    memcpy(&f.call, &address, sizeof f.call);
    int64_t all = 1;
    for (int i = 0; i < read->count; i++) {
        f.sets[i] = read->stars[i] > 0 ? pointer_values(&f, i) : number_values(&f, i);
        all *= f.sets[i].count;
    }
    running = &f;
    for (int64_t number = 0; number < all && number < combinations; number++) {
        choose(&f, number, all > combinations ? source : NULL);
        if (is_honest(&f)) {
            call_once(&f);
        }
    }
    running = NULL;
    CHECK(lib.set_num_threads(0) == 0, "set_num_threads");
}

/* What is right goes the same way. */
static void call_usually(void) {
    static const int64_t orders[] = {1, 2, 3, 4, 5, 9, 17, 33, 64, 100, 129, 200, 300};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        calls all = calls_new(&lib, orders[i]);
        calls_learn(&all);
        calls_free(&all);
    }
}

/* A runtime that has a use for handlers would set them at the first call: those of the host come after it,
 * and before it. */
int main(int argc, char **argv) {
    random_source source = random_new(1);
    lib = library_open(argc, argv);
    REQUIRE(argc == 3, "usage: %s LIBRARY HEADER", argv[0]);
    set_handlers();
    for (int type = 0; type < family_count; type++) {
        REQUIRE(lib.families[type].butterfly_create(2, &workspaces[type]) == 0, "a workspace");
    }
    set_handlers();
    alarm(limit_seconds);
    int functions = read_declarations(argv[2], call_in_every_way, &source);
    CHECK(functions >= least_functions, "only %d functions in %s", functions, argv[2]);
    call_usually();
    for (int type = 0; type < family_count; type++) {
        CHECK(lib.families[type].butterfly_destroy(workspaces[type]) == 0, "a workspace");
    }
    return check_report();
}
