/* Whatever scratch memory holds before a call, on the heap and on the stack, results have the same bytes, no
   status flag is raised, and nothing is computed from it. The program's malloc and its like are those that
   the library finds. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "emulated.h"
#include "every_call.h"
#include "flags.h"
#include "outcome.h"
#include "planted.h"
#include "threads.h"

enum { right_hand_sides = 9, stack_words = 40000 };

/* Zeros; signaling NaN in double, and twice in float; large numbers of both types. */
static const uint64_t patterns[] = {0, 0x7ff4deadbeefcafe, 0x7fa0beef7fa0beef, 0xff7fffffff7fffff};
enum { pattern_count = sizeof patterns / sizeof patterns[0] };

static const int64_t orders[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 15,  16,  17,  18,  31,  32, 33,
                                 34, 35, 47, 48, 49, 50, 63, 64, 65, 66, 100, 129, 191, 193, 200, 257};

/* Rectangles; the tall ones are factored in place, by columns or in panels. */
static const int64_t shapes[][2] = {{7, 3},    {9, 22},   {31, 40},   {47, 40},   {65, 33},  {33, 65},
                                    {70, 100}, {100, 70}, {129, 64},  {64, 129},  {600, 5},  {603, 17},
                                    {700, 40}, {5, 600},  {257, 193}, {193, 257}, {1030, 16}};

static uint64_t pattern;
static long blocks;

/* Blocks that a call of the thread has taken and not freed. */
enum { kept_limit = 16 };
static _Thread_local bool in_call;
static _Thread_local struct {
    void *block;
    size_t bytes;
} kept[kept_limit];

static void fill(volatile uint64_t *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        words[i] = pattern;
    }
}

static void *poison(void *block, size_t bytes) {
    if (block != NULL) {
        fill(block, bytes / sizeof(uint64_t));
    }
    for (int k = 0; k < kept_limit && in_call && block != NULL; k++) {
        if (kept[k].block == NULL) {
            kept[k].block = block;
            kept[k].bytes = bytes;
            blocks++;
            break;
        }
    }
    return block;
}

void *aligned_alloc(size_t alignment, size_t bytes) {
    void *(*system)(size_t, size_t);
    *(void **)&system = dlsym(RTLD_NEXT, "aligned_alloc");
    return poison(system(alignment, bytes), bytes);
}

void *malloc(size_t bytes) {
    static void *(*system)(size_t);
    if (system == NULL) {
        *(void **)&system = dlsym(RTLD_NEXT, "malloc");
    }
    return poison(system(bytes), bytes);
}

void free(void *block) {
    static void (*system)(void *);
    for (int k = 0; k < kept_limit && block != NULL; k++) {
        kept[k].block = kept[k].block == block ? NULL : kept[k].block;
    }
    if (system == NULL) {
        *(void **)&system = dlsym(RTLD_NEXT, "free");
    }
    system(block);
}

/* Arithmetic makes a signaling NaN a quiet one with the same other bits: how many of those there are. */
static size_t count_quieted(const void *words, size_t count) {
    const uint64_t *wide = words;
    const uint32_t *narrow = words;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += pattern == patterns[1] && (wide[i] & INT64_MAX) == (pattern | 0x0008000000000000);
    }
    for (size_t i = 0; i < 2 * count; i++) {
        found += pattern == patterns[2] && (narrow[i] & INT32_MAX) == ((uint32_t)pattern | 0x00400000);
    }
    return found;
}

__attribute__((noinline)) static void poison_stack(void) {
    volatile uint64_t words[stack_words];
    fill(words, stack_words);
}

typedef struct poisoned {
    call_data data;
    const call *which;
} poisoned;

/* In a thread of its own, which has no scratch memory yet. */
static void *run_call(void *argument) {
    poisoned *p = argument;
    char label[96];
    snprintf(label, sizeof label, "%s %s, n = %ld, over %lx", p->data.functions->type->name, p->which->name,
             (long)p->data.a.n, (unsigned long)pattern);
    poison_stack();
    flag_watch watch = flags_begin(0);
    in_call = true;
    p->which->run(&p->data);
    in_call = false;
    flags_end(&watch, 0, label);
    for (int k = 0; k < kept_limit; k++) {
        CHECK(kept[k].block == NULL || count_quieted(kept[k].block, kept[k].bytes / sizeof(uint64_t)) == 0,
              "%s: computed from what has not been written", label);
    }
    return NULL;
}

static void check_order(const family *functions, int64_t n) {
    random_source source = random_new((uint64_t)n);
    planted made = planted_separated(functions->type, n, n, &source);
    poisoned runs[pattern_count];
    for (int k = 0; k < pattern_count; k++) {
        pattern = patterns[k];
        runs[k].data = call_data_new(functions, &made.a, right_hand_sides);
    }
    for (int c = 0; c < all_call_count; c++) {
        for (int k = 0; k < pattern_count; k++) {
            pattern = patterns[k];
            runs[k].which = &all_calls[c];
            call_prepare(&runs[k].data, &all_calls[c]);
            run_in_thread(0, run_call, &runs[k]);
            CHECK(call_results_equal(&runs[0].data, &runs[k].data), "%s %s, n = %ld: other bytes over %lx",
                  functions->type->name, all_calls[c].name, (long)n, (unsigned long)pattern);
        }
    }
    for (int k = 0; k < pattern_count; k++) {
        call_data_free(&runs[k].data);
    }
    planted_free(&made);
}

typedef struct shape {
    const family *functions;
    const variant *how;
    matrix a;
    outcome made;
} shape;

static void *factor_shape(void *argument) {
    shape *s = argument;
    poison_stack();
    s->made = outcome_new(s->functions, s->how, &s->a);
    return NULL;
}

static void check_shape(const family *functions, const variant *how, int64_t m, int64_t n) {
    random_source source = random_new((uint64_t)(m + 1000 * n));
    shape runs[pattern_count];
    matrix a = matrix_new(functions->type, m, n, m);
    matrix_fill_dominant(&a, &source);
    for (int k = 0; k < pattern_count; k++) {
        pattern = patterns[k];
        runs[k] = (shape){.functions = functions, .how = how, .a = a};
        run_in_thread(0, factor_shape, &runs[k]);
        CHECK(outcome_equal(&runs[0].made, &runs[k].made), "%s %s, %ldx%ld: other bytes over %lx",
              functions->type->name, how->name, (long)m, (long)n, (unsigned long)pattern);
    }
    for (int k = 0; k < pattern_count; k++) {
        outcome_free(&runs[k].made);
    }
    matrix_free(&a);
}

int main(int argc, char **argv) {
    library lib = library_open(argc, argv);
    for (int f = 0; f < family_count; f++) {
        for (unsigned s = 0; s < sizeof orders / sizeof orders[0] && orders[s] <= largest_order;
             s += order_step) {
            check_order(&lib.families[f], orders[s]);
        }
        for (unsigned s = 0; s < sizeof shapes / sizeof shapes[0]; s += order_step) {
            check_shape(&lib.families[f], variant_serial(true), shapes[s][0], shapes[s][1]);
            check_shape(&lib.families[f], variant_serial(false), shapes[s][0], shapes[s][1]);
        }
    }
    CHECK(blocks > 0, "the library has other scratch memory");
    return check_report();
}
