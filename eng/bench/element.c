/* The types of a matrix's elements. */
#include "element.h"

#include <float.h>
#include <string.h>

/* What is known of a type. */
typedef struct {
    const char *name, *letter, *lower;
    size_t size;
    element_type part;
} traits;

static const traits types[] = {
    [F64] = {"f64", "d", "s", sizeof(double), F64},
    [F32] = {"f32", "s", NULL, sizeof(float), F32},
    [C128] = {"c128", "z", "c", sizeof(double complex), F64},
    [C64] = {"c64", "c", NULL, sizeof(float complex), F32},
};

bool parse_type(const char *text, element_type *type) {
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(text, types[i].name) == 0) {
            *type = (element_type)i;
            return true;
        }
    }
    return false;
}

const char *type_name(element_type type) {
    return types[type].name;
}

const char *lapack_letter(element_type type) {
    return types[type].letter;
}

const char *lapack_lower_letter(element_type type) {
    return types[type].lower;
}

size_t element_size(element_type type) {
    return types[type].size;
}

element_type part_type(element_type type) {
    return types[type].part;
}

bool is_complex(element_type type) {
    return part_type(type) != type;
}

double element_epsilon(element_type type) {
    return part_type(type) == F64 ? DBL_EPSILON : FLT_EPSILON;
}

number element_at(element_type type, const void *values, int64_t i) {
    switch (type) {
    case F64:
        return ((const double *)values)[i];
    case F32:
        return ((const float *)values)[i];
    case C128:
        return ((const double complex *)values)[i];
    default:
        return ((const float complex *)values)[i];
    }
}

void set_element(element_type type, void *values, int64_t i, double value) {
    switch (type) {
    case F64:
        ((double *)values)[i] = value;
        break;
    case F32:
        ((float *)values)[i] = (float)value;
        break;
    case C128:
        ((double complex *)values)[i] = value;
        break;
    default:
        ((float complex *)values)[i] = (float)value;
        break;
    }
}

void fill_random(element_type type, void *values, size_t count, uint64_t seed) {
    size_t parts = is_complex(type) ? 2 * count : count;
    for (size_t i = 0; i < parts; i++) {
        /* SplitMix64. */
        uint64_t z = (seed += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        set_element(part_type(type), values, (int64_t)i, (double)(z >> 11) * 0x1p-52 - 1);
    }
}

double factorization_flops(element_type type, int64_t n) {
    double order = (double)n;
    return (is_complex(type) ? 8.0 : 2.0) / 3 * order * order * order;
}
