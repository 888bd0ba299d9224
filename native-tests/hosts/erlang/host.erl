%% Erlang as the host: "-run host main LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked to
%% the compiled nif.c, host.so beside this module.
-module(host).
-export([main/1]).
-on_load(load/0).

load() -> erlang:load_nif(filename:rootname(code:which(?MODULE)), 0).

solve(_A, _B, _Threaded, _InThread) -> erlang:nif_error(not_loaded).
speak_at_exit() -> erlang:nif_error(not_loaded).

binary(Numbers) -> << <<X:64/float-native>> || X <- Numbers >>.
numbers(Binary) -> [X || <<X:64/float-native>> <= Binary].

%% Columns of A, and A times x.
random_columns(N) -> [[2 * rand:uniform() - 1 || _ <- lists:seq(1, N)] || _ <- lists:seq(1, N)].
product(Columns, X) ->
    Zero = [0.0 || _ <- X],
    lists:foldl(fun({Column, Xj}, Sum) -> lists:zipwith(fun(A, S) -> S + A * Xj end, Column, Sum) end,
                Zero, lists:zip(Columns, X)).

solve_random(N, Threaded, InThread) ->
    Columns = random_columns(N),
    B = product(Columns, [1.0 || _ <- Columns]),
    {0, X} = solve(binary(lists:append(Columns)), binary(B), Threaded, InThread),
    Residuals = lists:zipwith(fun(Bi, Pi) -> abs(Bi - Pi) end, B, product(Columns, numbers(X))),
    true = lists:max(Residuals) < 1.0e-10.

solve_all() -> solve_all(0).
solve_all(InThread) ->
    {0, X} = solve(binary([1, 4, 2, 3, 8, 6, 5, 4, 6]), binary([22, 32, 32]), 0, InThread),
    [1.0, 2.0, 3.0] = numbers(X),
    {2, _} = solve(binary([1, 2, 2, 4]), binary([1, 1]), 0, InThread),
    solve_random(120, 0, InThread),
    solve_random(200, 1, InThread).

%% Runs the functions in processes; all must end well.
in_processes(Functions) ->
    Ended = [spawn_monitor(F) || F <- Functions],
    [receive {'DOWN', Reference, process, Pid, Reason} -> normal = Reason end || {Pid, Reference} <- Ended],
    ok.

provoke(Expected, Function) ->
    Expected = try Function() catch error:Reason -> Reason end.

recurse(N) -> 1 + recurse(N + 1).

provoke_all() ->
    Zero = length(pids_named(none)),
    provoke(badarith, fun() -> 1 / Zero end),
    provoke(badarith, fun() -> math:exp(1.0e4 + Zero) end),
    provoke(badarg, fun() -> solve(Zero, Zero, Zero, Zero) end),
    provoke({badmatch, Zero}, fun() -> 1 = Zero end),
    %% A process that outgrows its heap is killed, and others learn of it.
    Limit = #{size => 1000000, kill => true, error_logger => false},
    {Pid, Reference} = spawn_opt(fun() -> recurse(Zero) end, [monitor, {max_heap_size, Limit}]),
    receive {'DOWN', Reference, process, Pid, killed} -> ok end.

pids_named(Name) -> [Pid || {N, Pid} <- [{name, self()}], N =:= Name].

traps() ->
    [begin provoke_all(), solve_all() end || _ <- lists:seq(1, 5)],
    provoke_all().

make_garbage(Parent) ->
    _ = lists:seq(1, 10000),
    erlang:garbage_collect(),
    receive stop -> Parent ! stopped after 0 -> make_garbage(Parent) end.

collector() ->
    Self = self(),
    Garbage = [spawn_link(fun() -> make_garbage(Self) end) || _ <- lists:seq(1, 2)],
    [begin in_processes([fun solve_all/0, fun solve_all/0]), erlang:garbage_collect() end || _ <- lists:seq(1, 5)],
    [begin Pid ! stop, receive stopped -> ok end end || Pid <- Garbage].

threads() ->
    [in_processes([fun() -> solve_all(1) end || _ <- lists:seq(1, 4)]) || _ <- lists:seq(1, 5)].

exit_in_order() ->
    solve_all(),
    0 = speak_at_exit(),
    halt(7).

main([_Library, Situation]) ->
    Run = maps:get(Situation, #{"call" => fun solve_all/0, "traps" => fun traps/0, "collector" => fun collector/0,
                                "threads" => fun threads/0, "exit" => fun exit_in_order/0}),
    try Run(), halt(0) catch Class:Reason:Stack -> io:format(standard_error, "~p ~p ~p~n", [Class, Reason, Stack]), halt(1) end.
