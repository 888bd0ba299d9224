#include "potential.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

typedef struct node {
    int64_t place; /* in F */
    double u, v;
} node;

typedef struct panel {
    int64_t corner; /* the first one's place in F */
    double area;
} panel;

/* What a face needs for the panels among the columns [first, end): F at the nodes that are their corners. */
typedef struct face_part {
    const face *on;
    int64_t first, end, node_count;
    double *F; /* (k+1) x (k+1); only at nodes */
    node *nodes;
    panel *panels;
    unsigned char *is_listed; /* for each element of F: whether it is among the nodes */
} face_part;

static void list_node(const mesh *of, int64_t place, face_part *part) {
    if (!part->is_listed[place]) {
        part->is_listed[place] = 1;
        part->nodes[part->node_count++] =
            (node){place, of->nodes[place / (of->k + 1)], of->nodes[place % (of->k + 1)]};
    }
}

static void list_panels(const mesh *of, const int64_t *columns, face_part *part) {
    int64_t k = of->k, stride = k + 1;
    part->node_count = 0;
    memset(part->is_listed, 0, (size_t)(stride * stride));
    for (int64_t j = part->first; j < part->end; j++) {
        int64_t corner = columns[j] / k % k * stride + columns[j] % k;
        part->panels[j - part->first] = (panel){corner, mesh_area(of, columns[j])};
        list_node(of, corner, part);
        list_node(of, corner + 1, part);
        list_node(of, corner + stride, part);
        list_node(of, corner + stride + 1, part);
    }
}

/* F at the listed nodes, seen from a point. */
static void fill_corners(const double point[3], face_part *part) {
    const face *on = part->on;
    double z = fabs(point[on->normal] - on->plane);
    for (int64_t i = 0; i < part->node_count; i++) {
        const node *at = &part->nodes[i];
        part->F[at->place] = corner(at->u - point[on->u], at->v - point[on->v], z);
    }
}

static void fill_face(const mesh *of, int64_t m, const int64_t *rows, const int64_t *columns, face_part *part,
                      double *A, int64_t lda) {
    int64_t stride = of->k + 1;
    list_panels(of, columns, part);
    for (int64_t i = 0; i < m; i++) {
        double point[3];
        mesh_centre(of, rows[i], point);
        fill_corners(point, part);
        for (int64_t j = part->first; j < part->end; j++) {
            const panel *source = &part->panels[j - part->first];
            const double *f = part->F + source->corner;
            A[i + j * lda] = (f[stride + 1] - f[1] - f[stride] + f[0]) / source->area;
        }
    }
}

int potential_matrix(const mesh *of, int64_t m, const int64_t *rows, int64_t n, const int64_t *columns,
                     double *A, int64_t lda) {
    size_t nodes = (size_t)(of->k + 1) * (size_t)(of->k + 1);
    face_part part = {.F = malloc(nodes * sizeof(double)),
                      .nodes = malloc(nodes * sizeof(node)),
                      .panels = malloc(nodes * sizeof(panel)),
                      .is_listed = malloc(nodes)};
    int status = -1;
    if (part.F != NULL && part.nodes != NULL && part.panels != NULL && part.is_listed != NULL) {
        for (int s = 0; s < cube_faces; s++) {
            part.on = &faces[s];
            part.first = part.end;
            while (part.end < n && columns[part.end] < (s + 1) * of->k * of->k) {
                part.end++;
            }
            fill_face(of, m, rows, columns, &part, A, lda);
        }
        status = 0;
    }
    free(part.F);
    free(part.nodes);
    free(part.panels);
    free(part.is_listed);
    return status;
}
