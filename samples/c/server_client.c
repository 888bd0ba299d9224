/* Solves a real and a complex 3 x 3 system by talking to a recursive_lu_server that listens at a socket; no
 * library is linked.
 *
 *     recursive_lu_server --listen /tmp/lu &
 *     server_client /tmp/lu
 *
 * Shows every request that a client needs, and what can happen instead of an answer: where it is right, the
 * request is repeated. For little-endian machines: numbers are sent as they lie in memory. */
#define _POSIX_C_SOURCE 200809L
#include <complex.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { order = 3, attempts = 8, first_pause_ms = 10, connect_seconds = 10 };
enum { object_bytes = 4096, matrix_offset = 64 }; /* a multiple of the size of a number */
enum { command_hello = 0x10, command_shared = 0x11, command_drop = 0x12, command_solve = 0x13 };
enum { feature_shared = 1, feature_solve = 2, feature_complex = 32 };

/* What a matrix consists of, and the command that factors it: of float instead of double it is greater by 1,
   on several threads by 2, without row exchanges by 4. */
typedef struct element {
    uint8_t factor;
    uint8_t feature; /* that the server must have, or 0 */
    size_t bytes;
} element;

static const element element_f64 = {.factor = 0x00, .feature = 0, .bytes = sizeof(double)};
static const element element_c128 = {
    .factor = 0x06, .feature = feature_complex, .bytes = sizeof(double complex)};

/* A connection, -1 if there is none, and what the server at its other end can do. */
typedef struct conversation {
    int server;
    uint32_t features;
} conversation;

/* What became of a request. The exit status of this program, too. */
typedef enum outcome {
    outcome_done,
    outcome_failed = 1, /* here, not in the server */
    outcome_full,       /* no place for another client: come again later */
    outcome_busy,       /* no memory for the moment: ask again later */
    outcome_timed_out,  /* the request did not come in time, and the conversation is over */
    outcome_no_factors, /* the factors of the conversation were given up: factor again */
    outcome_refused,    /* the same request will be refused again */
    outcome_dead,       /* nobody listens, or the server ended before its answer */
} outcome;

static const char *const messages[] = {
    "done",
    "failed",
    "the server is full",
    "the server is busy",
    "the request came too slowly",
    "the factors were given up",
    "the server refused the request",
    "there is no server",
};

/* Errors, which come alone, lie above it, and no more than 1000. */
static const int64_t errors = INT64_MIN + (INT64_C(1) << 31);

static outcome outcome_of(int64_t info) {
    if (info >= errors + 1000) {
        return outcome_done; /* or a zero pivot: see solve */
    }
    switch (info - errors) {
    case 103:
        return outcome_busy;
    case 104:
        return outcome_timed_out;
    case 105:
        return outcome_no_factors;
    default:
        return outcome_refused; /* below 100 the field that is illegal, 100 out of memory, 101 a defect */
    }
}

static outcome send_all(int server, const void *data, size_t bytes) {
    for (const char *next = data; bytes > 0;) {
        ssize_t sent = send(server, next, bytes, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            return outcome_dead;
        }
        next += sent > 0 ? sent : 0;
        bytes -= sent > 0 ? (size_t)sent : 0;
    }
    return outcome_done;
}

static outcome receive_all(int server, void *data, size_t bytes) {
    for (char *next = data; bytes > 0;) {
        ssize_t got = recv(server, next, bytes, 0);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return outcome_dead;
        }
        next += got > 0 ? got : 0;
        bytes -= got > 0 ? (size_t)got : 0;
    }
    return outcome_done;
}

/* Sends a request, which is a head and what follows it, and reads info. */
static outcome ask(int server, const void *head, size_t head_bytes, const void *data, size_t bytes,
                   int64_t *info) {
    outcome sent = send_all(server, head, head_bytes);
    sent = sent == outcome_done ? send_all(server, data, bytes) : sent;
    /* A server that refuses a request need not read all of it: even if sending fails there may be an answer.
     */
    outcome got = receive_all(server, info, sizeof *info);
    return got != outcome_done ? got : outcome_of(*info) != outcome_done ? outcome_of(*info) : sent;
}

static size_t put(uint8_t *frame, size_t length, const void *value, size_t bytes) {
    memcpy(frame + length, value, bytes);
    return length + bytes;
}

static size_t put_i64(uint8_t *frame, size_t length, int64_t value) {
    return put(frame, length, &value, sizeof value);
}

static size_t put_name(uint8_t *frame, size_t length, const char *name) {
    uint32_t bytes = (uint32_t)strlen(name);
    return put(frame, put(frame, length, &bytes, sizeof bytes), name, bytes);
}

/* The first request. A server that is full has closed the connection by then. */
static outcome hello(conversation *with) {
    int server = with->server;
    uint8_t request = command_hello, text[255];
    uint32_t head[3]; /* the protocol's version, features, the length of the server's version */
    if (send_all(server, &request, 1) != outcome_done ||
        receive_all(server, head, sizeof head) != outcome_done) {
        return outcome_full;
    }
    with->features = head[1];
    const uint32_t needed = feature_shared | feature_solve;
    if (head[0] != 2 || (with->features & needed) != needed || head[2] > sizeof text) {
        return outcome_refused; /* other numbers of errors; too old; nonsense */
    }
    return receive_all(server, text, head[2]);
}

/* Connects and says hello. If many wait to be let in, connect does, too, and gives up with EAGAIN. */
static outcome enter(const char *path, conversation *with) {
    int *server = &with->server;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        return outcome_failed;
    }
    strcpy(address.sun_path, path);
    *server = socket(AF_UNIX, SOCK_STREAM, 0);
    if (*server < 0) {
        return outcome_failed;
    }
    struct timeval patience = {.tv_sec = connect_seconds};
    setsockopt(*server, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    bool connected = connect(*server, (const struct sockaddr *)&address, sizeof address) == 0;
    outcome entered = connected ? outcome_done : errno == EAGAIN ? outcome_full : outcome_dead;
    patience.tv_sec = 0; /* requests may take as long as they do */
    setsockopt(*server, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    entered = connected ? hello(with) : entered;
    if (entered != outcome_done) {
        close(*server);
        *server = -1;
    }
    return entered;
}

/* Factors by the socket; A receives L and U. */
static outcome factor(int server, const element *type, void *A, int64_t ipiv[order]) {
    uint8_t head[17] = {type->factor};
    int64_t info;
    size_t length = put_i64(head, put_i64(head, 1, order), order), bytes = order * order * type->bytes;
    outcome done = ask(server, head, length, A, bytes, &info);
    done = done == outcome_done ? receive_all(server, A, bytes) : done;
    return done == outcome_done ? receive_all(server, ipiv, order * sizeof *ipiv) : done;
}

/* Factors in place in a shared-memory object that has ipiv at its beginning. */
static outcome factor_shared(int server, const element *type, const char *name) {
    uint8_t frame[2 + 3 * 8 + 4 + 255 + 2 * 8] = {command_shared, type->factor};
    int64_t info;
    size_t length = 2;
    for (int field = 0; field < 3; field++) {
        length = put_i64(frame, length, order); /* m, n, lda */
    }
    length = put_name(frame, length, name);
    length = put_i64(frame, length, matrix_offset);
    length = put_i64(frame, length, 0); /* offset of ipiv */
    return ask(server, frame, length, NULL, 0, &info);
}

/* Has the server forget an object. */
static outcome drop(int server, const char *name) {
    uint8_t frame[5 + 255] = {command_drop};
    int64_t info;
    return ask(server, frame, put_name(frame, 1, name), NULL, 0, &info);
}

/* Solves with the factors that the conversation had last; b receives x. */
static outcome solve(int server, const element *type, void *b) {
    uint8_t head[10] = {command_solve, 'N'};
    int64_t info;
    outcome done = ask(server, head, put_i64(head, 2, 1), b, order * type->bytes, &info);
    done = done == outcome_done ? receive_all(server, b, order * type->bytes) : done;
    return done == outcome_done && info != 0 ? outcome_refused : done; /* U(info,info) is zero */
}

/* A system, and the memory that it is in for the server. */
typedef struct system_3 {
    const element *type;
    const void *A, *b;
    double complex x[order]; /* or so many doubles */
    char name[64];
    uint8_t *shared;
    bool by_socket;
} system_3;

/* Factors and solves. A and b are kept: whatever the outcome is, this may be done again. */
static outcome solve_system(const conversation *with, system_3 *s) {
    double complex LU[order * order];
    int64_t ipiv[order];
    size_t bytes = order * order * s->type->bytes;
    outcome done;
    if ((with->features & s->type->feature) != s->type->feature) {
        return outcome_refused; /* an older server does not understand the command */
    }
    if (s->by_socket) {
        memcpy(LU, s->A, bytes);
        done = factor(with->server, s->type, LU, ipiv);
    } else {
        memcpy(s->shared + matrix_offset, s->A, bytes);
        done = factor_shared(with->server, s->type, s->name);
    }
    memcpy(s->x, s->b, order * s->type->bytes);
    return done == outcome_done ? solve(with->server, s->type, s->x) : done;
}

static void wait_before(int attempt) {
    long ms = (long)first_pause_ms << attempt;
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

/* Repeats what may succeed later, with pauses that grow, and connects if there is no conversation. Clients
   should add something random to the pauses if there are many. */
static outcome solve_patiently(const char *path, conversation *with, system_3 *s) {
    outcome done = outcome_full;
    for (int attempt = 0; attempt < attempts; attempt++) {
        done = with->server < 0 ? enter(path, with) : outcome_done;
        done = done == outcome_done ? solve_system(with, s) : done;
        if (done != outcome_full && done != outcome_busy && done != outcome_no_factors) {
            return done;
        }
        wait_before(attempt);
    }
    return done;
}

/* Makes an object that only this user may open. */
static bool make_object(system_3 *s) {
    snprintf(s->name, sizeof s->name, "/recursive_lu-%ld", (long)getpid());
    int file = shm_open(s->name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (file < 0) {
        return false;
    }
    /* The memory now, and not in the middle of the work, if there is too little. */
    bool whole = ftruncate(file, object_bytes) == 0 && posix_fallocate(file, 0, object_bytes) == 0;
    s->shared = whole ? mmap(NULL, object_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
    close(file);
    if (s->shared == MAP_FAILED) {
        shm_unlink(s->name);
    }
    return s->shared != MAP_FAILED;
}

/* Solves by the socket and then by shared memory, which must give the same. */
static outcome solve_both_ways(const char *path, conversation *with, system_3 *s) {
    double complex first[order];
    size_t bytes = order * s->type->bytes;
    s->by_socket = true;
    outcome done = solve_patiently(path, with, s);
    if (done != outcome_done) {
        return done;
    }
    memcpy(first, s->x, bytes);
    s->by_socket = false;
    if (!make_object(s)) {
        return outcome_failed;
    }
    done = solve_patiently(path, with, s);
    done = done == outcome_done ? drop(with->server, s->name) : done;
    munmap(s->shared, object_bytes);
    shm_unlink(s->name);
    if (done == outcome_done && memcmp(first, s->x, bytes) != 0) {
        fprintf(stderr, "the two ways differ\n");
        return outcome_failed;
    }
    return done;
}

static outcome solve_real(const char *path, conversation *with) {
    static const double A[] = {2, 4, 8, 1, 3, 7, 1, 3, 9}; /* by columns: the rows are 2 1 1, 4 3 3, 8 7 9 */
    static const double b[] = {7, 19, 49};
    system_3 s = {.type = &element_f64, .A = A, .b = b};
    outcome done = solve_both_ways(path, with, &s);
    if (done == outcome_done) {
        double x[order];
        memcpy(x, s.x, sizeof x);
        printf("x = %g %g %g\n", x[0], x[1], x[2]); /* 1 2 3 */
    }
    return done;
}

static outcome solve_complex(const char *path, conversation *with) {
    const double complex A[] = {2 + I, 4, 8, 1, 3 - I, 7, 1, 3, 9 + 2 * I};
    const double complex b[] = {6 + 4 * I, 18 + 5 * I, 45 + 25 * I};
    system_3 s = {.type = &element_c128, .A = A, .b = b};
    outcome done = solve_both_ways(path, with, &s);
    if (done == outcome_done) {
        printf("z =");
        for (int i = 0; i < order; i++) {
            printf(" %g%+gi", creal(s.x[i]), cimag(s.x[i])); /* 1+1i 2-1i 3+2i */
        }
        printf("\n");
    }
    return done;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s SOCKET\n", argv[0]);
        return outcome_failed;
    }
    conversation with = {.server = -1};
    outcome done = solve_real(argv[1], &with);
    if (done == outcome_done && (with.features & feature_complex) == 0) {
        printf("the server takes no complex matrices\n");
    } else if (done == outcome_done) {
        done = solve_complex(argv[1], &with);
    }
    if (done != outcome_done) {
        fprintf(stderr, "%s\n", messages[done]);
        return done;
    }
    close(with.server);
    return 0;
}
