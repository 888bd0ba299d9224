/* Threads and forked children of the tests. */
#ifndef THREADS_H
#define THREADS_H

#include <stddef.h>

/* Runs the function in a new thread and waits for it. stack_bytes 0 is the default size. */
void run_in_thread(size_t stack_bytes, void *(*function)(void *), void *argument);

/* Forks; the child runs the function and is killed if that takes so many seconds. Checks that no check of the
   child failed and that it came to its end. */
void run_in_child(unsigned seconds, void (*function)(void *), void *argument);

#endif
