# Solutions, inverses and condition numbers. What the C functions return is the result, or a list for solved() if something was
# wrong.

rlu_solve <- function(a, b, pivot = TRUE, threads = NULL) {
    x <- .Call(C_solve_system, a, b, pivot, threads)
    if (is.list(x)) solved(x) else x
}

solve.rlu <- function(a, b, trans = c("N", "T", "C"), threads = NULL, ...) {
    chkDots(...)
    x <- if (missing(b)) {
        if (!missing(trans)) stop("'trans' needs 'b'")
        .Call(C_invert_factored, a, threads)
    } else {
        .Call(C_solve_factored, a, b, if (missing(trans)) "N" else match.arg(trans), threads)
    }
    if (is.list(x)) solved(x) else x
}

rlu_inverse <- function(x, threads = NULL) {
    inverse <- if (inherits(x, "rlu")) .Call(C_invert_factored, x, threads) else .Call(C_invert_matrix, x, threads)
    if (is.list(inverse)) solved(inverse) else inverse
}

rlu_rcond <- function(x, norm = c("O", "I", "1"), threads = NULL) {
    norm <- match.arg(norm)
    if (!inherits(x, "rlu")) {
        if (is.matrix(x) && nrow(x) != ncol(x)) stop("'x' must be square, not ", nrow(x), " x ", ncol(x))
        x <- rlu(x, threads = threads)
    }
    .Call(C_condition, x, if (norm == "I") "I" else "O")
}
