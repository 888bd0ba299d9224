#include "limits.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check.h"
#include "deny.h"

enum { kilobyte = 1024, megabyte = 1024 * 1024 };

/* A number of kilobytes in /proc/self/status, in bytes. */
static long status_bytes(const char *name) {
    char line[256];
    long kilobytes = -1;
    FILE *file = fopen("/proc/self/status", "r");
    REQUIRE(file != NULL, "/proc/self/status");
    while (kilobytes < 0 && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sscanf(line + strlen(name), ": %ld", &kilobytes);
        }
    }
    fclose(file);
    REQUIRE(kilobytes >= 0, "no %s in /proc/self/status", name);
    return kilobytes * kilobyte;
}

static void set_soft(int resource, rlim_t value) {
    struct rlimit limit;
    REQUIRE(getrlimit((__rlimit_resource_t)resource, &limit) == 0, "getrlimit");
    limit.rlim_cur = value < limit.rlim_max ? value : limit.rlim_max;
    REQUIRE(setrlimit((__rlimit_resource_t)resource, &limit) == 0, "setrlimit");
}

void become_unprivileged(void) {
    uid_t user = 1000000 + (uid_t)getpid();
    REQUIRE(geteuid() != 0 || setresuid(user, user, user) == 0, "setresuid");
}

static void limit_addresses(long more) {
    set_soft(RLIMIT_AS, (rlim_t)(status_bytes("VmSize") + more));
}

static void raise_addresses(void) {
    set_soft(RLIMIT_AS, RLIM_INFINITY);
}

static void limit_data(long more) {
    set_soft(RLIMIT_DATA, (rlim_t)(status_bytes("VmData") + more));
}

static void raise_data(void) {
    set_soft(RLIMIT_DATA, RLIM_INFINITY);
}

/* Whatever is mapped from now on is locked, and there may be only so much of it. */
static void limit_locked(long most) {
    set_soft(RLIMIT_MEMLOCK, (rlim_t)most);
    become_unprivileged();
    REQUIRE(mlockall(MCL_FUTURE) == 0, "mlockall");
}

static void raise_locked(void) {
    REQUIRE(munlockall() == 0, "munlockall");
}

/* Nor may a page be locked, which is the other way to do what that system call does. */
static void deny_membarrier(long error) {
    set_soft(RLIMIT_MEMLOCK, 0);
    become_unprivileged();
    deny_system_call(SYS_membarrier, (int)error);
}

static void allow_locked(void) {
    set_soft(RLIMIT_MEMLOCK, 64 * kilobyte);
}

static void limit_threads(long most) {
    become_unprivileged();
    set_soft(RLIMIT_NPROC, (rlim_t)most);
}

static void raise_threads(void) {
    set_soft(RLIMIT_NPROC, RLIM_INFINITY);
}

static void limit_files(long most) {
    set_soft(RLIMIT_NOFILE, (rlim_t)most);
}

static void raise_files(void) {
    set_soft(RLIMIT_NOFILE, 1024);
}

#define FINE_STEPS                                                                                           \
    0, 4 * kilobyte, 64 * kilobyte, 256 * kilobyte, 512 * kilobyte, 1 * megabyte, 3 * megabyte / 2,          \
        2 * megabyte, 5 * megabyte / 2, 3 * megabyte, 4 * megabyte, 5 * megabyte, 6 * megabyte,              \
        7 * megabyte, 8 * megabyte, 9 * megabyte, 10 * megabyte, 11 * megabyte, 12 * megabyte,               \
        14 * megabyte, 16 * megabyte, 20 * megabyte, 24 * megabyte, 32 * megabyte

const limit_kind limit_kinds[] = {
    {"addresses",
     {FINE_STEPS, 40 * megabyte, 48 * megabyte, 56 * megabyte, 64 * megabyte, 72 * megabyte, 80 * megabyte,
      88 * megabyte, 96 * megabyte, 104 * megabyte, 112 * megabyte, 120 * megabyte, 128 * megabyte,
      144 * megabyte, 160 * megabyte, 192 * megabyte, 256 * megabyte, 384 * megabyte, -1},
     limit_addresses,
     raise_addresses,
     true},
    {"data", {FINE_STEPS, 48 * megabyte, 64 * megabyte, 128 * megabyte, -1}, limit_data, raise_data, true},
    {"locked memory",
     {64 * kilobyte, 128 * kilobyte, 256 * kilobyte, 512 * kilobyte, 1 * megabyte, 2 * megabyte, 4 * megabyte,
      8 * megabyte, -1},
     limit_locked,
     raise_locked,
     false},
    {"membarrier", {EPERM, ENOSYS, -1}, deny_membarrier, allow_locked, false},
    {"threads", {0, 1, -1}, limit_threads, raise_threads, false},
    {"files", {0, 1, 2, 3, 4, 5, 6, 1024, -1}, limit_files, raise_files, true},
};

const int limit_kind_count = sizeof limit_kinds / sizeof limit_kinds[0];
