/* Requests about shared memory that cannot be granted: each gets its answer and the conversation goes on.
   Objects that change between requests. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "shared.h"

enum {
    kept_open = 8,
    object_bytes = 4096,
    bit_mapped = 0x80,
    offset_A = 64,
    offset_ipiv = 8,
    somebody_else = 65534
};

static const double example[9] = {2, 4, 8, 1, 3, 7, 1, 3, 9};

static shared_frame frame_of(const char *name) {
    return (shared_frame){
        .base = 0, .m = 3, .n = 3, .lda = 3, .name = name, .offset_A = offset_A, .offset_ipiv = offset_ipiv};
}

static void expect_refused(const server *s, shared_frame frame, int position, const char *what) {
    int64_t info = client_shared(s, frame);
    CHECK(info == client_bad_argument(position), "%s: info %#lx, position %d expected", what,
          (unsigned long)info, position);
}

/* Factors the example in the object. */
static void expect_factored_by(const server *s, shared_object *object, int64_t offset, unsigned base,
                               const char *what) {
    memcpy(object->data + offset, example, sizeof example);
    memset(object->data + offset_ipiv, 0, 3 * sizeof(int64_t));
    shared_frame frame = frame_of(object->name);
    frame.offset_A = offset;
    frame.base = base;
    int64_t info = client_shared(s, frame), ipiv[3];
    double pivot;
    memcpy(&pivot, object->data + offset, sizeof pivot);
    memcpy(ipiv, object->data + offset_ipiv, sizeof ipiv);
    CHECK(info == 0 && pivot == 8 && ipiv[0] == 3, "%s: info %#lx, U(1,1) %g, ipiv %ld", what,
          (unsigned long)info, pivot, (long)ipiv[0]);
}

static void expect_factored(const server *s, shared_object *object, int64_t offset, const char *what) {
    expect_factored_by(s, object, offset, 0, what);
}

static void expect_not_mapped(const server *s, const char *name, const char *what) {
    shared_frame frame = frame_of(name);
    frame.base = bit_mapped;
    expect_refused(s, frame, 5, what);
}

static void check_numbers(const server *s, const char *name) {
    static const struct {
        unsigned base;
        int64_t m, n, lda, offset_A, offset_ipiv;
        int position;
    } cases[] = {
        {0x0c, 3, 3, 3, 64, 8, 1},
        {0x0f, 3, 3, 3, 64, 8, 1},
        {0x11, 3, 3, 3, 64, 8, 1},
        {0xff, 3, 3, 3, 64, 8, 1},
        {bit_mapped | 0x0c, 3, 3, 3, 64, 8, 1},
        {0, -1, 3, 3, 64, 8, 2},
        {0, INT64_MIN, 3, 3, 64, 8, 2},
        {0, 3, -1, 3, 64, 8, 3},
        {0, INT64_MAX, INT64_MAX, INT64_MAX, 64, 8, 3},
        {0, INT64_C(1) << 32, INT64_C(1) << 32, INT64_C(1) << 32, 64, 8, 3},
        {0, 3, 3, 2, 64, 8, 4},
        {0, 3, 3, INT64_MIN, 64, 8, 4},
        {0, 0, 3, 0, 64, 8, 4},
        {0, 3, 3, INT64_MAX, 64, 8, 6},
        {0, 3, 3, INT64_C(1) << 61, 64, 8, 6},
        {0, 3, 3, 3, -64, 8, 6},
        {0, 3, 3, 3, INT64_MIN, 8, 6},
        {0, 3, 3, 3, INT64_MAX - 7, 8, 6},
        {0, 3, 3, 3, object_bytes - 64, 8, 6}, /* 8 bytes too many */
        {0, 3, 3, 3, 68, 8, 6},                /* between two doubles */
        {1, 3, 3, 3, 66, 8, 6},
        {0, 3, 3, 3, 64, -8, 7},
        {0, 3, 3, 3, 64, INT64_MAX - 7, 7},
        {0, 3, 3, 3, 64, object_bytes - 16, 7}, /* 8 bytes too many */
        {0, 3, 3, 3, 64, 12, 7},
        {0, 3, 3, 3, 64, 48, 7}, /* into the matrix */
        {0, 3, 3, 3, 64, 128, 7},
        {6, -1, 3, 3, 64, 8, 2},
        {7, 3, INT64_MIN, 3, 64, 8, 3},
        {8, INT64_C(1) << 30, INT64_C(1) << 30, INT64_C(1) << 30, 64, 8, 3}, /* 2^64 bytes: 0 in 64 bits */
        {9, 3, 3, 2, 64, 8, 4},
        {10, 3, 3, INT64_C(1) << 59, 64, 8, 6},
        {6, 3, 3, 3, object_bytes - 128, 8, 6}, /* 16 bytes too many; doubles would fit */
        {6, 3, 3, 3, 72, 8, 6},                 /* between two numbers */
        {7, 3, 3, 3, 68, 8, 6},
        {11, 3, 3, 3, 64, 128, 7},
        {8, 3, 3, 3, 64, 200, 7}, /* into the last number; behind doubles */
    };
    for (unsigned c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        char what[32];
        snprintf(what, sizeof what, "case %u", c);
        shared_frame frame = {.base = cases[c].base,
                              .m = cases[c].m,
                              .n = cases[c].n,
                              .lda = cases[c].lda,
                              .name = name,
                              .offset_A = cases[c].offset_A,
                              .offset_ipiv = cases[c].offset_ipiv};
        expect_refused(s, frame, cases[c].position, what);
    }
}

static void check_names(const server *s) {
    char longest[256] = "/", too_deep[64];
    memset(longest + 1, 'x', 254);
    snprintf(too_deep, sizeof too_deep, "/../shm/recursive_lu_test_%d_fields", (int)getpid());
    const char *names[] = {"x",    "/",  "/.",     "/..",   "//x",
                           "/x/y", "x/", too_deep, longest, "/recursive_lu_no_such_object"};
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        expect_refused(s, frame_of(names[i]), 5, names[i]);
    }
    CHECK(client_drop(s, "no slash") == client_bad_argument(1), "drop of what is no name");
    CHECK(client_drop(s, longest) == 0, "drop of an unknown name");
}

static void check_other_modes(const server *s) {
    static const unsigned modes[] = {0644, 0660, 0606, 0601, 0700, 0400, 0200, 04600, 02600, 01600, 0000};
    for (unsigned i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        shared_object object = shared_with_mode("mode", object_bytes, modes[i]);
        if (modes[i] != 0 || geteuid() != 0) { /* root may open what nobody may */
            expect_refused(s, frame_of(object.name), 5, "an object of another mode");
        }
        shared_free(&object);
    }
}

/* Only root can give an object away. Anybody else finds that an object of another user cannot be opened. */
static void check_other_user(const server *s) {
    shared_object object = shared_with_mode("user", object_bytes, geteuid() == 0 ? 0600 : 0000);
    if (geteuid() == 0) {
        REQUIRE(fchown(object.descriptor, somebody_else, somebody_else) == 0, "fchown");
    }
    expect_refused(s, frame_of(object.name), 5, "another user's object");
    shared_free(&object);
}

/* Things in the same folder that are no objects. */
static void check_other_kinds(const server *s, const shared_object *object) {
    char path[PATH_MAX], target[PATH_MAX], name[64];
    snprintf(name, sizeof name, "/recursive_lu_test_%d_kind", (int)getpid());
    snprintf(path, sizeof path, "/dev/shm%s", name);
    snprintf(target, sizeof target, "/dev/shm%s", object->name);
    REQUIRE(symlink(target, path) == 0, "symlink");
    expect_refused(s, frame_of(name), 5, "a symbolic link");
    unlink(path);
    REQUIRE(mkfifo(path, 0600) == 0, "mkfifo");
    expect_refused(s, frame_of(name), 5, "a pipe");
    unlink(path);
    REQUIRE(mkdir(path, 0700) == 0, "mkdir");
    expect_refused(s, frame_of(name), 5, "a folder");
    rmdir(path);
}

/* The number of objects that the server has open. */
static int count_open(const server *s) {
    char path[64], target[PATH_MAX];
    int count = 0;
    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)s->process, descriptor);
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = 0;
        count += strstr(target, "/dev/shm/recursive_lu_test_") != NULL;
    }
    return count;
}

static void check_changes(const server *s, shared_object *object) {
    expect_factored(s, object, offset_A, "as it is");
    shared_frame beyond = frame_of(object->name);
    beyond.offset_A = object_bytes;
    expect_refused(s, beyond, 6, "beyond its end");
    shared_resize(object, 2 * object_bytes);
    expect_factored(s, object, object_bytes, "grown");
    shared_resize(object, object_bytes);
    expect_refused(s, beyond, 6, "shrunk");
    shared_resize(object, 2 * object_bytes);
    expect_factored_by(s, object, object_bytes, bit_mapped, "shrunk, and grown again");
    shared_resize(object, object_bytes);
    expect_factored(s, object, offset_A, "shrunk, but large enough");

    REQUIRE(fchmod(object->descriptor, 0644) == 0, "fchmod");
    expect_refused(s, frame_of(object->name), 5, "opened to others");
    REQUIRE(fchmod(object->descriptor, 0600) == 0, "fchmod");
    expect_factored(s, object, offset_A, "private again");

    shared_unlink(object);
    expect_factored(s, object, offset_A, "without its name");
    expect_factored_by(s, object, offset_A, bit_mapped, "mapped, without its name");
    shared_object other = shared_new("fields", object_bytes);
    REQUIRE(strcmp(other.name, object->name) == 0, "the same name");
    expect_factored_by(s, object, offset_A, bit_mapped, "mapped, its name another object's");
    expect_factored(s, &other, offset_A, "another object of the same name");
    shared_free(&other);

    CHECK(count_open(s) == 1, "%d objects are open", count_open(s));
    CHECK(client_drop(s, object->name) == 0, "drop");
    CHECK(count_open(s) == 0, "the object is still open");
    expect_refused(s, frame_of(object->name), 5, "dropped, and without its name");
    expect_not_mapped(s, object->name, "dropped");
}

/* More objects than the server keeps open. */
static void check_many(const server *s) {
    enum { objects = 40 };
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < objects; i++) {
            char tag[16];
            snprintf(tag, sizeof tag, "many%d", i);
            shared_object object = shared_new(tag, object_bytes);
            expect_factored(s, &object, offset_A, "one of many");
            shared_free(&object);
        }
    }
    CHECK(count_open(s) == kept_open, "%d objects are still open", count_open(s));
}

int main(int argc, char **argv) {
    server s = server_start(server_path(argc, argv), NULL, NULL);
    shared_object object = shared_new("fields", object_bytes);
    check_numbers(&s, object.name);
    check_names(&s);
    check_other_modes(&s);
    check_other_user(&s);
    check_other_kinds(&s, &object);
    check_changes(&s, &object);
    check_many(&s);
    shared_object empty = shared_new("empty", object_bytes);
    shared_resize(&empty, object_bytes);
    shared_frame nothing = frame_of(empty.name);
    nothing.m = 0;
    nothing.offset_A = nothing.offset_ipiv = -1;
    CHECK(client_shared(&s, nothing) == 0, "an empty matrix, wherever it is");
    shared_free(&empty);
    client_exit(&s);
    server_expect_end(&s, 0, false, "fields of shared memory");
    shared_free(&object);
    return check_report();
}
