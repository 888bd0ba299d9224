% Whether A X = B but for rounding errors: LAPACK's test ratio.
function good = solves (A, X, B)
  good = norm (A * X - B, 1) <= 30 * max (rows (A), 1) * eps (class (X)) / 2 * (norm (A, 1) * norm (X, 1) + norm (B, 1));
endfunction
