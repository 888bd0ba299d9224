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

const element element_f64 = {
    .name = "f64",
    .size = sizeof(double),
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
    .eps = 0x1p-24,
    .safe_min = FLT_MIN,
    .overflow = 0x1p127,
    .subnormal = 0x1.68p-135,
    .get = get_f32,
    .set = set_f32,
};
