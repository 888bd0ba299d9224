#include "siege_bystander.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "in_process.h"
#include "siege_connection.h"

enum { largest = 400, largest_element = 16, offset_A = 4096, first_pause_ms = 4, longest_pause_ms = 250 };

static const int64_t orders[sum_count] = {1, 2, 3, 5, 8, 17, 33, 64, 100, 130, 200, 257, 300, largest};

/* What came of a request. */
typedef enum outcome {
    outcome_answer,   /* the right one, or a wrong one, which is counted */
    outcome_again,    /* busy or no memory: the same request may succeed later */
    outcome_no_place, /* the server is full, or has closed the conversation with a word about it */
    outcome_lost,     /* no answer came, which is a failure */
} outcome;

void sums_compute(sum sums[sum_count], const library *lib) {
    random_source source = random_new(2026);
    for (int s = 0; s < sum_count; s++) {
        int64_t n = orders[s];
        const command *how = &commands[s % command_count];
        sum *self = &sums[s];
        *self = (sum){.how = how, .a = matrix_new(how->type, n, n, n), .b = matrix_new(how->type, n, 1, n)};
        matrix_fill_dominant(&self->a, &source);
        matrix_fill_uniform(&self->b, &source);
        self->LU = matrix_copy(&self->a);
        self->x = matrix_copy(&self->b);
        self->ipiv = allocate((size_t)n * sizeof(int64_t));
        self->info = in_process_factor(lib, how, self->LU.data, n, n, n, self->ipiv);
        REQUIRE(in_process_solve(lib, how->type, 'N', n, 1, self->LU.data, self->ipiv, self->x.data) == 0,
                "solve");
    }
}

void sums_free(sum sums[sum_count]) {
    for (int s = 0; s < sum_count; s++) {
        matrix_free(&sums[s].a);
        matrix_free(&sums[s].LU);
        matrix_free(&sums[s].b);
        matrix_free(&sums[s].x);
        free(sums[s].ipiv);
    }
}

bystander bystander_new(int number, const sum *sums, const struct sockaddr_un *address,
                        const atomic_bool *stop, int64_t wait_ms) {
    char tag[32];
    snprintf(tag, sizeof tag, "bystander_%d", number);
    return (bystander){.sums = sums,
                       .address = address,
                       .stop = stop,
                       .number = number,
                       .wait_ms = wait_ms,
                       .random = random_new((uint64_t)number),
                       .connection = -1,
                       .object = shared_new(tag, offset_A + largest * largest * largest_element)};
}

void bystander_free(bystander *self) {
    server_close(&self->connection);
    shared_free(&self->object);
}

static outcome lose(bystander *self, transfer how, const char *what) {
    CHECK(false, "bystander %d: %s: %s", self->number, what,
          how == transfer_late ? "no answer in time" : "the server has closed the conversation");
    server_close(&self->connection);
    return outcome_lost;
}

static void note(int64_t *longest, int64_t begin) {
    int64_t passed = now_ms() - begin;
    *longest = passed > *longest ? passed : *longest;
}

static void note_wait(bystander *self, int64_t begin) {
    note(&self->longest_ms, begin);
}

/* Comes in and says hello: a server that is full closes at once. */
static outcome enter(bystander *self) {
    uint8_t request = code_hello, head[12], text[256];
    int64_t begin = now_ms(), deadline = begin + self->wait_ms;
    self->connection = connection_open(self->address, deadline);
    if (self->connection < 0) {
        return lose(self, now_ms() >= deadline ? transfer_late : transfer_gone, "connect");
    }
    transfer how = connection_send(self->connection, &request, 1, deadline);
    how = how == transfer_whole ? connection_receive(self->connection, head, sizeof head, deadline) : how;
    if (how == transfer_gone) {
        server_close(&self->connection);
        self->turned_away++;
        return outcome_no_place;
    }
    uint32_t length = how == transfer_whole ? head[8] : 0; /* at most 255 */
    how = how == transfer_whole ? connection_receive(self->connection, text, length, deadline) : how;
    note_wait(self, begin);
    return how == transfer_whole ? outcome_answer : lose(self, how, "hello");
}

/* The outcome of an info that is an error. */
static outcome judge(bystander *self, int64_t info, const char *what) {
    if (info == client_error(error_busy)) {
        self->busy++;
        return outcome_again;
    }
    if (info == client_error(error_factors_given_up)) {
        self->given_up++;
        return outcome_again;
    }
    if (info == client_error(error_no_memory)) {
        self->refused++;
        return outcome_again;
    }
    if (info == client_error(error_timed_out)) {
        self->refused++;
        server_close(&self->connection);
        return outcome_no_place;
    }
    self->wrong++;
    CHECK(false, "bystander %d: %s: info %#lx", self->number, what, (unsigned long)info);
    server_close(&self->connection);
    return outcome_lost;
}

/* Two pieces of a request, and the info of its answer. */
static outcome ask(bystander *self, const char *what, const void *head, size_t head_bytes, const void *data,
                   size_t bytes, int64_t *info, int64_t deadline) {
    uint8_t answer[8];
    self->requests++;
    transfer how = connection_send(self->connection, head, head_bytes, deadline);
    how = how == transfer_whole ? connection_send(self->connection, data, bytes, deadline) : how;
    /* A server that refuses may close before it has read all; its word is there. */
    how = how != transfer_late ? connection_receive(self->connection, answer, sizeof answer, deadline) : how;
    if (how != transfer_whole) {
        return lose(self, how, what);
    }
    self->bytes += (int64_t)(head_bytes + bytes + sizeof answer);
    *info = get_i64(answer);
    return client_is_error(*info) ? judge(self, *info, what) : outcome_answer;
}

static void compare(bystander *self, bool same, const sum *s, const char *what) {
    self->wrong += !same;
    CHECK(same, "bystander %d: %s, order %ld, command %u: not the library's result", self->number, what,
          (long)s->a.n, s->how->code);
}

static bool is_factored(const sum *s, int64_t info, const void *LU, const void *ipiv) {
    return info == s->info && memcmp(LU, s->LU.data, matrix_bytes(&s->LU)) == 0 &&
           memcmp(ipiv, s->ipiv, (size_t)s->a.n * sizeof(int64_t)) == 0;
}

static outcome factor_by_socket(bystander *self, const sum *s) {
    uint8_t head[factor_head_bytes];
    int64_t begin = now_ms(), deadline = begin + self->wait_ms, info;
    client_factor_head(head, s->how->code, s->a.n, s->a.n);
    size_t bytes = matrix_bytes(&s->a), pivot_bytes = (size_t)s->a.n * sizeof(int64_t);
    outcome done = ask(self, "factor", head, sizeof head, s->a.data, bytes, &info, deadline);
    if (done != outcome_answer) {
        return done;
    }
    uint8_t *answer = allocate(bytes + pivot_bytes);
    transfer how = connection_receive(self->connection, answer, bytes + pivot_bytes, deadline);
    note_wait(self, begin);
    self->bytes += (int64_t)(bytes + pivot_bytes);
    if (how == transfer_whole) {
        compare(self, is_factored(s, info, answer, answer + bytes), s, "factor");
    } else {
        done = lose(self, how, "factors");
    }
    free(answer);
    return done;
}

static outcome factor_shared(bystander *self, const sum *s) {
    uint8_t frame[longest_frame];
    int64_t begin = now_ms(), info;
    size_t length = put_shared(frame, (shared_frame){.base = s->how->code,
                                                     .m = s->a.n,
                                                     .n = s->a.n,
                                                     .lda = s->a.n,
                                                     .name = self->object.name,
                                                     .offset_A = offset_A});
    memcpy(self->object.data + offset_A, s->a.data, matrix_bytes(&s->a));
    outcome done = ask(self, "shared memory", frame, length, NULL, 0, &info, begin + self->wait_ms);
    if (done == outcome_answer) {
        note_wait(self, begin);
        compare(self, is_factored(s, info, self->object.data + offset_A, self->object.data), s,
                "shared memory");
    }
    return done;
}

static outcome solve(bystander *self, const sum *s) {
    uint8_t head[16];
    int64_t begin = now_ms(), deadline = begin + self->wait_ms, info;
    size_t bytes = matrix_bytes(&s->b), length = put_solve_head(head, 'N', 1);
    outcome done = ask(self, "solve", head, length, s->b.data, bytes, &info, deadline);
    if (done != outcome_answer) {
        return done;
    }
    uint8_t x[largest * largest_element];
    transfer how = connection_receive(self->connection, x, bytes, deadline);
    note_wait(self, begin);
    self->bytes += (int64_t)bytes;
    if (how != transfer_whole) {
        return lose(self, how, "solution");
    }
    compare(self, info == 0 && memcmp(x, s->x.data, bytes) == 0, s, "solve");
    return outcome_answer;
}

/* One attempt at a sum, in a new conversation if there is none. */
static outcome attempt(bystander *self, const sum *s, bool shared) {
    outcome done = self->connection < 0 ? enter(self) : outcome_answer;
    if (done == outcome_answer) {
        done = shared ? factor_shared(self, s) : factor_by_socket(self, s);
    }
    return done == outcome_answer ? solve(self, s) : done;
}

/* A sum until it is done; false at the stop. Where trying again is right, the pauses grow. */
static bool work_out(bystander *self, const sum *s, bool shared) {
    int64_t pause = first_pause_ms, begin = now_ms();
    while (!atomic_load(self->stop)) {
        if (attempt(self, s, shared) == outcome_answer) {
            note(&self->longest_sum_ms, begin);
            return true;
        }
        sleep_ms(random_integer(&self->random, pause / 2, pause));
        pause = pause * 2 < longest_pause_ms ? pause * 2 : longest_pause_ms;
    }
    return false;
}

void bystander_run_all(bystander *self) {
    for (int s = 0; s < 2 * sum_count; s++) {
        outcome done = attempt(self, &self->sums[s / 2], s % 2 != 0);
        CHECK(done == outcome_answer, "bystander %d alone: no answer to a request of order %ld", self->number,
              (long)self->sums[s / 2].a.n);
    }
    server_close(&self->connection);
}

void *bystander_run(void *argument) {
    enum { conversation = 20, longest_rest_ms = 10 };
    bystander *self = argument;
    while (!atomic_load(self->stop)) {
        const sum *s = &self->sums[random_integer(&self->random, 0, sum_count - 1)];
        work_out(self, s, random_integer(&self->random, 0, 1) != 0);
        if (random_integer(&self->random, 1, conversation) == 1) {
            server_close(&self->connection);
        }
        sleep_ms(random_integer(&self->random, 0, longest_rest_ms));
    }
    server_close(&self->connection);
    return NULL;
}
