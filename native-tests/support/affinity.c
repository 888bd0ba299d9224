#include "affinity.h"

#include <sched.h>

#include "check.h"

int allowed_processors(int *cpus, int limit) {
    cpu_set_t set;
    REQUIRE(sched_getaffinity(0, sizeof set, &set) == 0, "sched_getaffinity");
    int count = 0;
    for (int cpu = 0; cpu < CPU_SETSIZE && count < limit; cpu++) {
        if (CPU_ISSET(cpu, &set)) {
            cpus[count++] = cpu;
        }
    }
    return CPU_COUNT(&set);
}

void run_on(const int *cpus, int count) {
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int c = 0; c < count; c++) {
        CPU_SET(cpus[c], &set);
    }
    REQUIRE(sched_setaffinity(0, sizeof set, &set) == 0, "sched_setaffinity");
}
