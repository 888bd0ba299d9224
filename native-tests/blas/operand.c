#include "operand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "matrix.h"

_Thread_local int64_t operand_difference;

static unsigned char *usable(const operand *o) {
    guarded area = o->area;
    return guarded_at_start(&area, area.capacity);
}

operand operand_new(const element *type, int64_t capacity) {
    guarded area = guarded_new((size_t)capacity * type->size);
    return (operand){.type = type, .area = area, .before = allocate(area.capacity)};
}

void operand_free(operand *o) {
    guarded_free(&o->area);
    free(o->before);
}

/* All bits set are NaN in every type. */
static void place(operand *o, int64_t elements, bool at_end) {
    size_t bytes = (size_t)elements * o->type->size;
    unsigned char *first = usable(o);
    memset(first, 0xff, o->area.capacity);
    o->data = at_end ? first + o->area.capacity - bytes : first;
}

void operand_place(operand *o, int64_t m, int64_t n, int64_t gap, bool by_rows, bool at_end) {
    int64_t length = by_rows ? n : m, lines = by_rows ? m : n;
    o->m = m;
    o->n = n;
    o->by_rows = by_rows;
    o->is_reversed = false;
    o->ld = (length > 0 ? length : 1) + gap;
    place(o, lines > 0 ? (lines - 1) * o->ld + length : 0, at_end);
}

void operand_place_vector(operand *o, int64_t n, int64_t increment, bool at_end) {
    o->m = n;
    o->n = 1;
    o->by_rows = true;
    o->is_reversed = increment < 0;
    o->ld = increment < 0 ? -increment : increment;
    place(o, n > 0 ? (n - 1) * o->ld + 1 : 0, at_end);
}

void *operand_forbidden(const operand *o) {
    return o->area.mapping;
}

static int64_t place_of(const operand *o, int64_t i, int64_t j) {
    i = o->is_reversed ? o->m - 1 - i : i;
    return o->by_rows ? j + i * o->ld : i + j * o->ld;
}

void operand_set(operand *o, int64_t i, int64_t j, double re, double im) {
    int64_t place = place_of(o, i, j);
    if (o->type->parts == 2) {
        o->type->part->set(o->data, 2 * place, re);
        o->type->part->set(o->data, 2 * place + 1, im);
    } else {
        o->type->set(o->data, place, re);
    }
}

double operand_get(const operand *o, int64_t i, int64_t j, int part) {
    int64_t place = place_of(o, i, j);
    return o->type->parts == 2 ? o->type->part->get(o->data, 2 * place + part)
           : part == 0         ? o->type->get(o->data, place)
                               : 0;
}

static bool is_letter(char letter, char upper) {
    return letter == upper || letter == upper + ('a' - 'A');
}

void operand_store(operand *o, const planar *p, char trans) {
    bool is_transposed = !is_letter(trans, 'N');
    double sign = is_letter(trans, 'C') ? -1 : 1;
    for (int64_t j = 0; j < p->n; j++) {
        for (int64_t i = 0; i < p->m; i++) {
            operand_set(o, is_transposed ? j : i, is_transposed ? i : j, p->re[i + j * p->m],
                        sign * p->im[i + j * p->m]);
        }
    }
}

void operand_store_triangle(operand *o, const planar *p, char trans, bool is_upper, bool is_unit) {
    bool is_transposed = !is_letter(trans, 'N');
    double sign = is_letter(trans, 'C') ? -1 : 1;
    for (int64_t j = 0; j < o->n; j++) {
        for (int64_t i = is_upper ? 0 : j; i < (is_upper ? j + 1 : o->m); i++) {
            int64_t from = is_transposed ? j + i * p->m : i + j * p->m;
            if (i != j || !is_unit) {
                operand_set(o, i, j, p->re[from], sign * p->im[from]);
            }
        }
    }
}

void operand_remember(operand *o) {
    memcpy(o->before, usable(o), o->area.capacity);
}

bool operand_is_unchanged(const operand *o) {
    return memcmp(o->before, usable(o), o->area.capacity) == 0;
}

static bool is_same(double x, double expected) {
    return x == expected || (isnan(x) && isnan(expected));
}

bool operand_holds(operand *o, const planar *p) {
    int64_t offset = (unsigned char *)o->data - usable(o);
    operand_difference = -1;
    for (int64_t j = 0; j < o->n; j++) {
        for (int64_t i = 0; i < o->m; i++) {
            int64_t number = i + j * o->m;
            if (operand_difference < 0 &&
                (!is_same(operand_get(o, i, j, 0), p->re[number]) ||
                 (p->is_complex && !is_same(operand_get(o, i, j, 1), p->im[number])))) {
                operand_difference = number;
            }
            size_t place = (size_t)place_of(o, i, j) * o->type->size;
            memcpy(o->before + (size_t)offset + place, (char *)o->data + place, o->type->size);
        }
    }
    return operand_difference < 0 && operand_is_unchanged(o);
}
