/* What the kernel lets a process have, in the ways in which that can be too little. */
#ifndef LIMITS_H
#define LIMITS_H

#include <stdbool.h>

/* A limit that is set once the library has been opened: to what the process has already and `more` of it, or
   to `more` if it counts from nothing. */
typedef struct limit_kind {
    const char *name;
    long steps[48]; /* values of `more` to try, ascending, ending with -1 */
    void (*set)(long more);
    void (*raise)(void);
    bool is_enough_at_last; /* the last step must be enough */
} limit_kind;

extern const limit_kind limit_kinds[];
extern const int limit_kind_count;

/* Becomes a user with no other process, if root, whom many limits do not hold for. */
void become_unprivileged(void);

#endif
