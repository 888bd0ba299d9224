#include "element.h"

#include <float.h>

static double get_f64(const void *data, int64_t index) {
    return ((const double *)data)[index];
}

static void set_f64(void *data, int64_t index, double value) {
    ((double *)data)[index] = value;
}

static double get_f32(const void *data, int64_t index) {
    return ((const float *)data)[index];
}

static void set_f32(void *data, int64_t index, double value) {
    ((float *)data)[index] = (float)value;
}

static double get_c128(const void *data, int64_t index) {
    return get_f64(data, 2 * index);
}

static void set_c128(void *data, int64_t index, double value) {
    set_f64(data, 2 * index, value);
    set_f64(data, 2 * index + 1, 0);
}

static double get_c64(const void *data, int64_t index) {
    return get_f32(data, 2 * index);
}

static void set_c64(void *data, int64_t index, double value) {
    set_f32(data, 2 * index, value);
    set_f32(data, 2 * index + 1, 0);
}

const element element_f64 = {
    .name = "f64",
    .size = sizeof(double),
    .part = &element_f64,
    .parts = 1,
    .eps = 0x1p-53,
    .safe_min = DBL_MIN,
    .overflow = 0x1p1023,
    .subnormal = 0x1.68p-1040,
    .get = get_f64,
    .set = set_f64,
};

const element element_f32 = {
    .name = "f32",
    .size = sizeof(float),
    .part = &element_f32,
    .parts = 1,
    .eps = 0x1p-24,
    .safe_min = FLT_MIN,
    .overflow = 0x1p127,
    .subnormal = 0x1.68p-135,
    .get = get_f32,
    .set = set_f32,
};

const element element_c128 = {
    .name = "c128",
    .size = 2 * sizeof(double),
    .part = &element_f64,
    .parts = 2,
    .eps = 0x1p-53,
    .safe_min = DBL_MIN,
    .overflow = 0x1p1023,
    .subnormal = 0x1.68p-1040,
    .get = get_c128,
    .set = set_c128,
};

const element element_c64 = {
    .name = "c64",
    .size = 2 * sizeof(float),
    .part = &element_f32,
    .parts = 2,
    .eps = 0x1p-24,
    .safe_min = FLT_MIN,
    .overflow = 0x1p127,
    .subnormal = 0x1.68p-135,
    .get = get_c64,
    .set = set_c64,
};
