/* What a routine is given: a matrix or a vector in an area of its own between forbidden pages, flush against
   one of them, NaN around it. */
#ifndef OPERAND_H
#define OPERAND_H

#include "element.h"
#include "guarded.h"
#include "planar.h"

typedef struct operand {
    const element *type;
    guarded area;
    unsigned char *before; /* the area as it was remembered */
    void *data;
    int64_t m, n, ld;
    bool by_rows;
    bool is_reversed; /* a vector whose last element comes first in memory */
} operand;

/* Room for so many elements. Ends the process without memory. */
operand operand_new(const element *type, int64_t capacity);
void operand_free(operand *o);

/* Makes it m by n of NaN, with a leading dimension of so many elements more than need be. */
void operand_place(operand *o, int64_t m, int64_t n, int64_t gap, bool by_rows, bool at_end);

/* Makes it a vector of so many NaN with an increment that is not 0. */
void operand_place_vector(operand *o, int64_t n, int64_t increment, bool at_end);

/* An address that nobody may read nor write. */
void *operand_forbidden(const operand *o);

/* Sets it so that op(it) is p: trans is N, T or C in either case. Its shape must fit. */
void operand_store(operand *o, const planar *p, char trans);

/* The same, but sets no elements beside its own triangle, nor, if that is unit, on the diagonal. */
void operand_store_triangle(operand *o, const planar *p, char trans, bool is_upper, bool is_unit);

/* Sets or gives one number. */
void operand_set(operand *o, int64_t i, int64_t j, double re, double im);
double operand_get(const operand *o, int64_t i, int64_t j, int part);

/* Remembers every byte of the area. */
void operand_remember(operand *o);

/* Whether every byte is as it was remembered. */
bool operand_is_unchanged(const operand *o);

/* Whether its elements are those of p, NaN where p has NaN, and every byte beside them is as it was. Ends
   what was remembered. */
bool operand_holds(operand *o, const planar *p);

/* The number of an element that operand_holds found different; 0-based, by columns. */
extern _Thread_local int64_t operand_difference;

#endif
