/* Threads and forked children of the tests. */
#ifndef THREADS_H
#define THREADS_H

#include <pthread.h>
#include <stddef.h>

/* Runs the function in a new thread and waits for it. stack_bytes 0 is the default size. */
void run_in_thread(size_t stack_bytes, void *(*function)(void *), void *argument);

/* Starts so many threads. Each gets its own element of an array whose elements have so many bytes. */
pthread_t *start_threads(int count, void *(*function)(void *), void *arguments, size_t argument_bytes);

/* Waits for all of them. */
void join_threads(pthread_t *threads, int count);

/* Forks; the child runs the function and is killed if that takes so many seconds. Checks that no check of the
   child failed and that it came to its end. */
void run_in_child(unsigned seconds, void (*function)(void *), void *argument);

#endif
