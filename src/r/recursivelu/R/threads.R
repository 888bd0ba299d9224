# The number of threads of the process.

rlu_threads <- function(threads) {
    if (missing(threads)) return(.Call(C_get_threads))
    before <- .Call(C_get_threads)
    .Call(C_set_threads, threads)
    invisible(before)
}
