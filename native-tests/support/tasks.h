/* The threads of this process as the kernel sees them. */
#ifndef TASKS_H
#define TASKS_H

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct task {
    pid_t id;
    char name[32];
    char state;         /* R: running or ready, S: asleep, ... */
    double cpu_seconds; /* in steps of 0.01 */
    uint64_t blocked;   /* bit s-1: signal s is blocked */
    cpu_set_t allowed;  /* processors; none if they cannot be asked for */
} task;

/* More than any test makes. */
enum { task_limit = 2048 };

/* Every thread. */
int task_count(void);

/* Waits until there are no more than so many; false if that takes seconds. A thread that has been joined may
   still be seen for a moment. */
bool tasks_fall_to(int count);

/* The library's workers, known by their name, at most limit of them. Gives their number. */
int workers_read(task *workers, int limit);

/* The same when only their number is of interest. */
int worker_count(void);

/* Ends the process if there is no worker though there is a processor for one: nothing can be said of workers.
 */
void require_workers(void);

/* The processor time of all workers so far. */
double workers_cpu_seconds(void);

/* Whether the name of the calling thread is that of a worker. For signal handlers, too. */
bool is_worker(void);

#endif
