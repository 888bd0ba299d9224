% Octave as the host: "host.m LIBRARY SITUATION" ends with exit code 0 if all was right. The library is loaded beforehand,
% under LAPACK's names.
1;

function solve_random (n)
  A = 2 * rand (n) - 1;
  b = sum (A, 2);
  assert (max (abs (b - A * (A \ b))) < 1e-10);
  [L, U, P] = lu (A);
  assert (max (abs (P * A - L * U)(:)) < 1e-10);
endfunction

function solve_all ()
  assert ([1, 3, 5; 4, 8, 4; 2, 6, 6] \ [22; 32; 32], [1; 2; 3], 1e-14);
  assert (det ([1, 2; 2, 4]), 0);
  solve_random (120);
  solve_random (300);
endfunction

function provoke (words, expression)
  caught = "nothing";
  try
    eval (expression);
  catch problem
    caught = problem.message;
  end_try_catch
  assert (! isempty (strfind (caught, words)), "not %s but %s", words, caught);
endfunction

function result = recurse (n)
  result = recurse (n + 1) + 1;
endfunction

function provoke_all ()
  provoke ("nonconformant", "ones (2) * ones (3);");
  provoke ("max_recursion_depth", "recurse (0);");
  provoke ("out of memory", "zeros (1e6, 1e9);");
  provoke ("out of bound", "x = 1; x(3);");
  lastwarn ("");
  zeros (3) \ ones (3, 1);
  assert (! isempty (strfind (lastwarn (), "singular")));
endfunction

% A child ends by the signal.
function provoke_signal (number)
  child = fork ();
  if (child == 0)
    kill (getpid (), number);
    pause (30);
    exit (0);
  endif
  [ended, status] = waitpid (child);
  assert (WTERMSIG (status), number);
endfunction

function traps ()
  for round = 1:5
    provoke_all ();
    solve_all ();
  endfor
  provoke_all ();
  provoke_signal (SIG ().SEGV);
endfunction

function fork_children ()
  for c = 1:5
    child = fork ();
    solve_all ();
    if (child == 0)
      exit (0);
    endif
    [ended, status] = waitpid (child);
    assert (status, 0);
  endfor
endfunction

function speak_at_exit ()
  solve_all ();
  puts ("at exit\n");
endfunction

switch (argv (){2})
  case "call"
    solve_all ();
  case "traps"
    traps ();
  case "fork"
    fork_children ();
  case "exit"
    solve_all ();
    atexit ("speak_at_exit");
    exit (7);
  otherwise
    error ("no such situation");
endswitch
