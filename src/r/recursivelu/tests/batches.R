# Many systems in one call.
library(recursivelu)
source(file.path("shared", "checks.R"))
set.seed(6)

for (complex in c(FALSE, TRUE)) {
    for (n in c(1, 2, 3, 4, 8, 17, 60)) {
        k <- if (n > 20) 5 else 40
        a <- random(complex, n, n, k)
        columns <- random(FALSE, n, k)
        blocks <- random(complex, n, 2, k)
        x <- rlu_solve(a, columns)
        y <- rlu_solve(a, blocks)
        stopifnot(identical(dim(x), dim(columns)), identical(dim(y), dim(blocks)), is.complex(x) == complex)
        for (i in seq_len(k)) {
            matrix <- array(a[, , i], c(n, n))
            stopifnot(solves(matrix, x[, i], columns[, i]))
            stopifnot(solves(matrix, array(y[, , i], c(n, 2)), array(blocks[, , i], c(n, 2))))
            stopifnot(identical(x[, i], rlu_solve(matrix, columns[, i])))
        }
        stopifnot(identical(x, rlu_solve(a, columns, threads = 1)), identical(x, rlu_solve(a, columns, threads = 2)))
    }
}

# Real matrices with complex right-hand sides, integers, and no pivoting.
a <- random(FALSE, 4, 4, 3)
b <- random(TRUE, 4, 3)
for (i in 1:3) stopifnot(solves(a[, , i], rlu_solve(a, b)[, i], b[, i]))
stopifnot(identical(rlu_solve(array(1:2, c(1, 1, 2)), matrix(c(3L, 4L), 1)), matrix(c(3, 2), 1)))
stopifnot(identical(rlu_solve(array(diag(4), c(4, 4, 3)), b, pivot = FALSE), b))

# Names: rows after the columns of a, systems after b, or else a.
dimnames(a) <- list(NULL, letters[1:4], c("x", "y", "z"))
b <- random(FALSE, 4, 3)
stopifnot(identical(dimnames(rlu_solve(a, b)), list(letters[1:4], c("x", "y", "z"))))
colnames(b) <- c("p", "q", "r")
stopifnot(identical(dimnames(rlu_solve(a, b)), list(letters[1:4], c("p", "q", "r"))))
b <- array(b, c(4, 1, 3), list(NULL, "only", NULL))
stopifnot(identical(dimnames(rlu_solve(a, b)), list(letters[1:4], "only", c("x", "y", "z"))))

# Empty ones.
stopifnot(identical(dim(rlu_solve(array(0, c(0, 0, 5)), matrix(0, 0, 5))), c(0L, 5L)))
stopifnot(identical(dim(rlu_solve(array(0, c(3, 3, 0)), matrix(0, 3, 0))), c(3L, 0L)))
stopifnot(identical(dim(rlu_solve(array(diag(3), c(3, 3, 2)), array(0, c(3, 0, 2)))), c(3L, 0L, 2L)))

# The first singular matrix is named, and what became of the others.
a <- random(FALSE, 3, 3, 6)
a[, , 4] <- 0
a[, , 2] <- outer(c(1, 2, 4), 1:3)
a[1, 1, 5] <- NaN
failure <- signalled(rlu_solve(a, matrix(1, 3, 6)))
stopifnot(inherits(failure, "recursivelu_singular"), failure$pivot == 2L, failure$matrix == 2L)
stopifnot(identical(failure$pivots, c(0L, 2L, 0L, 1L, NA, 0L)), grepl("of matrix 2", conditionMessage(failure)))
