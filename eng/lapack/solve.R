# solve(A, B), solve(A), rcond and det of random, ill-conditioned and singular matrices, real and complex. Prints lines as
# solve.m does:
#   name kind type n value scale

show <- function(name, kind, A, value, scale) {
    text <- if (is.character(value)) gsub(" ", "_", value) else sprintf("%.17g", Re(value))
    cat(name, kind, typeof(A), nrow(A), text, sprintf("%.3g", scale), "\n")
}

# The matrix norms of complex matrices are not in base R.
norm_one <- function(A) max(colSums(Mod(A)))

check <- function(kind, A) {
    n <- nrow(A)
    unit <- .Machine$double.eps / 2
    B <- outer(1:n, 1:3, function(i, j) cos(i + n * j))
    if (is.complex(A)) B <- B + 1i * sin(1:n)
    X <- solve(A, B, tol = 0)
    show("solve", kind, A, norm_one(A %*% X - B) / (norm_one(A) * norm_one(X) * unit), -1)
    X <- solve(A, tol = 0)
    show("inverse", kind, A, norm_one(diag(n) - A %*% X) / (n * norm_one(A) * norm_one(X) * unit), -1)
    scale <- n * unit * norm_one(A) * norm_one(X)
    show("rcond", kind, A, rcond(A), scale + 1e-3)
    show("rcond_infinity", kind, A, rcond(A, "I"), scale + 1e-3)
    # R has no determinant of complex matrices.
    if (!is.complex(A)) show("det", kind, A, det(A), scale)
}

message_of <- function(expression) tryCatch({ expression; "none" }, error = conditionMessage)

check_singular <- function(A) {
    show("solve_error", "singular", A, message_of(solve(A, rep(1, nrow(A)))), 0)
    show("rcond", "singular", A, rcond(A), 0)
    if (!is.complex(A)) show("det", "singular", A, det(A), 0)
}

check_order <- function(n, draw) {
    A <- draw(n)
    spread <- 10 ^ seq(0, -10, length.out = n)
    check("random", A)
    check("ill", qr.Q(qr(draw(n))) %*% diag(spread, n) %*% qr.Q(qr(draw(n))))
    A[, ceiling(n / 2)] <- 0
    check_singular(A)
}

set.seed(1)
random <- function(n) matrix(runif(n * n, -1, 1), n)
for (n in c(1, 2, 3, 4, 5, 8, 16, 33, 70, 128, 300)) {
    check_order(n, random)
    check_order(n, function(n) random(n) + 1i * random(n))
}
