% Compares the cost of a call with that of Octave's own operators and functions, which call the LAPACK that Octave has loaded.
%
%     octave-cli --quiet benchmark.m
%
% Prints microseconds per call, medians of several passes in which all take turns, and the medians of each pass's ratios, below 1
% where this package is faster: on one thread, and on as many as pay. Octave's LAPACK has the threads that it takes by itself:
% OpenBLAS (Debian's libopenblas0-pthread) has one by OPENBLAS_NUM_THREADS=1. The first line says which libraries were loaded. Let
% nothing else run beside it.
1;

% Seconds of one call: the mean of so many, all in one loop of the interpreter.
function t = seconds (code, A, B, repeats)
  start = tic ();
  eval (sprintf ("for repeat = 1:%d, %s; endfor", repeats, code));
  t = toc (start) / repeats;
endfunction

% Compares a program of Octave's own with a call of the package, in which "..." stands for options. Each runs for about 20 ms in
% each pass.
function compare (title, own, call, A, B)
  programs = {own, strrep(call, "...", ", 'threads', 1"), strrep(call, "...", "")};
  passes = 15;
  repeats = zeros (1, numel (programs));
  for k = 1:numel (programs)
    seconds (programs{k}, A, B, 1);
    repeats(k) = max (1, round (0.02 / seconds (programs{k}, A, B, 3)));
  endfor
  times = zeros (passes, numel (programs));
  for pass = 1:passes
    for k = 1:numel (programs)
      times(pass, k) = seconds (programs{k}, A, B, repeats(k));
    endfor
  endfor
  ratios = median (times(:,2:3) ./ times(:,1));
  printf ("%-30s%11.1f%11.1f%11.1f%9.2f%9.2f\n", title, 1e6 * median (times), ratios);
endfunction

pkg load recursivelu
maps = regexp (fileread ("/proc/self/maps"), '\S*(blas|lapack)\S*\.so\S*', 'match');
printf ("Octave %s, libraries: %s\nthreads: %d\n\n", version (), strjoin (unique (maps), " "), rlu_threads ());
printf ("%-30s%11s%11s%11s%9s%9s\n", "microseconds", "Octave", "1 thread", "threads", "ratio", "ratio");
rand ("twister", 7);
for complex = [false, true]
  kind = {"", ", complex"}{1 + complex};
  for n = [4, 16, 100, 500]
    A = rand (n) - 0.5 + complex * i * (rand (n) - 0.5);
    b = rand (n, 1);
    compare (sprintf ("n = %d, A \\ b%s", n, kind), "x = A \\ B", "x = rlu_solve (A, B...)", A, b);
    compare (sprintf ("n = %d, [L, U, P] = lu%s", n, kind), "[L, U, P] = lu (A)", "[L, U, P] = rlu (A...)", A, b);
    [factors.L, factors.U, factors.P] = lu (A);
    factors.F = rlu (A);
    compare (sprintf ("n = %d, from factors%s", n, kind), "x = A.U \\ (A.L \\ (A.P * B))", "x = rlu_solve (A.F, B...)",
             factors, b);
    compare (sprintf ("n = %d, inv%s", n, kind), "X = inv (A)", "X = rlu_inv (A...)", A, b);
    compare (sprintf ("n = %d, det%s", n, kind), "d = det (A)", "d = rlu_det (A...)", A, b);
  endfor
endfor
for n = [4, 16, 100]
  pages = round (100000 / n ^ 2);
  A = rand (n, n, pages) - 0.5;
  B = rand (n, 1, pages);
  compare (sprintf ("%d systems of n = %d", pages, n), "for k = 1:size (A, 3), X(:,:,k) = A(:,:,k) \\ B(:,:,k); endfor",
           "X = rlu_solve (A, B...)", A, B);
endfor
