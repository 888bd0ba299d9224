/* One call of each kind, on arrays that all lie in one block of memory, and the bytes that each must leave
 * there.
 */
#ifndef CALLS_H
#define CALLS_H

#include <stdbool.h>

#include "library.h"

enum { call_limit = 84 };

/* The calls for matrices of one order: the kinds of each element type that has them. */
typedef struct calls {
    const library *lib;
    int64_t n;
    int count;
    struct {
        int type, kind;
    } which[call_limit];
    size_t bytes; /* of a block */
    unsigned char *before[family_count];
    unsigned char *after[call_limit]; /* NULL until learned */
} calls;

/* Calls nothing yet. */
calls calls_new(const library *lib, int64_t n);
void calls_free(calls *all);

/* Makes each call once, and checks that it succeeds. What it left is what is expected from then on. */
void calls_learn(calls *all);

/* "recursive_lu_f64_solve of order 40", for messages; good until the thread's next such name. */
const char *calls_name(const calls *all, int call);

/* Fills the block, makes a call on it and gives what the function returned. A block is aligned as malloc's.
 */
void calls_prepare(const calls *all, int call, void *block);
int64_t calls_run(const calls *all, int call, void *block);

/* Checks that the call returned 0 and that the block has the expected bytes. */
bool calls_check(const calls *all, int call, const void *block, int64_t info);

/* All of this for every call, on memory from malloc. For pthread_create: the argument is a const calls *;
   gives NULL. */
void *calls_check_all(void *argument);

/* Makes each call and gives a number that stands for the bytes that they left, to compare processes by. */
uint64_t calls_digest(const calls *all);

#endif
