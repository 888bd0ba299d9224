/* Whether the memory that a run takes is there, on every node. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdint.h>

/* Collective. Each rank says how many bytes it is going to take; node_limit, if not 0, bounds what the ranks
   of a node may take together. Compares with what each node has available, with the limits of each process
   (RLIMIT_AS, RLIMIT_DATA) and with those of control groups. Rank 0 prints the sums; if something is missing
   it says what and all ranks get -1. */
int memory_check(int64_t bytes, int64_t node_limit);

/* The most memory that this process had at once, in bytes; 0 if the system does not tell. */
int64_t memory_peak(void);

#endif
