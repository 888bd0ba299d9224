(* OCaml as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked. *)
open Bigarray

type numbers = (float, float64_elt, fortran_layout) Array1.t
type integers = (int64, int64_elt, fortran_layout) Array1.t

external factor : bool -> numbers -> int -> int -> integers -> int64 = "host_factor"
external solve_factored : numbers -> int -> integers -> numbers -> int64 = "host_solve"

let numbers list : numbers = Array1.of_array float64 fortran_layout (Array.of_list list)

let copy a : numbers =
  let other = Array1.create float64 fortran_layout (Array1.dim a) in
  Array1.blit a other;
  other

(* Overwrites a by its factors and b by the solution; gives info. *)
let solve threaded a b =
  let n = Array1.dim b in
  let ipiv = Array1.create int64 fortran_layout n in
  let info = factor threaded a n n ipiv in
  if info = 0L then solve_factored a n ipiv b else info

let solve_random threaded n =
  let random = Random.State.make [| n |] in
  let a = Array1.create float64 fortran_layout (n * n) in
  let b = Array1.create float64 fortran_layout n in
  Array1.fill b 0.;
  for i = 0 to (n * n) - 1 do
    a.{i + 1} <- Random.State.float random 2. -. 1.;
    b.{(i mod n) + 1} <- b.{(i mod n) + 1} +. a.{i + 1}
  done;
  let x = copy b in
  assert (solve threaded (copy a) x = 0L);
  for i = 1 to n do
    let residual = ref b.{i} in
    for j = 1 to n do
      residual := !residual -. (a.{i + ((j - 1) * n)} *. x.{j})
    done;
    assert (abs_float !residual < 1e-10)
  done

let solve_all () =
  let b = numbers [ 22.; 32.; 32. ] in
  assert (solve false (numbers [ 1.; 4.; 2.; 3.; 8.; 6.; 5.; 4.; 6. ]) b = 0L);
  assert (b = numbers [ 1.; 2.; 3. ]);
  assert (solve false (numbers [ 1.; 2.; 2.; 4. ]) (numbers [ 1.; 1. ]) = 2L);
  assert (factor false b (-1) 1 (Array1.create int64 fortran_layout 1) < 0L);
  solve_random false 120;
  solve_random true 200

let provoke expected f =
  for _ = 1 to 2 do
    assert (try f (); false with e -> e = expected)
  done

let rec recurse n = 1 + recurse (n + 1)

let provoke_all () =
  let zero = Sys.opaque_identity 0 in
  provoke Stack_overflow (fun () -> ignore (recurse zero));
  provoke Division_by_zero (fun () -> ignore (1 / zero));
  provoke Not_found (fun () -> ignore (List.assoc zero []));
  provoke (Invalid_argument "index out of bounds") (fun () -> ignore [| 1 |].(zero + 1))

let traps () =
  for _ = 1 to 5 do
    provoke_all ();
    solve_all ()
  done;
  provoke_all ()

let collector () =
  let stop = ref false in
  let rec make_garbage _ = if not !stop then make_garbage (Array.make 1000 (ref 0)) in
  let garbage = List.init 2 (fun _ -> Thread.create make_garbage [||]) in
  let before = (Gc.quick_stat ()).Gc.minor_collections in
  for _ = 1 to 10 do
    solve_all ();
    Gc.compact ()
  done;
  stop := true;
  List.iter Thread.join garbage;
  assert ((Gc.quick_stat ()).Gc.minor_collections > before + 10)

let threads () =
  for _ = 1 to 10 do
    let solved = ref 0 in
    let solve_and_count () = solve_all (); incr solved in
    List.iter Thread.join (List.init 4 (fun _ -> Thread.create solve_and_count ()));
    assert (!solved = 4)
  done

let fork () =
  for _ = 1 to 5 do
    let child = Unix.fork () in
    solve_all ();
    if child = 0 then Unix._exit 0;
    assert (snd (Unix.waitpid [] child) = Unix.WEXITED 0)
  done

let exit_in_order () =
  solve_all ();
  at_exit (fun () -> solve_all (); print_endline "at exit");
  exit 7

let () =
  match Sys.argv.(2) with
  | "call" -> solve_all ()
  | "traps" -> traps ()
  | "collector" -> collector ()
  | "threads" -> threads ()
  | "fork" -> fork ()
  | "exit" -> exit_in_order ()
  | other -> failwith other
