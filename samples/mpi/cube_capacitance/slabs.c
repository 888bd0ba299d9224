#include "slabs.h"

#include <mpi.h>

#include "agree.h"
#include "scalapack.h"

/*
 * The rows and columns from j on are
 *
 *     P (A11 A12)   (L11    ) (U11 U12)
 *       (A21 A22) = (L21  I ) (    A22'),     A11 of w x w,
 *
 * pdgetrf makes L11, L21, U11 and P of the slab A11, A21. The rows right of it and left of it, which are
 * those of L, are exchanged; U12 = inv(L11) A12; and A22' = A22 - L21 U12 is what is left. Every step is a
 * function of the numbers before it and of the grid alone, so that a run in two parts has the bits of a run
 * in one.
 */
/* Exchanges the rows of n columns from ja on by the pivots of the rows j to j + w - 1. */
static void exchange(const grid *on, const part *of, int j, int w, int n, int ja, double *A,
                     const int *ipiv) {
    const int one = 1, last = j + w - 1, *desc = of->descriptor;
    if (on->P == 1) {
        pdlaswp_("Forward", "Rowwise", &n, A, &one, &ja, desc, &j, &last, ipiv, 7, 7);
        return;
    }
    /* pdlaswp knows the pivots of the last block alone where they belong to another row of ranks; pdlapiv
       sends them there, and wants room for a block in each row of ranks. */
    const int rows = desc[2] + desc[4] * on->P, length = (int)(of->m + of->block);
    const int of_pivots[9] = {desc[0], desc[1], rows, 1, desc[4], 1, 0, on->column, length};
    pdlapiv_("Forward", "Row", "Col", &w, &n, A, &j, &ja, desc, ipiv, &j, &one, of_pivots, NULL, 7, 3, 3);
}

static int factor_slab(const grid *on, const part *of, int done, int w, double *A, int *ipiv) {
    const double one = 1, minus_one = -1;
    const int j = done + 1, next = j + w, n = (int)of->order, rows = n - done, right = rows - w;
    const int *desc = of->descriptor;
    int info;
    pdgetrf_(&rows, &w, A, &j, &j, desc, ipiv, &info);
    if (done > 0) {
        exchange(on, of, j, w, done, 1, A, ipiv);
    }
    if (right > 0) {
        exchange(on, of, j, w, right, next, A, ipiv);
        pdtrsm_("Left", "Lower", "No transpose", "Unit", &w, &right, &one, A, &j, &j, desc, A, &j, &next,
                desc);
        pdgemm_("No transpose", "No transpose", &right, &right, &w, &minus_one, A, &next, &j, desc, A, &j,
                &next, desc, &one, A, &next, &next, desc);
    }
    return info > 0 ? done + info : info;
}

/* The share of the work that the first columns are. */
static double work(double done, double n) {
    double left = (n - done) / n;
    return 1 - left * left * left;
}

static void say_progress(const factorization *of, double before, double seconds) {
    double n = (double)of->of->order, all = work((double)of->done, n), here = all - work(before, n);
    say("n = %.0f: %lld columns, %.0f%% of the work after %.1f s, %.1f GFLOP/s, %.1f s left", n,
        (long long)of->done, 100 * all, of->seconds, 2.0 / 3 * n * n * n * here / seconds * 1e-9,
        seconds * (1 - all) / here);
}

/* Collective. Whether it is time for a checkpoint, by the clock of rank 0. */
static int is_due(double since, double every) {
    int due = MPI_Wtime() - since >= every;
    MPI_Bcast(&due, 1, MPI_INT, 0, MPI_COMM_WORLD);
    return due;
}

static void save(const factorization *of, const char *path) {
    double start = MPI_Wtime();
    if (checkpoint_write(path, of) == 0) {
        say("%s: %lld columns, written in %.1f s", path, (long long)of->done, MPI_Wtime() - start);
    } else {
        say("%s is not written; the run goes on", path);
    }
}

int slabs_factor(factorization *of, const char *path, double every) {
    const int64_t n = of->of->order;
    const double before = (double)of->done;
    const double spent = of->seconds;
    double saved = MPI_Wtime();
    while (of->done < n) {
        int w = (int)(n - of->done < of->slab ? n - of->done : of->slab);
        double start = MPI_Wtime();
        int info = factor_slab(of->on, of->of, (int)of->done, w, of->A, of->ipiv);
        of->seconds += MPI_Wtime() - start;
        of->done += w;
        if (info != 0) {
            return info;
        }
        say_progress(of, before, of->seconds - spent);
        if (path != NULL && of->done < n && is_due(saved, every)) {
            save(of, path);
            saved = MPI_Wtime();
        }
    }
    return 0;
}
