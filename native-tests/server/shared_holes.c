/* Shared memory that is not there when it is touched: a full /dev/shm, an object cut short during the work.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "matrix.h"
#include "shared.h"

enum { order = 1500, complex_order = 1000, small_order = 3, offset_A = order * 8 };

static const size_t object_bytes = offset_A + (size_t)order * order * 8;

/* Of a matrix that nearly fills the object. */
static int64_t large_order(unsigned code) {
    return commands[code].type->parts == 2 ? complex_order : order;
}

static shared_frame frame_of(const shared_object *object, int64_t n, unsigned base) {
    return (shared_frame){.base = base, .m = n, .n = n, .lda = n, .name = object->name, .offset_A = offset_A};
}

/* The server is still right after all. */
static void expect_alive(const server *s) {
    double A[small_order * small_order] = {2, 4, 8, 1, 3, 7, 1, 3, 9};
    int64_t ipiv[small_order];
    int64_t info = client_factor(s, &commands[0], A, small_order, small_order, ipiv);
    CHECK(info == 0 && A[0] == 8 && ipiv[0] == 3, "info %ld, U(1,1) %g", (long)info, A[0]);
}

/* Makes every element the same, not zero. */
static void fill(const shared_object *object) {
    uint8_t block[65536];
    memset(block, 0x3f, sizeof block);
    REQUIRE(lseek(object->descriptor, 0, SEEK_SET) == 0, "lseek");
    for (size_t done = 0; done < object->bytes; done += sizeof block) {
        REQUIRE(write(object->descriptor, block, sizeof block) == sizeof block, "write");
    }
}

/* Another process takes the memory away after so many microseconds. */
static pid_t cut_later(const shared_object *object, long microseconds) {
    pid_t child = fork();
    REQUIRE(child >= 0, "fork");
    if (child == 0) {
        nanosleep(&(struct timespec){.tv_nsec = microseconds * 1000}, NULL);
        _exit(ftruncate(object->descriptor, 0));
    }
    return child;
}

static void check_cut_short(const server *s) {
    shared_object object = shared_with_mode("cut", object_bytes, 0600);
    for (unsigned code = 0; code < command_count; code++) {
        for (long microseconds = 100; microseconds < 50000; microseconds *= 5) {
            shared_resize(&object, object_bytes);
            fill(&object);
            pid_t cutter = cut_later(&object, microseconds);
            int64_t info = client_shared(s, frame_of(&object, large_order(code), code));
            CHECK(!client_is_error(info) || info == client_bad_argument(6), "command %u: info %#lx", code,
                  (unsigned long)info);
            REQUIRE(waitpid(cutter, NULL, 0) == cutter, "waitpid");
            CHECK(client_shared(s, frame_of(&object, large_order(code), code)) == client_bad_argument(6),
                  "still there");
            expect_alive(s);
        }
    }
    shared_free(&object);
}

static bool write_text(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool written = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text);
    close(file);
    return written;
}

/* Gets a view of the file systems of this process's own, as root or as anybody. */
static bool leave_file_systems(void) {
    char users[32], groups[32];
    snprintf(users, sizeof users, "%u %u 1", geteuid(), geteuid());
    snprintf(groups, sizeof groups, "%u %u 1", getegid(), getegid());
    return unshare(CLONE_NEWNS) == 0 ||
           (unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_text("/proc/self/setgroups", "deny") &&
            write_text("/proc/self/uid_map", users) && write_text("/proc/self/gid_map", groups));
}

/* A tiny /dev/shm of this process's own; where that is not allowed, the one there is, if it is small. */
static void shrink_shared_memory(void) {
    if (leave_file_systems() && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
        mount("tmpfs", "/dev/shm", "tmpfs", 0, "size=1m") == 0) {
        return;
    }
    struct statvfs free_space;
    REQUIRE(statvfs("/dev/shm", &free_space) == 0, "statvfs");
    REQUIRE(free_space.f_bavail * free_space.f_frsize < (UINT64_C(1) << 30),
            "/dev/shm can neither be replaced (%s) nor is it small enough to be filled", strerror(errno));
}

static void check_full(const char *path) {
    shrink_shared_memory();
    server s = server_start(path, NULL, NULL);
    shared_object filler = shared_with_mode("filler", 0, 0600),
                  object = shared_with_mode("holes", object_bytes, 0600);
    uint8_t block[65536] = {0};
    while (write(filler.descriptor, block, sizeof block) > 0) {
    }
    CHECK(errno == ENOSPC, "errno %d", errno);
    for (unsigned code = 0; code < command_count; code++) {
        CHECK(client_shared(&s, frame_of(&object, large_order(code), code)) == client_bad_argument(6),
              "holes, command %u", code);
        CHECK(client_shared(&s, frame_of(&object, small_order, code)) == client_bad_argument(6),
              "ipiv, command %u", code);
        expect_alive(&s);
    }
    shared_free(&filler);
    int64_t info = client_shared(&s, frame_of(&object, small_order, 0));
    CHECK(info == 1, "zeros, with memory again: info %#lx", (unsigned long)info);
    shared_free(&object);
    server_expect_end(&s, 0, false, "a full /dev/shm");
}

int main(int argc, char **argv) {
    const char *path = server_path(argc, argv);
    server s = server_start(path, "--threads", "4");
    check_cut_short(&s);
    server_expect_end(&s, 0, false, "memory taken away");
    check_full(path);
    return check_report();
}
