#include "mesh.h"

#include <math.h>
#include <stdlib.h>

const face faces[cube_faces] = {
    {"-x", 0, 1, 2, 0}, {"+x", 0, 1, 2, 1}, {"-y", 1, 0, 2, 0},
    {"+y", 1, 0, 2, 1}, {"-z", 2, 0, 1, 0}, {"+z", 2, 0, 1, 1},
};

int mesh_new(mesh *made, int64_t k) {
    const double pi = 3.14159265358979323846;
    made->k = k;
    made->n = cube_faces * k * k;
    made->nodes = malloc((size_t)(k + 1) * sizeof(double));
    if (made->nodes == NULL) {
        return -1;
    }
    for (int64_t i = 0; i <= k; i++) {
        made->nodes[i] = (1 - cos(pi * (double)i / (double)k)) / 2;
    }
    return 0;
}

void mesh_free(mesh *made) {
    free(made->nodes);
    made->nodes = NULL;
}

double mesh_area(const mesh *of, int64_t panel) {
    int64_t a = panel / of->k % of->k, b = panel % of->k;
    return (of->nodes[a + 1] - of->nodes[a]) * (of->nodes[b + 1] - of->nodes[b]);
}

void mesh_centre(const mesh *of, int64_t panel, double point[3]) {
    int64_t a = panel / of->k % of->k, b = panel % of->k;
    const face *on = &faces[panel / (of->k * of->k)];
    point[on->normal] = on->plane;
    point[on->u] = (of->nodes[a] + of->nodes[a + 1]) / 2;
    point[on->v] = (of->nodes[b] + of->nodes[b + 1]) / 2;
}
