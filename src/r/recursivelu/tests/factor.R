# Factorizations: P A = L U in all shapes and types, with and without pivoting, and what is read from them.
library(recursivelu)
source(file.path("shared", "checks.R"))
set.seed(4)

reconstructs <- function(x, f) {
    L <- f$L
    U <- f$U
    steps <- min(dim(x))
    stopifnot(identical(dim(L), c(nrow(x), steps)), identical(dim(U), c(steps, ncol(x))))
    stopifnot(all(L[upper.tri(L)] == 0), all(diag(L) == 1), all(U[lower.tri(U)] == 0))
    stopifnot(is.integer(f$p), identical(sort(f$p), seq_len(nrow(x))), is.integer(f$pivots), length(f$pivots) == steps)
    stopifnot(close_to(L %*% U, x[f$p, , drop = FALSE], size = one_norm(x) + one_norm(L) * one_norm(U)))
}

for (complex in c(FALSE, TRUE)) {
    for (shape in list(c(1, 1), c(2, 2), c(3, 5), c(5, 3), c(1, 9), c(9, 1), c(17, 17), c(64, 66), c(130, 128), c(300, 300))) {
        x <- random(complex, shape)
        f <- rlu(x)
        stopifnot(f$zero_pivot == 0L, is.complex(f$lu) == complex, max(Mod(f$L)) <= 1 + if (complex) 0.5 else 1e-15)
        reconstructs(x, f)
        stopifnot(identical(f, rlu(x, threads = 1)), identical(f, rlu(x, threads = 2)))
        steps <- seq_len(min(shape))
        x[cbind(steps, steps)] <- x[cbind(steps, steps)] + sum(shape)
        f <- rlu(x, pivot = FALSE)
        stopifnot(identical(f$p, seq_len(nrow(x))))
        reconstructs(x, f)
    }
}

# The argument stays as it is.
x <- random(FALSE, 20, 20)
before <- x + 0
f <- rlu(x)
stopifnot(identical(x, before))

# Integers and logicals are doubles.
x <- matrix(c(2L, 4L, 8L, 1L, 3L, 7L, 1L, 3L, 9L), 3)
stopifnot(identical(rlu(x), rlu(x + 0)), identical(rlu(diag(2) == 1), rlu(diag(2))))

# Names.
dimnames(x) <- list(c("a", "b", "c"), c("u", "v", "w"))
f <- rlu(x)
stopifnot(identical(rownames(f$L), rownames(x)[f$p]), is.null(colnames(f$L)))
stopifnot(identical(colnames(f$U), colnames(x)), is.null(rownames(f$U)))

# Empty matrices.
for (shape in list(c(0, 0), c(0, 3), c(3, 0))) reconstructs(matrix(0, shape[1], shape[2]), rlu(matrix(0, shape[1], shape[2])))

# Singular ones are complete, and say where.
x <- matrix(1:4 %*% t(1:4), 4)
f <- rlu(x)
stopifnot(f$zero_pivot == 2L, grepl("U[2, 2] = 0", capture.output(print(f))[2], fixed = TRUE))
reconstructs(x, f)
stopifnot(rlu(matrix(c(0, 1, 1, 0), 2), pivot = FALSE)$zero_pivot == 1L, rlu(matrix(c(0, 1, 1, 0), 2))$zero_pivot == 0L)

# NA, NaN and infinity go through, without a warning.
for (bad in list(NA_real_, NaN, Inf, -Inf, NA)) {
    x <- diag(3)
    x[2, 1] <- bad
    f <- rlu(x)
    stopifnot(!all(is.finite(f$lu)), f$p %in% 1:3)
}
stopifnot(is.na(rlu(matrix(c(1L, NA, 2L, 3L), 2))$lu[2, 2]))

# Determinants.
for (n in c(1, 2, 5, 30)) {
    x <- random(FALSE, n, n)
    f <- rlu(x)
    ours <- determinant(f)
    theirs <- determinant(x)
    stopifnot(inherits(ours, "det"), identical(ours$sign, theirs$sign), all.equal(ours$modulus, theirs$modulus))
    stopifnot(all.equal(det(f), det(x)), all.equal(determinant(f, FALSE)$modulus, determinant(x, FALSE)$modulus))
    z <- random(TRUE, n, n)
    stopifnot(all.equal(det(rlu(z)), prod(eigen(z, only.values = TRUE)$values)))
    stopifnot(all.equal(c(determinant(rlu(z), FALSE)$modulus), Mod(det(rlu(z)))))
}
stopifnot(det(rlu(matrix(0, 2, 2))) == 0, det(rlu(matrix(0i, 2, 2))) == 0, det(rlu(matrix(0, 0, 0))) == 1)
stopifnot(is.nan(det(rlu(matrix(NaN, 2, 2)))), is.finite(determinant(rlu(diag(1e300, 5)))$modulus))

# Condition numbers.
hilbert <- 1 / (outer(1:7, 1:7, "+") - 1)
for (norm in c("O", "I", "1")) stopifnot(all.equal(rlu_rcond(hilbert, norm), rcond(hilbert, norm), tolerance = 1e-6))
x <- random(FALSE, 40, 40)
stopifnot(all.equal(rlu_rcond(x), rcond(x)), all.equal(rlu_rcond(rlu(x), "I"), rcond(x, "I")))
z <- random(TRUE, 40, 40)
stopifnot(all.equal(rlu_rcond(z), rcond(z)), all.equal(rlu_rcond(z, "I"), rcond(z, "I")))
stopifnot(rlu_rcond(matrix(1, 2, 2)) == 0, is.nan(rlu_rcond(matrix(c(1, NA, 2, 3), 2))), rlu_rcond(matrix(0, 0, 0)) == 1)
stopifnot(is.nan(rlu_rcond(matrix(c(1, complex(real = Inf, imaginary = NaN), 2, 3), 2))))
stopifnot(rlu_rcond(matrix(c(1, Inf, 2, 3), 2)) == 0)

# A factorization survives being saved.
file <- tempfile()
f <- rlu(x)
saveRDS(f, file)
stopifnot(identical(solve(readRDS(file), 1:40), solve(f, 1:40)))
