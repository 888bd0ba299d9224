/* RECURSIVE_LU_COUNT_CALLS: what a process called is appended to the file when it ends; without the variable
   there is no file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "lapack.h"
#include "library.h"
#include "threads.h"

typedef struct child {
    char *path[2];
    const char *file; /* NULL: nothing is to be counted */
} child;

static void call_and_exit(void *argument) {
    const child *what = argument;
    if (what->file != NULL) {
        setenv("RECURSIVE_LU_COUNT_CALLS", what->file, 1);
    }
    void *handle = lapack_open(2, (char **)what->path);
    lapack bound[lapack_kinds];
    lapacke by_layout[lapack_kinds];
    lapack_bind(handle, bound);
    lapacke_bind(handle, by_layout);
    for (int i = 0; i < 3; i++) {
        double a[1] = {2};
        int64_t ipiv[1];
        CHECK(call_factor(&bound[0], 0, 1, 1, a, 1, ipiv) == 0, "dgetrf_");
        CHECK(i == 0 || by_layout[5].getrf[1](column_major, 1, 1, a, 1, ipiv) >= 0, "LAPACKE_sgetrf_work_64");
    }
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
    child silent = {.path = {argv[0], (char *)library_path(argc, argv)}};
    run_in_child(30, call_and_exit, &silent);
    check_file(file, NULL);
    child counting = silent;
    counting.file = file;
    run_in_child(30, call_and_exit, &counting);
    check_file(file, "dgetrf_ 3\nLAPACKE_sgetrf_work_64 2\n");
    run_in_child(30, call_and_exit, &counting);
    check_file(file, "dgetrf_ 3\nLAPACKE_sgetrf_work_64 2\ndgetrf_ 3\nLAPACKE_sgetrf_work_64 2\n");
    unlink(file);
    rmdir(folder);
    return check_report();
}
