/* Which calls are computed here, and which reach the library behind, with all that belongs to them; and what
   the owner of a panel and the others do. */
#include <string.h>

#include "calls.h"
#include "check.h"
#include "process.h"
#include "recursive_lu.h"

/* A change of a call; where it then is computed. */
typedef struct change {
    const char *what;
    size_t offset; /* of an int32_t in call, or of a char if letter is set */
    int32_t value;
    char letter;
    bool factors_here, exchanges_here;
} change;

#define DESCRIPTOR(element, value, factors, exchanges)                                                       \
    {                                                                                                        \
#element " " #value, offsetof(call, descriptor) + sizeof(int32_t) * element, value, 0, factors,      \
            exchanges                                                                                        \
    }
#define ARGUMENT(name, value, factors, exchanges)                                                            \
    { #name " " #value, offsetof(call, name), value, 0, factors, exchanges }
#define LETTER(name, value, exchanges)                                                                       \
    { #name " " #value, offsetof(call, name), 0, value, true, exchanges }

static const change changes[] = {
    DESCRIPTOR(dtype_, 1, true, true),
    DESCRIPTOR(dtype_, 2, false, false),
    DESCRIPTOR(dtype_, 501, false, false),
    DESCRIPTOR(m_, 0, false, false),
    DESCRIPTOR(m_, 23, false, true),
    DESCRIPTOR(m_, 7, false, false),
    DESCRIPTOR(n_, 0, false, false),
    DESCRIPTOR(n_, 12, true, true),
    DESCRIPTOR(n_, 11, false, false),
    DESCRIPTOR(mb_, 3, false, true),
    DESCRIPTOR(mb_, 0, false, false),
    DESCRIPTOR(mb_, -4, false, false),
    DESCRIPTOR(nb_, 8, false, true),
    DESCRIPTOR(nb_, 0, false, false),
    DESCRIPTOR(nb_, 3, false, true),
    DESCRIPTOR(rsrc_, 1, false, false),
    DESCRIPTOR(rsrc_, -1, false, false),
    DESCRIPTOR(csrc_, 1, true, true),
    DESCRIPTOR(csrc_, 2, false, false),
    DESCRIPTOR(csrc_, -1, false, false),
    DESCRIPTOR(lld_, 23, false, false),
    DESCRIPTOR(lld_, 0, false, false),
    ARGUMENT(m, 0, false, true),
    ARGUMENT(m, -1, false, true),
    ARGUMENT(m, 1, true, true),
    ARGUMENT(m, 21, false, true),
    ARGUMENT(n, 0, false, true),
    ARGUMENT(n, -1, false, false),
    ARGUMENT(n, 1, true, true),
    ARGUMENT(n, 5, false, true),
    ARGUMENT(n, 12, false, true),
    ARGUMENT(n, 13, false, false),
    ARGUMENT(ia, 0, false, true),
    ARGUMENT(ia, 1, true, true),
    ARGUMENT(ia, 6, false, true),
    ARGUMENT(ia, 9, false, true),
    ARGUMENT(ja, 0, false, false),
    ARGUMENT(ja, 1, true, true),
    ARGUMENT(ja, 10, false, true),
    ARGUMENT(ja, 18, false, false),
    ARGUMENT(k1, 0, true, false),
    ARGUMENT(k1, 9, true, false),
    ARGUMENT(k1, 8, true, true),
    ARGUMENT(k2, 24, true, true),
    ARGUMENT(k2, 25, true, false),
    ARGUMENT(ipiv[4], 0, true, false),
    ARGUMENT(ipiv[7], 25, true, false),
    ARGUMENT(ipiv[8], 25, true, true),
    LETTER(direc, 'f', true),
    LETTER(direc, 'B', false),
    LETTER(rowcol, 'r', true),
    LETTER(rowcol, 'C', false),
};

static void check_change(const change *c) {
    call given = call_valid();
    if (c->letter != 0) {
        *((char *)&given + c->offset) = c->letter;
    } else {
        *(int32_t *)((char *)&given + c->offset) = c->value;
    }
    /* In these the matrix is wider than what is here: nothing of it is to be read. */
    call same = given;
    behind before = *behind_state();
    call_factor(&given);
    const behind *now = behind_state();
    CHECK((now->factored == before.factored) == c->factors_here, "%s: pdgetf2_ went %s", c->what,
          c->factors_here ? "behind" : "here");
    CHECK((given.info == behind_info) == !c->factors_here, "%s: info %d", c->what, given.info);
    CHECK((now->sent + now->received == before.sent + before.received + 1) == c->factors_here, "%s: messages",
          c->what);
    if (!c->factors_here) {
        CHECK(memcmp(given.a, same.a, sizeof same.a) == 0 &&
                  memcmp(given.ipiv, same.ipiv, sizeof same.ipiv) == 0,
              "%s: pdgetf2_ has written", c->what);
    }
    given = same;
    call_exchange(&given);
    CHECK((now->exchanged == before.exchanged) == c->exchanges_here, "%s: pdlaswp_ went %s", c->what,
          c->exchanges_here ? "behind" : "here");
    if (!c->exchanges_here) {
        CHECK(now->lengths[0] == 31 && now->lengths[1] == 47, "%s: lengths %zu and %zu", c->what,
              now->lengths[0], now->lengths[1]);
        CHECK(memcmp(given.a, same.a, sizeof same.a) == 0, "%s: pdlaswp_ has written", c->what);
    }
}

static void check_grid(int32_t grid_rows, int32_t columns, int32_t row, int32_t column, bool here) {
    behind *state = behind_state(), kept = *state;
    *state = (behind){.rows = grid_rows, .columns = columns, .row = row, .column = column};
    call given = call_valid();
    call_factor(&given);
    call_exchange(&given);
    CHECK(state->factored == !here && state->exchanged == !here, "grid %d x %d", grid_rows, columns);
    *state = kept;
}

/* What the owner and the other process have in the end. */
static void check_owner(int32_t column) {
    call given = call_valid(), is = given;
    behind *state = behind_state();
    int64_t pivots[4];
    state->column = column;
    call_factor(&is);
    double *panel = given.a + 4 + 4 * rows; /* (5, 9) is local column 5 of process column 0 */
    int64_t info = recursive_lu_f64_strided(panel, 20, 4, rows, pivots, 0);
    for (int i = 0; i < 4; i++) {
        given.ipiv[4 + i] = column == 0 ? (int32_t)pivots[i] + 4 : behind_pivot(i);
    }
    if (column == 1) {
        given = call_valid();
        for (int i = 0; i < 4; i++) {
            given.ipiv[4 + i] = behind_pivot(i);
        }
        CHECK(state->source == 0, "pivots came from %d", state->source);
    }
    CHECK(memcmp(is.a, given.a, sizeof is.a) == 0, "process column %d: the matrix", column);
    CHECK(memcmp(is.ipiv, given.ipiv, sizeof is.ipiv) == 0, "process column %d: pivots", column);
    CHECK(is.info == (column == 0 ? info : 0), "process column %d: info %d", column, is.info);
    CHECK(state->count == 4 && state->topology == 'S', "count %d, topology %c", state->count,
          state->topology);
    state->column = 0;
}

/* Local columns of every process, from every place to every other. */
static void check_columns(void) {
    behind *state = behind_state();
    for (int32_t columns = 1; columns <= 4; columns++) {
        for (int32_t column = 0; column < columns; column++) {
            for (int32_t ja = 1; ja <= 20; ja++) {
                for (int32_t n = 1; ja - 1 + n <= 20; n++) {
                    call given = call_valid();
                    given.ja = ja;
                    given.n = n;
                    given.descriptor[nb_] = 1 + ja % 3;
                    given.descriptor[csrc_] = n % columns;
                    const int32_t nb = given.descriptor[nb_];
                    static double a[rows * 20], expected[rows * 20];
                    int32_t local = 0;
                    for (int32_t j = 0; j < 20; j++) {
                        if ((j / nb + given.descriptor[csrc_]) % columns != column) {
                            continue;
                        }
                        for (int32_t i = 0; i < rows; i++) {
                            a[i + local * rows] = expected[i + local * rows] = i + 100 * j;
                        }
                        for (int32_t i = 4; i < 8 && j >= ja - 1 && j < ja - 1 + n; i++) {
                            double *x = &expected[i + local * rows],
                                   *y = &expected[given.ipiv[i] - 1 + local * rows], kept = *x;
                            *x = *y;
                            *y = kept;
                        }
                        local++;
                    }
                    *state = (behind){.rows = 1, .columns = columns, .column = column};
                    pdlaswp_("F", "R", &n, a, &given.ia, &ja, given.descriptor, &given.k1, &given.k2,
                             given.ipiv, 1, 1);
                    CHECK(state->exchanged == 0 && memcmp(a, expected, sizeof(double) * rows * local) == 0,
                          "process column %d of %d, %d columns from %d", column, columns, n, ja);
                }
            }
        }
    }
    *state = (behind){.rows = 1, .columns = 2};
}

/* Panels for which there is no memory are factored all the same. */
static void check_without_memory(void) {
    enum { m = 3000, n = 40 };
    static double a[m * n], b[m * n];
    static int32_t ipiv[m + n];
    static int64_t pivots[n];
    const int32_t descriptor[] = {1, 0, m, n, n, n, 0, 0, m}, one = 1, size[] = {m, n};
    int32_t info = unset;
    uint32_t state = 1;
    for (int i = 0; i < m * n; i++) {
        state = state * 1664525 + 1013904223;
        a[i] = b[i] = (double)(int32_t)state;
    }
    behind before = *behind_state();
    addresses_limit();
    int64_t own_info = recursive_lu_f64_strided(b, m, n, m, pivots, 0);
    pdgetf2_(&size[0], &size[1], a, &one, &one, descriptor, ipiv, &info);
    addresses_unlimit();
    CHECK(own_info == RECURSIVE_LU_OUT_OF_MEMORY, "there is memory: info %ld", (long)own_info);
    CHECK(info == 0 && behind_state()->sent == before.sent + 1, "without memory info is %d", info);
    REQUIRE(recursive_lu_f64_strided(b, m, n, m, pivots, 0) == 0, "with memory");
    double worst = 0, largest = 0;
    for (int i = 0; i < m * n; i++) {
        double difference = a[i] > b[i] ? a[i] - b[i] : b[i] - a[i];
        worst = difference > worst ? difference : worst;
        largest = b[i] > largest ? b[i] : largest;
    }
    CHECK(worst <= 1e-10 * largest, "without memory factors differ by %g of %g", worst, largest);
    for (int i = 0; i < n; i++) {
        CHECK(ipiv[i] == pivots[i], "without memory pivot %d is %d, not %ld", i, ipiv[i], (long)pivots[i]);
    }
}

int main(void) {
    /* The library has not started yet. */
    check_without_memory();
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        check_change(&changes[i]);
    }
    check_grid(1, 1, 0, 0, true);
    check_grid(1, 3, 0, 2, true);
    check_grid(2, 1, 0, 0, false);
    check_grid(2, 2, 1, 1, false);
    check_grid(-1, -1, -1, -1, false);
    check_owner(0);
    check_owner(1);
    check_columns();
    return check_report();
}
