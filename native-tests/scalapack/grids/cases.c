/* cases P Q FILE: on a grid of P x Q processes factors matrices of many shapes, places and kinds by p?getrf
   and p?getf2, and exchanges rows and columns by p?laswp; looks at residuals and at what must stay as it was,
   and writes all results into the file. */
#include <math.h>
#include <mpi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "scalapack.h"

typedef enum kind {
    kind_random,
    kind_scaled,
    kind_zero_column,
    kind_zeros,
    kind_nan_first,
    kind_nan_inside,
    kind_ones,
    kind_hadamard,
    kinds
} kind;
static const char *const kind_names[kinds] = {"random",    "scaled",     "zero column", "zeros",
                                              "NaN first", "NaN inside", "ones",        "Hadamard"};

/* Where a matrix lies: m x n from (ia, ja), counted from 1, of a global one in blocks nb x nb whose first
   column is with process column csrc. */
typedef struct shape {
    int m, n, nb, ia, ja, csrc;
} shape;

static int context, process_rows, process_columns, my_row, my_column, my_rank, failures, passes;
static FILE *results;

static void check(int good, const char *name, const char *what) {
    if (good) {
        passes++;
    } else {
        failures++;
        printf("%s: %s\n", name, what);
    }
}

static double random_number(uint64_t seed) {
    seed = (seed + 1) * 0x9E3779B97F4A7C15;
    seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
    seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
    return (double)(int64_t)(seed ^ (seed >> 31)) * 0x1p-63;
}

/* Element (i, j) of the global matrix, from 0. */
static double complex element(kind what, const shape *s, int i, int j) {
    int row = i - (s->ia - 1), column = j - (s->ja - 1);
    uint64_t seed = (uint64_t)i * 4096 + j;
    double complex value = random_number(2 * seed) + I * random_number(2 * seed + 1);
    switch (what) {
    case kind_scaled:
        return value * ldexp(1, (int)(20 * random_number(i + 7777777)));
    case kind_zero_column:
        return column == s->n / 3 || column == s->n - 1 ? 0 : value;
    case kind_zeros:
        return 0;
    case kind_nan_first:
        return row == 0 && column == 0 ? NAN : value;
    case kind_nan_inside:
        return row == s->m / 2 && column == s->n / 3 ? NAN : value;
    case kind_ones:
        return 1;
    case kind_hadamard:
        return __builtin_popcount(row & column) & 1 ? -1 : 1;
    default:
        return value;
    }
}

/* The global row or column of a local one. */
static int global_of(int local, int nb, int process, int source, int processes) {
    return (local / nb * processes + (process - source + processes) % processes) * nb + local % nb;
}

/* A distributed matrix: its descriptor, this process' part, and what it was. */
typedef struct matrix {
    const element_type *type;
    int descriptor[descriptor_length];
    int rows, columns; /* local */
    void *a;
    int *ipiv;
} matrix;

static matrix make(const element_type *type, kind what, const shape *s, int extra) {
    int zero = 0, info, m = s->ia - 1 + s->m + extra, n = s->ja - 1 + s->n + extra;
    matrix made = {.type = type};
    made.rows = numroc_(&m, &s->nb, &my_row, &zero, &process_rows);
    made.columns = numroc_(&n, &s->nb, &my_column, &s->csrc, &process_columns);
    int lld = made.rows + 3;
    descinit_(made.descriptor, &m, &n, &s->nb, &s->nb, &zero, &s->csrc, &context, &lld, &info);
    made.a = calloc((size_t)lld * (made.columns + 1), type->bytes);
    made.ipiv = calloc(made.rows + made.columns + s->m + s->n + s->nb, sizeof(int));
    for (int j = 0; j < made.columns; j++) {
        int column = global_of(j, s->nb, my_column, s->csrc, process_columns);
        for (int i = 0; i < made.rows; i++) {
            int row = global_of(i, s->nb, my_row, 0, process_rows);
            store(type, made.a, i + (size_t)j * lld, element(what, s, row, column));
        }
        for (int i = made.rows; i < lld; i++) {
            store(type, made.a, i + (size_t)j * lld, NAN);
        }
    }
    return made;
}

/* The whole of it, column by column, bit for bit, for rank 0; the distance that lld leaves must be untouched.
 */
static void *gather(const matrix *x, int nb, int csrc, const char *name) {
    const int *d = x->descriptor;
    size_t bytes = x->type->bytes, all = bytes * d[m_] * d[n_];
    char *mine = calloc(all + 1, 1), *whole = calloc(all + 1, 1);
    int untouched = 1;
    for (int j = 0; j < x->columns; j++) {
        int column = global_of(j, nb, my_column, csrc, process_columns);
        const char *from = (const char *)x->a + bytes * j * d[lld_];
        for (int i = 0; i < x->rows; i++) {
            int row = global_of(i, nb, my_row, 0, process_rows);
            memcpy(mine + bytes * (row + (size_t)column * d[m_]), from + bytes * i, bytes);
        }
        for (int i = x->rows; i < d[lld_]; i++) {
            untouched = untouched && isnan(creal(load(x->type, from, i)));
        }
    }
    MPI_Reduce(mine, whole, (int)all, MPI_BYTE, MPI_BOR, 0, MPI_COMM_WORLD);
    free(mine);
    check(untouched, name, "what lies between columns was written");
    return whole;
}

static void write_record(record *kept, const int *pivots, const void *whole) {
    if (my_rank == 0) {
        fwrite(kept, sizeof *kept, 1, results);
        fwrite(pivots, sizeof(int), kept->pivots, results);
        fwrite(whole, types[kept->type].bytes, (size_t)kept->rows * kept->columns, results);
    }
}

/* P A - L U of what was factored, and that nothing else was written. Gives 0 if it is as it must be. */
static const char *misses(const element_type *type, kind what, const shape *s, const int *pivots,
                          const void *whole, int rows, int columns) {
    int count = s->m < s->n ? s->m : s->n, *order = malloc(s->m * sizeof *order);
    double norm = 0, worst = 0;
    for (int j = 0; j < columns; j++) {
        for (int i = 0; i < rows; i++) {
            int inside = i >= s->ia - 1 && i < s->ia - 1 + s->m && j >= s->ja - 1 && j < s->ja - 1 + s->n;
            double complex is = load(type, whole, i + (size_t)j * rows), was = 0;
            store(type, &was, 0, element(what, s, i, j));
            if (!inside && is != load(type, &was, 0)) {
                free(order);
                return "an element of another matrix was written";
            }
        }
    }
    for (int i = 0; i < s->m; i++) {
        order[i] = s->ia - 1 + i;
    }
    for (int i = 0; i < count; i++) {
        int other = pivots[i] - s->ia;
        if (other < i || other >= s->m) {
            free(order);
            return "a pivot is out of range";
        }
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
    for (int j = 0; j < s->n; j++) {
        for (int i = 0; i < s->m; i++) {
            double complex product = 0, was = 0;
            const size_t column = (size_t)(s->ja - 1 + j) * rows;
            for (int k = 0; k < count && k <= i && k <= j; k++) {
                double complex l =
                    k == i ? 1 : load(type, whole, s->ia - 1 + i + (size_t)(s->ja - 1 + k) * rows);
                product += l * load(type, whole, s->ia - 1 + k + column);
            }
            store(type, &was, 0, element(what, s, order[i], s->ja - 1 + j));
            was = load(type, &was, 0);
            worst = fmax(worst, cabs(product - was));
            norm = fmax(norm, cabs(was));
        }
    }
    free(order);
    return worst <= 10 * (s->m + s->n) * type->epsilon * norm ? NULL : "the residual is large";
}

/* p?getrf, or p?getf2 if unblocked, which tells info to the process column that owns the panel only. */
static void factor(const element_type *type, kind what, const shape *s, int unblocked) {
    record kept = {.type = (int)(type - types), .pivots = s->m < s->n ? s->m : s->n};
    kept.is_rounded = what != kind_zeros && what != kind_ones && what != kind_hadamard;
    snprintf(kept.name, sizeof kept.name, "p%cget%s %d x %d, nb %d, at (%d, %d), source %d, %s", type->letter,
             unblocked ? "f2" : "rf", s->m, s->n, s->nb, s->ia, s->ja, s->csrc, kind_names[what]);
    matrix x = make(type, what, s, 2);
    int info = -1, largest, *pivots = calloc(kept.pivots + 1, sizeof *pivots),
        *least = calloc(kept.pivots + 1, sizeof *least);
    int *highest = calloc(kept.pivots + 1, sizeof *highest);
    (unblocked ? type->getf2 : type->getrf)(&s->m, &s->n, x.a, &s->ia, &s->ja, x.descriptor, x.ipiv, &info);
    MPI_Allreduce(&info, &largest, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    check(unblocked ? info >= 0 : info == largest, kept.name, "the processes have different info");
    kept.info = largest;
    /* Each process row knows the pivots of its rows. */
    for (int i = 0; i < kept.pivots; i++) {
        least[i] = INT32_MAX;
    }
    for (int i = 0; i < x.rows; i++) {
        int row = global_of(i, s->nb, my_row, 0, process_rows) - (s->ia - 1);
        if (row >= 0 && row < kept.pivots) {
            least[row] = highest[row] = x.ipiv[i];
        }
    }
    MPI_Allreduce(highest, pivots, kept.pivots, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    MPI_Allreduce(least, highest, kept.pivots, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    check(memcmp(pivots, highest, kept.pivots * sizeof *pivots) == 0, kept.name,
          "the processes have different pivots");
    void *whole = gather(&x, s->nb, s->csrc, kept.name);
    kept.rows = x.descriptor[m_];
    kept.columns = x.descriptor[n_];
    write_record(&kept, pivots, whole);
    if (my_rank == 0 && what != kind_nan_first && what != kind_nan_inside) {
        const char *wrong = misses(type, what, s, pivots, whole, kept.rows, kept.columns);
        check(wrong == NULL, kept.name, wrong);
    }
    free(whole);
    free(pivots);
    free(least);
    free(highest);
    free(x.a);
    free(x.ipiv);
}

/* p?laswp of n columns or m rows from (ia, ja), with exchanges k1 to k2. */
static void exchange(const element_type *type, const shape *s, char direc, char rowcol, int k1, int k2) {
    record kept = {.type = (int)(type - types), .pivots = 0};
    snprintf(kept.name, sizeof kept.name, "p%claswp %c%c %d x %d, nb %d, at (%d, %d), source %d, %d to %d",
             type->letter, direc, rowcol, s->m, s->n, s->nb, s->ia, s->ja, s->csrc, k1, k2);
    matrix x = make(type, kind_random, s, 5);
    /* Each process has all exchanges, from the place of the first among its own rows or columns. */
    int by_rows = rowcol == 'R' || rowcol == 'r', last = x.descriptor[by_rows ? m_ : n_], before = k1 - 1,
        zero = 0;
    int *ipiv = x.ipiv + numroc_(&before, &s->nb, by_rows ? &my_row : &my_column, by_rows ? &zero : &s->csrc,
                                 by_rows ? &process_rows : &process_columns);
    for (int i = k1; i <= k2; i++) {
        /* Some stay where they are. */
        ipiv[i - k1] = i % 5 == 3 ? i : 1 + (int)((random_number(i + 99) + 1) / 2 * last);
    }
    type->laswp(&direc, &rowcol, by_rows ? &s->n : &s->m, x.a, &s->ia, &s->ja, x.descriptor, &k1, &k2, x.ipiv,
                1, 1);
    void *whole = gather(&x, s->nb, s->csrc, kept.name);
    kept.rows = x.descriptor[m_];
    kept.columns = x.descriptor[n_];
    write_record(&kept, NULL, whole);
    free(whole);
    free(x.a);
    free(x.ipiv);
}

int main(int argc, char **argv) {
    MPI_Init(&argc, &argv);
    int ranks;
    Cblacs_pinfo(&my_rank, &ranks);
    if (argc != 4 || atoi(argv[1]) * atoi(argv[2]) != ranks) {
        fprintf(stderr, "usage: cases P Q FILE, with P * Q processes\n");
        MPI_Abort(MPI_COMM_WORLD, 2);
    }
    Cblacs_get(0, 0, &context);
    Cblacs_gridinit(&context, "Row", atoi(argv[1]), atoi(argv[2]));
    Cblacs_gridinfo(context, &process_rows, &process_columns, &my_row, &my_column);
    results = my_rank == 0 ? fopen(argv[3], "wb") : NULL;
    const int last = process_columns - 1;
    const shape shapes[] = {
        {1, 1, 1, 1, 1, 0},       {1, 6, 4, 1, 1, 0},      {6, 1, 4, 5, 9, last},
        {5, 5, 8, 1, 1, 0},       {17, 17, 3, 4, 7, last}, {64, 64, 16, 17, 1, 0},
        {64, 64, 64, 1, 1, last}, {70, 40, 8, 9, 17, 0},   {40, 70, 8, 17, 9, last},
        {100, 100, 32, 1, 33, 0}, {128, 128, 32, 1, 1, 0}, {150, 130, 64, 65, 65, last},
        {130, 130, 200, 1, 1, 0},
    };
    for (int t = 0; t < element_types; t++) {
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
            for (int k = 0; k < kinds; k++) {
                shape s = shapes[i];
                if (k == kind_hadamard && (s.m != s.n || (s.m & (s.m - 1)) != 0)) {
                    continue;
                }
                factor(&types[t], k, &s, 0);
                s.n = s.n < s.nb ? s.n : s.nb;
                if (k != kind_hadamard || s.m == s.n) {
                    factor(&types[t], k, &s, 1);
                }
            }
            const shape anywhere = {.m = shapes[i].m,
                                    .n = shapes[i].n,
                                    .nb = shapes[i].nb,
                                    .ia = 1 + i % 3,
                                    .ja = 1 + (i * 7) % 11,
                                    .csrc = shapes[i].csrc};
            const int k2 = anywhere.m < anywhere.n ? anywhere.m : anywhere.n;
            exchange(&types[t], &anywhere, 'F', 'R', 1, k2);
            exchange(&types[t], &anywhere, 'f', 'r', 1 + k2 / 3, k2);
            exchange(&types[t], &anywhere, 'F', 'C', 1, k2);
            /* Backwards, ScaLAPACK 2.2.1 finds only a single exchange where it is. */
            exchange(&types[t], &anywhere, 'B', 'R', k2, k2);
            exchange(&types[t], &anywhere, 'B', 'c', k2, k2);
        }
    }
    int written = results == NULL || fclose(results) == 0, all[2], mine[2] = {passes, failures + !written};
    MPI_Reduce(mine, all, 2, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    if (my_rank == 0) {
        printf("%d passed, %d failed\n", all[0], all[1]);
    }
    Cblacs_gridexit(context);
    Cblacs_exit(1);
    MPI_Finalize();
    return failures > 0;
}
