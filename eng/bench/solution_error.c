/* How far a solution is from being one. */
#include "lu_bench.h"

#include <math.h>

double solution_error(element_type type, int64_t n, const void *a, const number *x, const number *b) {
    double worst = 0, norm = 0, size = 0;
    for (int64_t i = 0; i < n; i++) {
        number sum = b[i];
        double row = 0;
        for (int64_t j = 0; j < n; j++) {
            number value = element_at(type, a, i + j * n);
            sum -= value * x[j];
            row += magnitude(value);
        }
        double residual = magnitude(sum);
        worst = fmax(worst, isnan(residual) ? INFINITY : residual);
        norm = fmax(norm, row);
        size = fmax(size, magnitude(x[i]));
    }
    return worst / ((double)n * element_epsilon(type) * norm * size);
}
