#include "potential.h"

#include <math.h>
#include <stdlib.h>

/*
 * The integral of 1/sqrt(u^2 + v^2 + z^2) over u1..u2, v1..v2 is
 *
 *     F(u2, v2) - F(u1, v2) - F(u2, v1) + F(u1, v1),
 *     F(u, v) = u*asinh(v/sqrt(u^2 + z^2)) + v*asinh(u/sqrt(v^2 + z^2)) - z*atan(u*v/(z*R)),  R^2 = u^2 + v^2
 * + z^2.
 *
 * Neighbouring panels share corners, so F is evaluated once at each node of a face.
 */

/* u*asinh(v/sqrt(u^2 + z^2)), by a logarithm without cancellation. */
static double logarithmic_term(double u, double v, double z, double R) {
    return u * copysign(log((fabs(v) + R) / sqrt(u * u + z * z)), v);
}

static double corner(double u, double v, double z) {
    double R = sqrt(u * u + v * v + z * z);
    double sum = logarithmic_term(u, v, z, R) + logarithmic_term(v, u, z, R);
    return z > 0 ? sum - z * atan(u * v / (z * R)) : sum;
}

/* F at the (k+1) x (k+1) nodes of a face, seen from a point. */
static void face_corners(const mesh *of, const face *source, const double point[3], double *F) {
    double z = fabs(point[source->normal] - source->plane);
    for (int64_t a = 0; a <= of->k; a++) {
        for (int64_t b = 0; b <= of->k; b++) {
            F[a * (of->k + 1) + b] =
                corner(of->nodes[a] - point[source->u], of->nodes[b] - point[source->v], z);
        }
    }
}

int potential_matrix(const mesh *of, double *A) {
    int64_t k = of->k, n = of->n;
    double *F = malloc((size_t)((k + 1) * (k + 1)) * sizeof(double));
    if (F == NULL) {
        return -1;
    }
    for (int64_t s = 0; s < cube_faces; s++) {
        for (int64_t i = 0; i < n; i++) {
            double point[3];
            mesh_centre(of, i, point);
            face_corners(of, &faces[s], point, F);
            for (int64_t j = s * k * k; j < (s + 1) * k * k; j++) {
                const double *f = F + j / k % k * (k + 1) + j % k;
                A[i + j * n] = (f[k + 2] - f[1] - f[k + 1] + f[0]) / mesh_area(of, j);
            }
        }
    }
    free(F);
    return 0;
}
