/* Systems that are solved by calls of the library, each checked. */
#ifndef CALLS_H
#define CALLS_H

#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                        \
            _exit(1);                                                                                        \
        }                                                                                                    \
    } while (0)

/* The orders of systems that are solved serially and on several threads. */
enum { serial_order = 120, threaded_order = 200 };

/* Memory for so many bytes, and its end. */
typedef struct {
    void *(*allocate)(size_t bytes);
    void (*release)(void *memory);
} memory_source;

extern const memory_source usual_memory;

/* Loads the library: by dlmopen if compiled with NAMESPACE. Compiled with BRIDGE, every call comes from a
   thread of its own. */
void load(const char *path);

/* Factors A in place and overwrites b by the solution; gives info. */
int64_t solve_system(int64_t n, double *A, double *b, int64_t *ipiv);

/* Fills A with random elements and b with the right-hand side of which the solution is all ones. */
void fill_system(int64_t n, double *A, double *b);

/* Solves a system of that order in such memory and checks the residual. */
void solve_checked(int64_t n, memory_source memory);

/* Solves systems of all kinds. */
void solve_all(void);

#endif
