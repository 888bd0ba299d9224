/* Objects that clients lend by their descriptors: they need no name, and may be anybody's. */
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "listening.h"

enum { object_bytes = 1 << 16, offset_A = 64, bit_mapped = 0x80, order = 3, many = 40 };

static const double example[order * order] = {2, 4, 8, 1, 3, 7, 1, 3, 9};

static int new_object(size_t bytes) {
    int descriptor = memfd_create("lent", MFD_CLOEXEC);
    REQUIRE(descriptor >= 0 && ftruncate(descriptor, (off_t)bytes) == 0, "memfd_create");
    return descriptor;
}

static void expect_factored(const server *s, const char *name, int descriptor, unsigned base) {
    REQUIRE(pwrite(descriptor, example, sizeof example, offset_A) == sizeof example, "pwrite");
    int64_t info = client_shared(
        s, (shared_frame){
               .base = base, .m = order, .n = order, .lda = order, .name = name, .offset_A = offset_A});
    double pivot = 0;
    int64_t ipiv = 0;
    REQUIRE(pread(descriptor, &pivot, sizeof pivot, offset_A) == sizeof pivot, "pread");
    REQUIRE(pread(descriptor, &ipiv, sizeof ipiv, 0) == sizeof ipiv, "pread");
    CHECK(info == 0 && pivot == 8 && ipiv == 3, "%s: info %#lx, U(1,1) %g, ipiv %ld", name,
          (unsigned long)info, pivot, (long)ipiv);
}

static void check_served(const server *s) {
    int object = new_object(object_bytes);
    CHECK((client_hello(s).features & 16) != 0, "the server says that it takes descriptors");
    CHECK(client_lend(s, "/mine", object) == 0, "lend");
    expect_factored(s, "/mine", object, 0);
    expect_factored(s, "/mine", object, bit_mapped);
    double B[order] = {7, 19, 49};
    int64_t info = client_solve(s, &element_f64, 'N', order, 1, B);
    CHECK(info == 0, "solve: info %#lx", (unsigned long)info);
    for (int i = 0; i < order; i++) {
        CHECK(fabs(B[i] - (i + 1)) < 1e-12, "x[%d] = %g", i, B[i]);
    }
    REQUIRE(ftruncate(object, 2L * object_bytes) == 0, "ftruncate");
    shared_frame beyond = {.m = order,
                           .n = order,
                           .lda = order,
                           .name = "/mine",
                           .base = bit_mapped,
                           .offset_A = object_bytes,
                           .offset_ipiv = 0};
    CHECK(client_shared(s, beyond) == 1, "it has grown: zeros are singular");
    int other = new_object(object_bytes);
    CHECK(client_lend(s, "/mine", other) == 0, "another object of the same name");
    expect_factored(s, "/mine", other, 0);
    CHECK(client_drop(s, "/mine") == 0, "drop");
    beyond.offset_A = offset_A;
    CHECK(client_shared(s, beyond) == client_bad_argument(5), "dropped");
    close(object);
    close(other);
}

/* [0, 2i; 4, 0] by every command with exchanges, and a solution with its conjugate transpose. */
static void check_complex(const server *s) {
    static const double matrix[] = {0, 0, 4, 0, 0, 2, 0, 0};
    int object = new_object(object_bytes);
    CHECK(client_lend(s, "/complex", object) == 0, "lend");
    for (int c = 0x06; c <= 0x09; c++) {
        const element *part = commands[c].type->part;
        uint8_t bytes[sizeof matrix];
        size_t size = 4 * commands[c].type->size;
        for (int i = 0; i < 8; i++) {
            part->set(bytes, i, matrix[i]);
        }
        REQUIRE(pwrite(object, bytes, size, offset_A) == (ssize_t)size, "pwrite");
        int64_t info = client_shared(s, (shared_frame){.base = (unsigned)c | (c % 2 == 0 ? 0 : bit_mapped),
                                                       .m = 2,
                                                       .n = 2,
                                                       .lda = 2,
                                                       .name = "/complex",
                                                       .offset_A = offset_A});
        CHECK(info == 0, "command %d: info %#lx", c, (unsigned long)info);
        uint8_t x[2 * 16];
        static const double b[] = {8, 0, 6, 8}; /* 4 x2 = 8, -2i x1 = 6 + 8i */
        static const double solution[] = {-4, 3, 2, 0};
        for (int i = 0; i < 4; i++) {
            part->set(x, i, b[i]);
        }
        CHECK(client_solve(s, commands[c].type, 'C', 2, 1, x) == 0, "command %d: solve", c);
        for (int i = 0; i < 4; i++) {
            CHECK(part->get(x, i) == solution[i], "command %d: part %d is %g", c, i, part->get(x, i));
        }
    }
    CHECK(client_drop(s, "/complex") == 0, "drop");
    close(object);
}

static void check_refused(const server *s) {
    int object = new_object(object_bytes), ends[2];
    CHECK(client_lend(s, "/none", -1) == client_bad_argument(2), "no descriptor");
    CHECK(client_lend(s, "no slash", object) == client_bad_argument(1), "what is no name");
    CHECK(client_lend(s, "/none", -1) == client_bad_argument(2), "the one that came with a bad name");
    REQUIRE(pipe(ends) == 0, "pipe");
    CHECK(client_lend(s, "/pipe", ends[0]) == client_bad_argument(2), "a pipe");
    int null = open("/dev/zero", O_RDWR | O_CLOEXEC);
    CHECK(client_lend(s, "/zero", null) == client_bad_argument(2), "a device");
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", object);
    int read_only = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(client_lend(s, "/read", read_only) == client_bad_argument(2), "only to be read");
    close(ends[0]);
    close(ends[1]);
    close(null);
    close(read_only);
    close(object);
}

static int count_open(pid_t process) {
    int count = 0;
    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        char path[64];
        struct stat status;
        snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)process, descriptor);
        count += lstat(path, &status) == 0;
    }
    return count;
}

/* Descriptors that are sent and not used, or are too many, are closed. */
static void check_nothing_left(const server *s, pid_t process) {
    int object = new_object(object_bytes);
    client_lend(s, "no slash", object);
    CHECK(client_lend(s, "/none", -1) == client_bad_argument(2), "no descriptor");
    int before = count_open(process);
    for (int i = 0; i < many; i++) {
        char name[16];
        snprintf(name, sizeof name, "/lent%d", i);
        CHECK(client_lend(s, "no slash", object) == client_bad_argument(1), "no name");
        CHECK(client_lend(s, name, object) == 0, "lend");
        expect_factored(s, name, object, 0);
    }
    int after = count_open(process);
    CHECK(after <= before + 9, "%d descriptors were open, now %d", before, after);
    close(object);
}

int main(int argc, char **argv) {
    const char *path = server_path(argc, argv);
    struct sockaddr_un address = listening_address("lent");
    server served = server_start(path, "--listen", address.sun_path);
    server mine = listening_connect(&address);
    check_served(&mine);
    check_complex(&mine);
    check_refused(&mine);
    check_nothing_left(&mine, served.process);
    server_close(&mine.to);
    kill(served.process, SIGTERM);
    server_expect_end(&served, 0, false, "SIGTERM");

    server piped = server_start(path, NULL, NULL);
    uint8_t request[] = {code_lend, 2, 0, 0, 0, '/', 'x'};
    CHECK(server_send(&piped, request, sizeof request) && client_info(&piped) == client_bad_argument(2),
          "no descriptors come by pipe");
    server_expect_end(&piped, 0, false, "pipes");
    return check_report();
}
