# Errors and warnings with classes, from what src/status.c tells.

# A condition of the package; call is that of the function that the user called.
condition <- function(class, kind, message, call, ...) {
    structure(list(message = message, call = call, ...), class = c(class, paste0("recursivelu_", kind), kind, "condition"))
}

# The solution, with a warning if it is not finite, from list(x, status of each system, the library's sentence); an error if a
# system was not solved.
solved <- function(result) {
    call <- sys.call(-1L)
    status <- result[[2L]]
    many <- length(status) > 1L
    of_matrix <- function(i) if (many) paste(" of matrix", i) else ""
    if (any(status < 0L, na.rm = TRUE)) stop(condition("recursivelu_failure", "error", result[[3L]], call))
    singular <- which(status > 0L)
    if (length(singular)) {
        first <- singular[1L]
        pivot <- status[first]
        message <- sprintf("exactly singular: U[%d, %d] = 0%s", pivot, pivot, of_matrix(first))
        stop(condition("recursivelu_singular", "error", message, call, pivot = pivot, matrix = first, pivots = status))
    }
    first <- which(is.na(status))[1L]
    message <- paste0("the factors or the solution", of_matrix(first), " are not finite: the data are not, or numbers overflowed")
    warning(condition("recursivelu_not_finite", "warning", message, call, matrix = first))
    result[[1L]]
}
