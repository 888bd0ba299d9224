# Factorizations: objects of class "rlu", lists that src/factor.c makes and src/values.c reads.

rlu <- function(x, pivot = TRUE, threads = NULL) .Call(C_factor, x, pivot, threads)

`$.rlu` <- function(x, name) {
    switch(name,
        L = {
            L <- .Call(C_lower, x)
            rows <- .subset2(x, "dimnames")[[1L]]
            if (!is.null(rows)) rownames(L) <- rows[.Call(C_permutation, x)]
            L
        },
        U = {
            U <- .Call(C_upper, x)
            columns <- .subset2(x, "dimnames")[[2L]]
            if (!is.null(columns)) colnames(U) <- columns
            U
        },
        p = .Call(C_permutation, x),
        .subset2(x, name))
}

print.rlu <- function(x, ...) {
    lu <- .subset2(x, "lu")
    zero <- .subset2(x, "zero_pivot")
    cat("LU factorization of a ", nrow(lu), " x ", ncol(lu), if (is.complex(lu)) " complex", " matrix: x[p, ] = L U\n", sep = "")
    if (zero > 0L) cat("exactly singular: U[", zero, ", ", zero, "] = 0\n", sep = "")
    invisible(x)
}

determinant.rlu <- function(x, logarithm = TRUE, ...) {
    found <- .Call(C_log_determinant, x)
    complex <- length(found) == 3L
    sign <- if (complex) complex(real = found[2L], imaginary = found[3L]) else as.integer(found[2L])
    # Of zero and of NaN, as base::determinant has it.
    if (is.na(sign) || sign == 0) sign <- if (complex) 1 + 0i else 1L
    modulus <- if (logarithm) found[1L] else Mod(.Call(C_determinant, x))
    attr(modulus, "logarithm") <- logarithm
    structure(list(modulus = modulus, sign = sign), class = "det")
}
