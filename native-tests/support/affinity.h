/* The processors that a thread may use. */
#ifndef AFFINITY_H
#define AFFINITY_H

/* The calling thread's processors, ascending, into cpus, at most limit of them. Gives how many it has. */
int allowed_processors(int *cpus, int limit);

/* Restricts the calling thread, and the threads that it will start, to some processors. */
void run_on(const int *cpus, int count);

#endif
