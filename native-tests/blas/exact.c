/* Every routine of level 2 and 3 on every shape up to a small order, and on shapes around the borders of
   blocks, with random options. Numbers are small and whole, so that results are exact however they are summed
   up.

   argv[3], if there, is the share of the shapes that are run, in percent. */
#include <stdlib.h>

#include "check.h"
#include "emulated.h"
#include "work.h"

enum { small = 40, large = 300 };

static int64_t share = 100;

static bool is_chosen(work *w) {
    return random_integer(&w->source, 1, 100 * grid_thinning) <= share;
}

static void every_small_shape(const blas *b) {
    work w = work_new(b, small, 1);
    for (int64_t m = 0; m <= small; m++) {
        for (int64_t n = 0; n <= small; n++) {
            for (int64_t k = 0; k <= small; k++) {
                if (is_chosen(&w)) {
                    work_gemm(&w, m, n, k);
                }
            }
            for (int i = 0; i < 4 && is_chosen(&w); i++) {
                work_triangle(&w, blas_trsm, m, n);
                work_triangle(&w, blas_trmm, m, n);
                work_ger(&w, m, n);
                work_gemv(&w, m, n);
            }
        }
        for (int i = 0; i < 100; i++) {
            work_trsv(&w, m);
        }
    }
    work_free(&w);
}

static void borders(const blas *b) {
    static const int64_t sizes[] = {1,  2,   4,   7,   16,  33,  63,  64,  65,
                                    96, 127, 128, 129, 192, 255, 256, 257, large};
    enum { count = sizeof sizes / sizeof sizes[0] };
    work w = work_new(b, large, 2);
    for (int i = 0; i < count * count; i++) {
        int64_t m = sizes[i / count], n = sizes[i % count],
                k = sizes[random_integer(&w.source, 0, count - 1)];
        if (m > largest_order || n > largest_order || k > largest_order || !is_chosen(&w)) {
            continue;
        }
        work_gemm(&w, m, n, k);
        work_triangle(&w, blas_trsm, m, n);
        work_triangle(&w, blas_trmm, m, n);
        work_ger(&w, m, n);
        work_gemv(&w, m, n);
        work_trsv(&w, m);
    }
    work_free(&w);
}

static void long_shapes(const blas *b) {
    static const int64_t shapes[][3] = {{2000, 64, 64},  {64, 2000, 33},  {3000, 5, 3},    {5, 3000, 80},
                                        {7, 9, 4000},    {1, 1, 5000},    {2000, 130, 17}, {1, 4000, 60},
                                        {4000, 1, 60},   {500, 300, 130}, {128, 1000, 64}, {1000, 128, 16},
                                        {300, 500, 260}, {4000, 2, 2},    {33, 1500, 1}};
    work w = work_new(b, 520, 3);
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0] && grid_thinning == 1; i++) {
        for (int again = 0; again < 3 && is_chosen(&w); again++) {
            work_gemm(&w, shapes[i][0], shapes[i][1], shapes[i][2]);
            work_triangle(&w, blas_trsm, shapes[i][0], shapes[i][1]);
            work_triangle(&w, blas_trmm, shapes[i][0], shapes[i][1]);
            work_ger(&w, shapes[i][0], shapes[i][1]);
            work_gemv(&w, shapes[i][0], shapes[i][1]);
        }
    }
    for (int64_t n = 301; n <= 500 && grid_thinning == 1; n += 37) {
        work_trsv(&w, n);
    }
    work_free(&w);
}

int main(int argc, char **argv) {
    blas bound[blas_kinds];
    blas_open(argc, argv, bound);
    share = argc > 3 ? atoi(argv[3]) : share;
    for (int i = 0; i < blas_kinds; i++) {
        every_small_shape(&bound[i]);
        borders(&bound[i]);
        long_shapes(&bound[i]);
    }
    return check_report();
}
