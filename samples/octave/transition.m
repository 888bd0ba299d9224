% When does the flow between two walls become unstable? The Orr-Sommerfeld equation of plane Poiseuille flow U = 1 - y^2:
%
%   (1/Re) (D^2 - a^2)^2 f - i a (U (D^2 - a^2) + 2) f = s (D^2 - a^2) f,     f = f' = 0 at y = -1 and 1
%
% for a wave of number a, which grows as exp (real (s) t). Its speed is i s / a. By collocation in Chebyshev points that is a
% generalized eigenvalue problem A f = s B f of dense complex matrices. The eigenvalue of one wave comes by inverse iteration:
% factored once, solved often. Those of many waves come by Rayleigh quotient iteration, which has another matrix for each wave and
% each step: one call solves for all of them.
%
%     octave-cli transition.m
%
% Known values: S. A. Orszag, J. Fluid Mech. 50, 1971.
pkg load recursivelu
1;

% The Chebyshev points inside of (-1, 1), U there, and the matrices of D^2 and D^4 for functions with f = f' = 0 at both ends.
function [U, D2, D4] = clamped (n)
  y = cos (pi * (0:n)' / n);
  weights = [2; ones(n - 1, 1); 2] .* (-1) .^ (0:n)';
  D = (weights * (1 ./ weights)') ./ (y - y' + eye (n + 1));
  D -= diag (sum (D, 2));
  inner = 2:n;
  y = y(inner);
  % f = (1 - y^2) q, where q is 0 at both ends.
  q = diag (1 ./ (1 - y .^ 2));
  power = @(k) (D ^ k)(inner, inner);
  D4 = (diag (1 - y .^ 2) * power (4) - 8 * diag (y) * power (3) - 12 * power (2)) * q;
  D2 = power (2);
  U = 1 - y .^ 2;
endfunction

function [A, B] = orr_sommerfeld (a, Re, U, D2, D4)
  I = eye (rows (D2));
  B = D2 - a ^ 2 * I;
  A = (D4 - 2 * a ^ 2 * D2 + a ^ 4 * I) / Re - 1i * a * (diag (U) * B + 2 * I);
endfunction

% The eigenvalue of one wave nearest to a shift, its right and its left vector.
function [s, f, g, steps] = nearest (A, B, shift)
  F = rlu (A - shift * B);
  f = g = ones (rows (A), 1);
  s = Inf;
  for steps = 1:100
    next = rlu_solve (F, B * f);
    before = s;
    s = shift + (f' * f) / (f' * next);
    f = next / norm (next);
    g = B' * rlu_solve (F, g, "trans", "C");
    g /= norm (g);
    if (abs (s - before) < 1e-12) break; endif
  endfor
endfunction

[U, D2, D4] = clamped (80);
[A, B] = orr_sommerfeld (1, 10000, U, D2, D4);
[s, f, g, steps] = nearest (A, B, -0.24i);
speed = 1i * s;
known = 0.23752649 + 0.00373967i;
residual = norm (A * f - s * (B * f)) / norm (B * f);
printf ("Re = 10000, a = 1: order %d, %d steps from one factorization\n", rows (A), steps);
printf ("speed                  %.8f %+.8fi, Orszag has %.8f %+.8fi\n", real (speed), imag (speed), real (known), imag (known));
printf ("residual, relative     %.1e\n", residual);

% All waves near the critical one, from that of Re = 10000: Rayleigh quotients with left and right vectors.
numbers = 0.96:0.01:1.08;
reynolds = [5600, 5772.22, 6000];
[a, Re] = ndgrid (numbers, reynolds);
waves = numel (a);
A = B = zeros (rows (D2), rows (D2), waves);
for k = 1:waves
  [A(:,:,k), B(:,:,k)] = orr_sommerfeld (a(k), Re(k), U, D2, D4);
endfor
times = @(M, x) sum (M .* permute (x, [2, 1, 3]), 2);
s = repmat (s, [1, 1, waves]);
f = repmat (f, [1, 1, waves]);
for round = 1:8
  f = rlu_solve (A - s .* B, times (B, f));
  f ./= sqrt (sum (abs (f) .^ 2));
  s = sum (conj (g) .* times (A, f)) ./ sum (conj (g) .* times (B, f));
endfor
residuals = sqrt (sum (abs (times (A, f) - s .* times (B, f)) .^ 2) ./ sum (abs (times (B, f)) .^ 2));
growth = reshape (real (s), size (a));
printf ("\n%d waves at a time, residuals up to %.1e\n", waves, max (residuals));
printf ("%8s%17s%17s%17s\n", "a", "Re = 5600", "Re = 5772.22", "Re = 6000");
printf ("%8.2f%17.3e%17.3e%17.3e\n", [numbers; growth']);

% The wave that grows fastest, by a parabola through the greatest values.
[~, top] = max (growth);
for k = 1:3
  p = polyfit (numbers(top(k)+(-1:1)) - numbers(top(k)), growth(top(k)+(-1:1), k)', 2);
  fastest(k) = numbers(top(k)) - p(2) / (2 * p(1));
  fastest_growth(k) = polyval (p, -p(2) / (2 * p(1)));
  printf ("fastest at Re = %.2f: a = %.4f, growth %.2e\n", reynolds(k), fastest(k), fastest_growth(k));
endfor
printf ("Orszag's critical wave: a = 1.02056 at Re = 5772.22\n");
good = residual < 1e-8 && max (residuals) < 1e-8 && abs (speed - known) < 1e-8 && fastest_growth(1) < 0 ...
  && abs (fastest_growth(2)) < 1e-7 && fastest_growth(3) > 0 && abs (fastest(2) - 1.02056) < 1e-3;
if (! good)
  error ("the solutions are wrong");
endif
