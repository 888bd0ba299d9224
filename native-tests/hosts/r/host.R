# R as the host: "--file=host.R --args SHIM LIBRARY SITUATION" ends with exit code 0 if all was right. SHIM is the compiled
# shim.c, to which the library is linked.
arguments <- commandArgs(trailingOnly = TRUE)
invisible(dyn.load(arguments[[1]]))

solve_system <- function(A, b, threaded = FALSE) .Call("host_solve", A + 0, b + 0, threaded)

solve_random <- function(n, threaded) {
    A <- matrix(runif(n * n, -1, 1), n)
    b <- rowSums(A)
    solved <- solve_system(A, b, threaded)
    stopifnot(solved[[1]] == 0, max(abs(b - A %*% solved[[2]])) < 1e-10)
}

solve_all <- function() {
    solved <- solve_system(matrix(c(1, 4, 2, 3, 8, 6, 5, 4, 6), 3), c(22, 32, 32))
    stopifnot(solved[[1]] == 0, solved[[2]] == 1:3)
    stopifnot(solve_system(matrix(c(1, 2, 2, 4), 2), c(1, 1))[[1]] == 2)
    solve_random(120, FALSE)
    solve_random(200, TRUE)
}

provoke <- function(words, expression) {
    caught <- tryCatch({
        expression
        "nothing"
    }, error = conditionMessage)
    if (!any(sapply(words, grepl, caught))) stop("not ", words, " but ", caught)
}

recurse <- function(n) recurse(n + 1) + 1

provoke_all <- function() {
    provoke("non-conformable", diag(2) %*% diag(3))
    provoke(c("nested too deeply", "C stack usage"), recurse(0))
    provoke("exactly singular", solve(matrix(0, 3, 3)))
    provoke("cannot allocate", numeric(2^50))
}

traps <- function() {
    for (round in 1:5) {
        provoke_all()
        solve_all()
    }
    provoke_all()
}

# R's handler of SIGSEGV makes an overflow in compiled code an error that ends what R computes and goes on with the
# next expression at top level.
overflows <- 0
overflow <- function() {
    solve_all()
    overflows <<- overflows + 1
    .Call("host_overflow", 0L)
}

collector <- function() {
    gctorture2(200)
    garbage <- NULL
    for (round in 1:3) {
        garbage <- list(garbage, runif(1e5))
        solve_all()
    }
    gctorture2(0)
    gc()
}

fork <- function() {
    for (child in 1:5) {
        job <- parallel::mcparallel({
            solve_all()
            "solved"
        })
        solve_all()
        stopifnot(identical(parallel::mccollect(job)[[1]], "solved"))
    }
}

exit_in_order <- function() {
    solve_all()
    reg.finalizer(globalenv(), function(e) {
        solve_all()
        cat("at exit\n")
    }, onexit = TRUE)
    quit(status = 7)
}

invisible(switch(arguments[[3]], call = solve_all(), traps = traps(), collector = collector(), fork = fork(),
                 exit = exit_in_order(), stop("no such situation")))
if (arguments[[3]] == "traps") options(error = expression(NULL)) else quit(status = 0)
overflow()
overflow()
solve_all()
quit(status = if (overflows == 2) 0 else 1)
