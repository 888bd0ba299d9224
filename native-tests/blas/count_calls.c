/* RECURSIVE_LU_COUNT_CALLS: what a process called, in whatever form, is appended to the file when it ends;
   without the variable there is no file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "blas.h"
#include "check.h"
#include "threads.h"

typedef struct child {
    int argc;
    char **argv;
    const char *file; /* NULL: nothing is to be counted */
} child;

static void call_and_exit(void *argument) {
    const child *what = argument;
    blas bound[blas_kinds];
    if (what->file != NULL) {
        setenv("RECURSIVE_LU_COUNT_CALLS", what->file, 1);
    }
    blas_open(what->argc, what->argv, bound);
    double one = 1, a = 2, b = 3, c = 4;
    blas_call call = {
        .routine = blas_gemm, .transa = 'N', .transb = 'N', .m = 1, .n = 1, .k = 1, .alpha = &one};
    call.beta = &one;
    call.a = &a;
    call.b = &b;
    call.c = &c;
    call.lda = call.ldb = call.ldc = 1;
    for (int form = 0; form < blas_forms; form++) {
        blas_do(&bound[0], form, &call);
    }
    CHECK(c == 4 + 6 * blas_forms, "dgemm: %g", c);
    blas_call swap = {.routine = blas_swap, .n = 1, .x = &a, .y = &b, .incx = 1, .incy = 1};
    blas_do(&bound[0], blas_fortran_64, &swap);
    CHECK(a == 3 && b == 2, "dswap: %g %g", a, b);
    exit(check_report());
}

static void check_file(const char *file, const char *expected) {
    char text[256] = "";
    FILE *opened = fopen(file, "r");
    CHECK((opened != NULL) == (expected != NULL), "%s",
          opened != NULL ? "there is a file" : "there is no file");
    if (opened != NULL && expected != NULL) {
        text[fread(text, 1, sizeof text - 1, opened)] = '\0';
        CHECK(strcmp(text, expected) == 0, "the file says: %s", text);
    }
    if (opened != NULL) {
        fclose(opened);
    }
}

int main(int argc, char **argv) {
    char folder[] = "/tmp/recursive_lu_count.XXXXXX", file[64];
    REQUIRE(mkdtemp(folder) != NULL, "mkdtemp");
    snprintf(file, sizeof file, "%s/calls", folder);
    child silent = {.argc = argc, .argv = argv}, counting = {.argc = argc, .argv = argv, .file = file};
    run_in_child(30, call_and_exit, &silent);
    check_file(file, NULL);
    run_in_child(30, call_and_exit, &counting);
    check_file(file, "dgemm 8\ndswap 1\n");
    run_in_child(30, call_and_exit, &counting);
    check_file(file, "dgemm 8\ndswap 1\ndgemm 8\ndswap 1\n");
    unlink(file);
    rmdir(folder);
    return check_report();
}
