/* messages LIBRARY HEADER: infos in words, and the names of arguments; and what remains of an error if a
   program takes info for a number of 32 bits. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "declarations.h"
#include "library.h"
#include "recursive_lu.h"

enum { least_functions = 40, far = 30 };

typedef struct words {
    void *handle;
    const char *(*message)(int64_t info);
    const char *(*argument)(const char *function, int32_t i);
} words;

/* Of each kind one; the other infos of that kind have a message, too. */
static const int64_t infos[] = {0,
                                3,
                                -3,
                                RECURSIVE_LU_BAD_ARGUMENT(2),
                                RECURSIVE_LU_OUT_OF_MEMORY,
                                RECURSIVE_LU_INTERNAL,
                                RECURSIVE_LU_INACCURATE,
                                INT64_MIN};

enum { info_count = sizeof infos / sizeof infos[0] };

/* For messages of the checks: never NULL. */
static const char *shown(const char *text) {
    return text != NULL ? text : "NULL";
}

static void check_messages(const words *w) {
    for (int i = 0; i < info_count; i++) {
        const char *text = w->message(infos[i]);
        REQUIRE(text != NULL && text[0] != '\0', "no message of %ld", (long)infos[i]);
        CHECK(text == w->message(infos[i]), "the message of %ld moves", (long)infos[i]);
        for (int j = 0; j < i; j++) {
            CHECK(strcmp(text, w->message(infos[j])) != 0, "%ld and %ld have the message %s", (long)infos[i],
                  (long)infos[j], text);
        }
    }
    for (int64_t i = -1000; i <= 1000; i++) {
        int64_t tried[] = {i,
                           INT64_MIN + 1000 + i,
                           INT64_MAX - 1000 + i,
                           (int64_t)((uint64_t)RECURSIVE_LU_BAD_ARGUMENT(1) + (uint64_t)i),
                           INT32_MAX + i,
                           INT32_MIN + i};
        for (size_t k = 0; k < sizeof tried / sizeof tried[0]; k++) {
            const char *text = w->message(tried[k]);
            CHECK(text != NULL && text[0] != '\0', "no message of %ld", (long)tried[k]);
        }
    }
}

static void check_low_half(int64_t info, const char *name) {
    CHECK(info < 0 && (int32_t)(uint32_t)info < 0, "the low half of %s is %d", name, (int32_t)(uint32_t)info);
}

static void check_low_halves(const library *lib) {
    check_low_half(RECURSIVE_LU_OUT_OF_MEMORY, "RECURSIVE_LU_OUT_OF_MEMORY");
    check_low_half(RECURSIVE_LU_INTERNAL, "RECURSIVE_LU_INTERNAL");
    check_low_half(RECURSIVE_LU_INACCURATE, "RECURSIVE_LU_INACCURATE");
    for (int i = 1; i <= parameter_limit; i++) {
        check_low_half(RECURSIVE_LU_BAD_ARGUMENT(i), "RECURSIVE_LU_BAD_ARGUMENT");
    }
    double a[4] = {0};
    int64_t ipiv[2];
    for (int64_t n = -1; n >= -3; n--) {
        check_low_half(lib->families[0].factor(a, 2, n, ipiv), "what a call gives");
        check_low_half(lib->families[0].factor(NULL, 2, 2, ipiv), "what a call gives");
    }
}

static void check_declaration(const declaration *read, void *argument) {
    const words *w = argument;
    CHECK(dlsym(w->handle, read->name) != NULL, "no function %s", read->name);
    for (int i = 1; i <= read->count; i++) {
        const char *name = w->argument(read->name, i);
        CHECK(name != NULL && strcmp(name, read->parameters[i - 1]) == 0,
              "argument %d of %s is %s instead of %s", i, read->name, shown(name), read->parameters[i - 1]);
    }
    int none[] = {0, -1, read->count + 1, read->count + far, INT32_MAX, INT32_MIN};
    for (size_t k = 0; k < sizeof none / sizeof none[0]; k++) {
        const char *name = w->argument(read->name, none[k]);
        CHECK(name != NULL && name[0] == '\0', "argument %d of %s is %s", none[k], read->name, shown(name));
    }
}

static void check_no_function(const words *w) {
    const char *names[] = {
        "", "recursive_lu", "recursive_lu_f64_", "recursive_lu_f64_stride", "dgetrf", "lda", NULL};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        const char *name = w->argument(names[k], 1);
        CHECK(name != NULL && name[0] == '\0', "argument 1 of %s is %s", shown(names[k]), shown(name));
    }
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    REQUIRE(argc == 3, "usage: %s LIBRARY HEADER", argv[0]);
    check_low_halves(&lib);
    words w = {.handle = lib.handle};
    void *message = dlsym(lib.handle, "recursive_lu_message");
    void *argument = dlsym(lib.handle, "recursive_lu_argument");
    REQUIRE(message != NULL && argument != NULL, "no words for infos and arguments");
    memcpy(&w.message, &message, sizeof message);
    memcpy(&w.argument, &argument, sizeof argument);
    check_messages(&w);
    int functions = read_declarations(argv[2], check_declaration, &w);
    CHECK(functions >= least_functions, "only %d functions in %s", functions, argv[2]);
    CHECK(strcmp(w.argument("recursive_lu_f64_strided", 4), "lda") == 0,
          "argument 4 of recursive_lu_f64_strided");
    check_no_function(&w);
    return check_report();
}
