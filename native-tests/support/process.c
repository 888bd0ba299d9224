#include "process.h"

#include <stdio.h>
#include <unistd.h>

#include "check.h"

size_t resident_bytes(void) {
    unsigned long total = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    REQUIRE(file != NULL, "/proc/self/statm");
    int fields = fscanf(file, "%lu %lu", &total, &resident);
    fclose(file);
    REQUIRE(fields == 2, "/proc/self/statm has %d numbers", fields);
    return resident * (size_t)sysconf(_SC_PAGESIZE);
}
