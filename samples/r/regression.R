# Explains employment in the USA, 1947 to 1962, by six economic series: Longley's regression, by an augmented system.
#
#     Rscript regression.R [PICTURE.png]
#
# The series nearly depend on each other (J. W. Longley, J. Am. Stat. Assoc. 62, 1967; R has them as datasets::longley). Normal
# equations square the condition number of X and lose twice the digits. Here the residuals r are unknowns, too:
#
#     [ s I  X ] [ r / s ]   [ y ]
#     [ X'   0 ] [   b   ] = [ 0 ]
#
# with the columns of X scaled to length 1 and s the least singular value of X over the root of two, for which the system is
# about as well-conditioned as X itself (A. Bjorck, BIT 7, 1967). It is solved once for all years, and once without each of
# them: sixteen more systems in one call, whose predictions of the year that was left out tell how far to trust the formula.
library(recursivelu)

# Units of Longley and of NIST, whose certified values these are (Statistical Reference Datasets, "Longley").
y <- 1000 * longley$Employed
X <- cbind(1, longley$GNP.deflator, 1000 * longley$GNP, 10 * longley$Unemployed, 10 * longley$Armed.Forces,
           1000 * longley$Population, longley$Year)
names <- c("constant", "price deflator", "gross national product", "unemployed", "armed forces", "population", "year")
certified <- c(-3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359,
               -0.0511041056535807, 1829.15146461355)

# The augmented matrix of columns of length 1.
augment <- function(X, s) {
    m <- nrow(X)
    n <- ncol(X)
    system <- matrix(0, m + n, m + n)
    system[cbind(1:m, 1:m)] <- s
    system[1:m, m + 1:n] <- X
    system[m + 1:n, 1:m] <- t(X)
    system
}

# The least correct digits of coefficients.
digits <- function(b) min(-log10(abs(b / certified - 1)))

m <- nrow(X)
n <- ncol(X)
lengths <- sqrt(colSums(X^2))
scaled <- sweep(X, 2, lengths, "/")
s <- min(svd(scaled, 0, 0)$d) / sqrt(2)
system <- augment(scaled, s)
factors <- rlu(system)
right <- c(y, numeric(n))
solution <- solve(factors, right)
coefficients <- solution[m + 1:n] / lengths
residuals <- s * solution[1:m]
normal <- rlu_solve(crossprod(X), drop(crossprod(X, y)))

backward <- max(abs(system %*% solution - right)) / (norm(system, "I") * max(abs(solution)))
cat(sprintf("%d years, %d coefficients, an augmented system of order %d\n", m, n, m + n))
cat(sprintf("residual of the system, relative    %.1e\n", backward))
cat(sprintf("its reciprocal condition number     %.1e\n", rlu_rcond(factors)))
cat(sprintf("that of the normal equations        %.1e\n", rlu_rcond(crossprod(X))))
cat(sprintf("correct digits, augmented system    %.1f\n", digits(coefficients)))
cat(sprintf("correct digits, normal equations    %.1f\n", digits(normal)))
cat(sprintf("standard deviation of the residuals %.6f\n", sqrt(sum(residuals^2) / (m - n))))
cat(sprintf("%-24s%20.10g\n", names, coefficients), sep = "")

# Without each year: one call for all.
without <- vapply(1:m, function(i) augment(scaled[-i, ], s), matrix(0, m + n - 1, m + n - 1))
rights <- vapply(1:m, function(i) c(y[-i], numeric(n)), numeric(m + n - 1))
solutions <- rlu_solve(without, rights)
predicted <- vapply(1:m, function(i) sum(scaled[i, ] * solutions[m - 1 + 1:n, i]), 0)
# A residual without the year is that with it over 1 - h, h the year's leverage.
leverage <- rowSums(qr.Q(qr(scaled))^2)
agreement <- max(abs((y - predicted) * (1 - leverage) / residuals - 1))
cat(sprintf("predicted without the year          %.0f off, at most; fitted %.0f\n", max(abs(y - predicted)), max(abs(residuals))))
cat(sprintf("differs from theory by              %.1e\n", agreement))

picture <- commandArgs(trailingOnly = TRUE)
if (length(picture)) {
    year <- longley$Year
    fitted <- y - residuals
    png(picture[1], width = 900, height = 600, res = 110)
    par(mar = c(3, 4, 2, 1), las = 1)
    plot(year, y / 1000, pch = 19, xlab = "", ylab = "millions employed", main = "Employment in the USA, and Longley's formula",
         ylim = range(y, fitted, predicted) / 1000)
    lines(year, fitted / 1000, col = "steelblue", lwd = 2)
    segments(year, y / 1000, year, predicted / 1000, col = "grey60")
    points(year, predicted / 1000, col = "firebrick", pch = 4, lwd = 2)
    legend("topleft", c("observed", "fitted", "predicted without the year"), pch = c(19, NA, 4), lty = c(NA, 1, NA),
           col = c("black", "steelblue", "firebrick"), lwd = c(NA, 2, 2), bty = "n")
    invisible(dev.off())
    cat("drawn in", picture[1], "\n")
}
if (backward > 1e-14 || digits(coefficients) < 8 || agreement > 1e-5) stop("the solution is wrong")
