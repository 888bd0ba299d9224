/* PETSc's dense LU of complex numbers: solutions through KSP and from factors, inverses and a singular
   matrix. Prints lines as solve.m does: name kind type n value scale */
#include <petscksp.h>

enum { columns = 3 };

/* A scalar with two random parts. */
static PetscScalar draw(PetscRandom random) {
    PetscReal re, im;
    PetscRandomGetValueReal(random, &re);
    PetscRandomGetValueReal(random, &im);
    return PetscCMPLX(re, im);
}

static Mat random_matrix(PetscRandom random, PetscInt rows, PetscInt n) {
    Mat a;
    PetscScalar *values;
    PetscCallAbort(PETSC_COMM_SELF, MatCreateSeqDense(PETSC_COMM_SELF, rows, n, NULL, &a));
    PetscCallAbort(PETSC_COMM_SELF, MatDenseGetArray(a, &values));
    for (PetscInt i = 0; i < rows * n; i++) {
        values[i] = draw(random);
    }
    PetscCallAbort(PETSC_COMM_SELF, MatDenseRestoreArray(a, &values));
    return a;
}

/* norm1(a * x - b) / (times * norm1(a) * norm1(x) * unit). */
static PetscErrorCode show_residual(const char *name, Mat a, Mat x, Mat b, PetscReal times) {
    Mat product;
    PetscInt n;
    PetscReal residual, size, solution;
    PetscCall(MatMatMult(a, x, MAT_INITIAL_MATRIX, PETSC_DEFAULT, &product));
    PetscCall(MatAXPY(product, -1, b, SAME_NONZERO_PATTERN));
    PetscCall(MatNorm(product, NORM_1, &residual));
    PetscCall(MatNorm(a, NORM_1, &size));
    PetscCall(MatNorm(x, NORM_1, &solution));
    PetscCall(MatGetSize(a, &n, NULL));
    PetscCall(PetscPrintf(PETSC_COMM_SELF, "%s random complex %d %.17g -1\n", name, (int)n,
                          (double)(residual / (times * size * solution * PETSC_MACHINE_EPSILON / 2))));
    PetscCall(MatDestroy(&product));
    return 0;
}

/* Each column of b solved for by the solver that is nothing but its preconditioner, LU. */
static PetscErrorCode solve_by_ksp(Mat a, Mat b, Mat x) {
    KSP ksp;
    PC pc;
    PetscCall(KSPCreate(PETSC_COMM_SELF, &ksp));
    PetscCall(KSPSetOperators(ksp, a, a));
    PetscCall(KSPSetType(ksp, KSPPREONLY));
    PetscCall(KSPGetPC(ksp, &pc));
    PetscCall(PCSetType(pc, PCLU));
    for (PetscInt j = 0; j < columns; j++) {
        Vec from, to;
        PetscCall(MatDenseGetColumnVecRead(b, j, &from));
        PetscCall(MatDenseGetColumnVecWrite(x, j, &to));
        PetscCall(KSPSolve(ksp, from, to));
        PetscCall(MatDenseRestoreColumnVecRead(b, j, &from));
        PetscCall(MatDenseRestoreColumnVecWrite(x, j, &to));
    }
    PetscCall(KSPDestroy(&ksp));
    return 0;
}

static PetscErrorCode check(PetscRandom random, PetscInt n) {
    Mat a = random_matrix(random, n, n), b = random_matrix(random, n, columns), x, lu, transpose, inverse,
        one;
    PetscCall(MatDuplicate(b, MAT_DO_NOT_COPY_VALUES, &x));
    PetscCall(solve_by_ksp(a, b, x));
    PetscCall(show_residual("ksp", a, x, b, 1));

    PetscCall(MatDuplicate(a, MAT_COPY_VALUES, &lu));
    PetscCall(MatLUFactor(lu, NULL, NULL, NULL));
    PetscCall(MatMatSolve(lu, b, x));
    PetscCall(show_residual("solve", a, x, b, 1));
    PetscCall(MatMatSolveTranspose(lu, b, x));
    PetscCall(MatTranspose(a, MAT_INITIAL_MATRIX, &transpose));
    PetscCall(show_residual("solve_transposed", transpose, x, b, 1));

    PetscCall(MatDuplicate(a, MAT_DO_NOT_COPY_VALUES, &one));
    PetscCall(MatZeroEntries(one));
    PetscCall(MatShift(one, 1));
    PetscCall(MatDuplicate(a, MAT_COPY_VALUES, &inverse));
    PetscCall(MatSeqDenseInvert(inverse));
    PetscCall(show_residual("inverse", a, inverse, one, (PetscReal)n));
    PetscCall(MatDestroy(&inverse));
    PetscCall(MatDestroy(&one));
    PetscCall(MatDestroy(&transpose));
    PetscCall(MatDestroy(&lu));
    PetscCall(MatDestroy(&x));
    PetscCall(MatDestroy(&b));
    PetscCall(MatDestroy(&a));
    return 0;
}

/* What PETSc says of a matrix with a column of zeros. */
static PetscErrorCode check_singular(PetscRandom random, PetscInt n) {
    Mat a = random_matrix(random, n, n);
    PetscScalar *values;
    PetscCall(MatDenseGetArray(a, &values));
    for (PetscInt i = 0; i < n; i++) {
        values[n / 2 * n + i] = 0;
    }
    PetscCall(MatDenseRestoreArray(a, &values));
    PetscCall(PetscPushErrorHandler(PetscIgnoreErrorHandler, NULL));
    int error = (int)MatLUFactor(a, NULL, NULL, NULL);
    PetscCall(PetscPopErrorHandler());
    PetscCall(PetscPrintf(PETSC_COMM_SELF, "factor_error singular complex %d error_%d 0\n", (int)n, error));
    return MatDestroy(&a);
}

int main(int argc, char **argv) {
    static const PetscInt orders[] = {1, 2, 3, 4, 5, 8, 16, 33, 70, 128, 300};
    PetscRandom random;
    PetscCall(PetscInitialize(&argc, &argv, NULL, NULL));
    PetscCall(PetscRandomCreate(PETSC_COMM_SELF, &random));
    PetscCall(PetscRandomSetType(random, PETSCRAND48));
    PetscCall(PetscRandomSetInterval(random, PetscCMPLX(-1, -1), PetscCMPLX(1, 1)));
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        PetscCall(check(random, orders[i]));
        PetscCall(check_singular(random, orders[i]));
    }
    PetscCall(PetscRandomDestroy(&random));
    return PetscFinalize();
}
