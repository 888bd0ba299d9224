# Solutions and inverses, from matrices and from factors, of one system and of many, with base::solve's names.
library(recursivelu)
source(file.path("shared", "checks.R"))
set.seed(5)

types <- expand.grid(a = c(FALSE, TRUE), b = c(FALSE, TRUE))
for (n in c(1, 2, 3, 4, 5, 16, 33, 100, 257)) {
    for (i in seq_len(nrow(types))) {
        a <- random(types$a[i], n, n)
        b <- random(types$b[i], n, 3)
        x <- rlu_solve(a, b)
        f <- rlu(a)
        stopifnot(is.complex(x) == any(types[i, ]), identical(dim(x), dim(b)))
        stopifnot(solves(a, x, b), solves(a, solve(f, b), b))
        stopifnot(identical(x, rlu_solve(a, b, threads = 1)), identical(x, rlu_solve(a, b, threads = 2)))
        stopifnot(solves(t(a), solve(f, b, trans = "T"), b), solves(Conj(t(a)), solve(f, b, trans = "C"), b))
        v <- rlu_solve(a, b[, 1])
        stopifnot(is.null(dim(v)), length(v) == n, identical(v, x[, 1]), identical(solve(f, b[, 1]), solve(f, b)[, 1]))
        # An array of right-hand sides of one matrix.
        many <- random(types$b[i], n, 2, 3)
        x <- rlu_solve(a, many)
        stopifnot(identical(dim(x), dim(many)), solves(a, x[, , 2], many[, , 2]))
        inverse <- rlu_inverse(a)
        stopifnot(identical(inverse, rlu_inverse(f)), identical(inverse, solve(f)), is.complex(inverse) == types$a[i])
        stopifnot(one_norm(inverse %*% a - diag(n)) <= 30 * n * 2^-53 * one_norm(a) * one_norm(inverse))
    }
}

# Without pivoting.
a <- random(FALSE, 50, 50) + diag(50, 50)
stopifnot(solves(a, rlu_solve(a, 1:50, pivot = FALSE), 1:50))

# Arguments stay as they are.
a <- random(FALSE, 10, 10)
b <- random(FALSE, 10, 2)
copies <- list(a + 0, b + 0)
f <- rlu(a)
lu <- f$lu + 0
for (x in list(rlu_solve(a, b), solve(f, b), rlu_inverse(a), rlu_inverse(f))) stopifnot(identical(copies, list(a, b)))
stopifnot(identical(f$lu, lu))

# Integers and logicals.
a <- matrix(c(2L, 4L, 8L, 1L, 3L, 7L, 1L, 3L, 9L), 3)
stopifnot(all.equal(rlu_solve(a, c(7L, 19L, 49L)), c(1, 2, 3)), is.double(rlu_solve(diag(2) == 1, c(TRUE, FALSE))))
stopifnot(identical(rlu_inverse(a), rlu_inverse(a + 0)))

# Names are those of base::solve.
named <- function(rows, columns) matrix(c(4, 1, 2, 3), 2, dimnames = if (!is.null(rows) || !is.null(columns)) list(rows, columns))
for (a in list(named(c("r", "s"), c("u", "v")), named(NULL, c("u", "v")), named(c("r", "s"), NULL), named(NULL, NULL))) {
    for (b in list(1:2, c(e = 1, f = 2), named(c("k", "l"), c("m", "n")), named(NULL, c("m", "n")), named(c("k", "l"), NULL))) {
        expected <- solve(a, b)
        stopifnot(all.equal(rlu_solve(a, b), expected), identical(attributes(rlu_solve(a, b)), attributes(expected)))
        stopifnot(identical(attributes(solve(rlu(a), b)), attributes(expected)))
    }
    stopifnot(identical(dimnames(rlu_inverse(a)), dimnames(solve(a))), identical(dimnames(solve(rlu(a))), dimnames(solve(a))))
}
stopifnot(identical(names(solve(rlu(named(c("r", "s"), c("u", "v"))), 1:2, trans = "T")), c("r", "s")))

# Empty systems.
stopifnot(identical(rlu_solve(matrix(0, 0, 0), numeric(0)), numeric(0)), identical(dim(rlu_inverse(matrix(0, 0, 0))), c(0L, 0L)))
stopifnot(identical(dim(rlu_solve(diag(3), matrix(0, 3, 0))), c(3L, 0L)))
stopifnot(identical(dim(solve(rlu(diag(3)), matrix(0, 3, 0))), c(3L, 0L)))

# Threads.
before <- rlu_threads()
stopifnot(is.integer(before), before >= 1L, identical(rlu_threads(3), before), rlu_threads() == 3L)
x <- rlu_solve(diag(3), 1:3, threads = 2)
stopifnot(rlu_threads() == 3L)
rlu_threads(NULL)
stopifnot(rlu_threads() == before)
