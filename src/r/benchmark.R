# Compares the cost of a call with base::solve's, from small systems to large ones, on one thread and as many as pay.
#
#     Rscript benchmark.R
#
# Prints microseconds per call, the least of several rounds in which the solvers take turns, and how many times longer base::solve
# took. What R solves with is the LAPACK that sessionInfo() names. Let nothing else run beside it.
library(recursivelu)

# Seconds of one call: the mean of so many.
seconds <- function(run, repeats) {
    start <- proc.time()[["elapsed"]]
    for (i in seq_len(repeats)) run()
    (proc.time()[["elapsed"]] - start) / repeats
}

# How many calls take about 50 ms, for a clock of milliseconds.
repeats_for <- function(run) {
    repeats <- 1
    while (seconds(run, repeats) * repeats < 0.05) repeats <- repeats * 2
    repeats
}

compare <- function(title, solvers, rounds = 7) {
    repeats <- vapply(solvers, repeats_for, 0)
    times <- vapply(seq_len(rounds), function(i) mapply(seconds, solvers, repeats), numeric(length(solvers)))
    least <- apply(times, 1, min)
    cat(sprintf("%-22s%12.1f%12.1f%12.1f%10.2f%10.2f\n", title, 1e6 * least[1], 1e6 * least[2], 1e6 * least[3],
                least[1] / least[2], least[1] / least[3]))
}

set.seed(7)
cat("LAPACK of R: ", La_library(), "\nthreads: ", rlu_threads(), "\n\n", sep = "")
cat(sprintf("%-22s%12s%12s%12s%10s%10s\n", "microseconds", "base", "1 thread", "threads", "ratio", "ratio"))
for (n in c(4, 16, 100, 1000)) {
    a <- matrix(rnorm(n * n), n)
    b <- rnorm(n)
    compare(sprintf("n = %d", n),
            list(function() solve(a, b), function() rlu_solve(a, b, threads = 1), function() rlu_solve(a, b)),
            if (n < 1000) 7 else 3)
}
for (n in c(4, 16)) {
    a <- array(rnorm(n * n * 1000), c(n, n, 1000))
    b <- matrix(rnorm(n * 1000), n)
    compare(sprintf("1000 of n = %d", n),
            list(function() for (i in 1:1000) solve(a[, , i], b[, i]), function() rlu_solve(a, b, threads = 1),
                 function() rlu_solve(a, b)))
}
