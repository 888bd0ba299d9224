/* The surface of the unit cube cut into rectangles. */
#ifndef MESH_H
#define MESH_H

#include <stdint.h>

enum { cube_faces = 6 };

/* A face of the cube: points whose coordinate `normal` is `plane`, parametrised by the coordinates u and v.
 */
typedef struct face {
    const char *name;
    int normal, u, v;
    double plane;
} face;

extern const face faces[cube_faces];

/* k x k panels on each face. Panel (a, b) of a face covers nodes[a]..nodes[a+1] in u, nodes[b]..nodes[b+1] in
   v; it is number face*k*k + a*k + b of all n = 6*k*k. */
typedef struct mesh {
    int64_t k, n;
    double *nodes; /* k + 1 of them, from 0 to 1 */
} mesh;

/* Nodes (1 - cos(pi*i/k))/2: panels grow from the edges, where charge crowds, to the middle. Gives 0, or -1
   without memory. */
int mesh_new(mesh *made, int64_t k);
void mesh_free(mesh *made);

double mesh_area(const mesh *of, int64_t panel);

/* The centre of a panel. */
void mesh_centre(const mesh *of, int64_t panel, double point[3]);

#endif
