#include "process.h"

#include <stdio.h>
#include <sys/resource.h>
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

static void limit_addresses(rlim_t bytes) {
    struct rlimit limit;
    REQUIRE(getrlimit(RLIMIT_AS, &limit) == 0, "getrlimit");
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    REQUIRE(setrlimit(RLIMIT_AS, &limit) == 0, "setrlimit");
}

void addresses_limit(void) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    REQUIRE(file != NULL && fscanf(file, "%lu", &pages) == 1, "/proc/self/statm");
    fclose(file);
    limit_addresses((rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE));
}

void addresses_unlimit(void) {
    limit_addresses(RLIM_INFINITY);
}
