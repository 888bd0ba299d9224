/* How far a solution is from being one. */
#include "lu_bench.h"

#include <float.h>
#include <math.h>

double element_at(element_type type, const void *values, int64_t i) {
    return type == F64 ? ((const double *)values)[i] : (double)((const float *)values)[i];
}

double solution_error(element_type type, int64_t n, const void *a, const double *x, const double *b) {
    double worst = 0, norm = 0, size = 0;
    for (int64_t i = 0; i < n; i++) {
        double sum = b[i], row = 0;
        for (int64_t j = 0; j < n; j++) {
            double value = element_at(type, a, i + j * n);
            sum -= value * x[j];
            row += fabs(value);
        }
        worst = fmax(worst, isnan(sum) ? INFINITY : fabs(sum));
        norm = fmax(norm, row);
        size = fmax(size, fabs(x[i]));
    }
    double epsilon = type == F64 ? DBL_EPSILON : FLT_EPSILON;
    return worst / ((double)n * epsilon * norm * size);
}
