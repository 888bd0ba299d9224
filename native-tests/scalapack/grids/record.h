/* What factorizations and exchanges have left, in a file, to be compared with that of another run. */
#ifndef RECURSIVE_LU_TEST_RECORD_H
#define RECURSIVE_LU_TEST_RECORD_H

/* A case: its name, results, and then pivots and the whole matrix, which follow it in the file. */
typedef struct record {
    char name[96];
    int type, info, pivots, rows, columns;
    /* Results may differ by rounding. */
    int is_rounded;
} record;

#endif
