# What the tests share: random numbers, residuals, and what a call signals.

random <- function(complex, ...) {
    count <- prod(...)
    numbers <- runif(count, -1, 1)
    if (complex) numbers <- complex(real = numbers, imaginary = runif(count, -1, 1))
    array(numbers, c(...))
}

one_norm <- function(x) if (length(x)) max(colSums(Mod(as.matrix(x)))) else 0

# Whether two matrices agree but for rounding errors of products of order n.
close_to <- function(x, y, n = nrow(as.matrix(x)), size = max(one_norm(x), one_norm(y))) {
    identical(dim(x), dim(y)) && one_norm(x - y) <= 30 * max(n, 1) * 2^-53 * size
}

# LAPACK's test ratio of a solution.
solves <- function(a, x, b) {
    one_norm(a %*% x - b) <= 30 * 2^-53 * max(1, nrow(a)) * (one_norm(a) * one_norm(x) + one_norm(b))
}

# The condition that an expression signals, NULL if none.
signalled <- function(expression) tryCatch({ expression; NULL }, condition = identity)

# Whether an expression is a plain error whose message has these words.
fails <- function(expression, words) {
    found <- signalled(expression)
    inherits(found, "simpleError") && grepl(words, conditionMessage(found), fixed = TRUE)
}
