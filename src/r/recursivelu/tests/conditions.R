# Errors and warnings: their classes, their messages, and that arguments are named.
library(recursivelu)
source(file.path("shared", "checks.R"))

# Exactly singular.
for (singular in list(outer(c(1, 2, 4), 1:3), outer(c(1, 2, 4), 1:3) + 0i)) {
    f <- rlu(singular)
    for (found in list(signalled(rlu_solve(singular, 1:3)), signalled(solve(f, 1:3)), signalled(solve(f, 1i * 1:3)),
                       signalled(solve(f)), signalled(rlu_inverse(f)), signalled(rlu_inverse(singular)))) {
        stopifnot(inherits(found, c("recursivelu_singular", "recursivelu_error", "error"), which = TRUE) > 0)
        stopifnot(found$pivot == 2L, found$matrix == 1L, conditionMessage(found) == "exactly singular: U[2, 2] = 0")
    }
}
stopifnot(identical(conditionCall(signalled(rlu_solve(singular, 1:3))), quote(rlu_solve(singular, 1:3))))
found <- signalled(rlu_solve(matrix(c(0, 1, 1, 0), 2), 1:2, pivot = FALSE))
stopifnot(inherits(found, "recursivelu_singular"), found$pivot == 1L)

# Not finite: a warning, and the solution.
bad <- matrix(c(1, NA, 3, 4), 2)
for (found in list(signalled(rlu_solve(bad, 1:2)), signalled(solve(rlu(bad), 1:2)), signalled(rlu_solve(diag(2), c(1, Inf))),
                   signalled(rlu_solve(diag(2), c(1L, NA))), signalled(rlu_solve(matrix(c(1, -1, 1, 1), 2) * 1.7e308, 1:2)))) {
    stopifnot(inherits(found, "recursivelu_not_finite"), inherits(found, "warning"), grepl("not finite", conditionMessage(found)))
}
x <- suppressWarnings(rlu_solve(diag(2), cbind(c(1, NaN), c(3, 4))))
stopifnot(identical(dim(x), c(2L, 2L)), is.nan(x[2, 1]), identical(x[, 2], c(3, 4)))

# Arguments.
square <- diag(2)
f <- rlu(square)
for (wrong in list("a", list(1), NULL, quote(x), factor("u"), 1:3, array(0, c(1, 1, 1)), data.frame(u = 1))) {
    stopifnot(fails(rlu(wrong), "'x' must be a numeric or complex matrix"))
    stopifnot(fails(rlu_inverse(wrong), "'x' must be a numeric or complex matrix"))
    stopifnot(fails(rlu_rcond(wrong), "'x' must be a numeric or complex matrix"))
}
stopifnot(fails(rlu_solve("a", 1), "'a' must be"), fails(rlu_solve(1, 1), "'a' must be"))
stopifnot(fails(rlu_solve(array(0, c(1, 1, 1, 1)), 1), "'a' must be"))
stopifnot(fails(rlu_solve(matrix(0, 2, 3), 1:2), "'a' must be square, not 2 x 3"))
stopifnot(fails(rlu_inverse(matrix(0, 2, 3)), "'x' must be square, not 2 x 3"))
stopifnot(fails(rlu_rcond(matrix(0, 2, 3)), "'x' must be square, not 2 x 3"))
for (solver in list(function(b) rlu_solve(square, b), function(b) solve(f, b))) {
    stopifnot(fails(solver("b"), "'b' must be"), fails(solver(NULL), "'b' must be"), fails(solver(list(1, 2)), "'b' must be"))
    stopifnot(fails(solver(1:3), "'b' must have 2 elements"), fails(solver(numeric(0)), "'b' must have 2 elements"))
    stopifnot(fails(solver(diag(3)), "'b' must have 2 rows"), fails(solver(array(0, c(3, 2, 2))), "'b' must have 2 rows"))
}
many <- array(0, c(2, 2, 3))
for (b in list(1:2, diag(2), matrix(0, 3, 3), array(0, c(2, 3, 2)), array(0, c(3, 2, 3)), array(0, c(2, 1, 1, 3)))) {
    stopifnot(fails(rlu_solve(many, b), "'b' must be a matrix with 2 rows and 3 columns"))
}
for (threads in list(0, -1, 1.5, 1025, NA, NaN, Inf, TRUE, "2", 1:2, numeric(0))) {
    for (found in list(signalled(rlu(square, threads = threads)), signalled(rlu_solve(square, 1:2, threads = threads)),
                       signalled(solve(f, 1:2, threads = threads)), signalled(solve(f, threads = threads)),
                       signalled(rlu_inverse(square, threads)), signalled(rlu_threads(threads)))) {
        stopifnot(inherits(found, "simpleError"), grepl("'threads' must be", conditionMessage(found)))
    }
}
for (pivot in list(NA, 1, "a", NULL, c(TRUE, TRUE))) {
    stopifnot(fails(rlu(square, pivot), "'pivot' must be TRUE or FALSE"), fails(rlu_solve(square, 1:2, pivot), "'pivot' must be"))
}
stopifnot(fails(solve(f, 1:2, trans = "X"), "should be one of"), fails(solve(f, trans = "T"), "'trans' needs 'b'"))
stopifnot(grepl("transpose", conditionMessage(signalled(solve(f, 1:2, transpose = "T")))))
stopifnot(fails(rlu_rcond(square, "F"), "should be one of"))

# Factorizations of other shapes, and those that somebody changed.
wide <- rlu(matrix(1:6 + 0, 2))
for (found in list(signalled(solve(wide, 1:2)), signalled(solve(wide)), signalled(det(wide)), signalled(rlu_rcond(wide)))) {
    stopifnot(grepl("must be of a square matrix, not of a 2 x 3 one", conditionMessage(found)))
}
change <- function(name, value) {
    fields <- unclass(f)
    fields[[name]] <- value
    structure(fields, class = "rlu")
}
for (changed in list(structure(list(), class = "rlu"), structure(1, class = "rlu"), change("pivots", c(2L, 1L)),
                     change("pivots", 1L), change("pivots", c(3L, 2L)), change("pivots", c(1, 2)), change("lu", 1:4),
                     change("lu", diag(3)), change("norms", 1), change("dimnames", 1))) {
    stopifnot(fails(solve(changed, 1:2), "unchanged"), fails(changed$p, "unchanged"), fails(det(changed), "unchanged"))
}
