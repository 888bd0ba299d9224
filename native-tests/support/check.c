#include "check.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* A broken library fails thousands of checks; the first ones tell the story. */
static const int printed_failures = 25;

static atomic_int checks;
static atomic_int failures;

static void print_failure(const char *file, int line, const char *format, va_list values) {
    flockfile(stderr);
    fprintf(stderr, "%s:%d: ", file, line);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    funlockfile(stderr);
}

bool check_record(bool condition, const char *file, int line, const char *format, ...) {
    atomic_fetch_add(&checks, 1);
    if (!condition && atomic_fetch_add(&failures, 1) < printed_failures) {
        va_list values;
        va_start(values, format);
        print_failure(file, line, format, values);
        va_end(values);
    }
    return condition;
}

void check_require(bool condition, const char *file, int line, const char *format, ...) {
    atomic_fetch_add(&checks, 1);
    if (!condition) {
        va_list values;
        va_start(values, format);
        print_failure(file, line, format, values);
        va_end(values);
        fflush(NULL);
        _Exit(EXIT_FAILURE);
    }
}

int check_failures(void) {
    return atomic_load(&failures);
}

int check_report(void) {
    int made = atomic_load(&checks);
    int failed = atomic_load(&failures);
    printf("%d checks, %d failed\n", made, failed);
    return made > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
