#include "process.h"

#include <stdio.h>
#include <unistd.h>

#include "check.h"

static void read_statm(unsigned long *resident, unsigned long *shared) {
    FILE *file = fopen("/proc/self/statm", "r");
    REQUIRE(file != NULL, "/proc/self/statm");
    int fields = fscanf(file, "%*u %lu %lu", resident, shared);
    fclose(file);
    REQUIRE(fields == 2, "/proc/self/statm has %d numbers", fields);
}

size_t resident_bytes(void) {
    unsigned long resident = 0, shared = 0;
    read_statm(&resident, &shared);
    return resident * (size_t)sysconf(_SC_PAGESIZE);
}

size_t anonymous_bytes(void) {
    unsigned long resident = 0, shared = 0;
    read_statm(&resident, &shared);
    return (resident - shared) * (size_t)sysconf(_SC_PAGESIZE);
}
