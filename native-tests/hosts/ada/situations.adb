with Ada.Command_Line;
with Ada.Numerics.Float_Random;
with Ada.Text_IO;
with Interfaces; use Interfaces;
with Interfaces.C; use Interfaces.C;

package body Situations is
   type Numbers is array (Integer_64 range <>) of Long_Float with Convention => C;
   type Integers is array (Integer_64 range <>) of Integer_64 with Convention => C;

   function Factor (A : in out Numbers; M, N : Integer_64; Ipiv : in out Integers) return Integer_64
     with Import, Convention => C, External_Name => "recursive_lu_f64";
   function Factor_Threaded (A : in out Numbers; M, N : Integer_64; Ipiv : in out Integers) return Integer_64
     with Import, Convention => C, External_Name => "recursive_lu_f64_threaded";
   function Solve_Factored
     (Trans : char; N, Nrhs : Integer_64; LU : Numbers; Lda : Integer_64; Ipiv : Integers; B : in out Numbers;
      Ldb : Integer_64) return Integer_64
     with Import, Convention => C, External_Name => "recursive_lu_f64_solve";

   function Fork return int with Import, Convention => C;
   function Waitpid (Child : int; Status : access int; Options : int) return int with Import, Convention => C;
   procedure End_Now (Code : int) with Import, Convention => C, External_Name => "_exit";
   procedure Put_Line (Line : char_array) with Import, Convention => C, External_Name => "puts";
   type Exit_Handler is access procedure with Convention => C;
   function At_Exit (Handler : Exit_Handler) return int
     with Import, Convention => C, External_Name => "atexit";

   procedure Require (Condition : Boolean; What : String) is
   begin
      if not Condition then
         Ada.Text_IO.Put_Line (Ada.Text_IO.Standard_Error, "not true: " & What);
         End_Now (1);
      end if;
   end Require;

   --  Overwrites A by its factors and B by the solution; gives info.
   function Solve (A, B : in out Numbers; Threaded : Boolean) return Integer_64 is
      N    : constant Integer_64 := B'Length;
      Ipiv : Integers (1 .. N);
      Info : constant Integer_64 :=
        (if Threaded then Factor_Threaded (A, N, N, Ipiv) else Factor (A, N, N, Ipiv));
   begin
      return (if Info = 0 then Solve_Factored ('N', N, 1, A, N, Ipiv, B, N) else Info);
   end Solve;

   procedure Solve_Random (N : Integer_64; Threaded : Boolean) is
      Generator : Ada.Numerics.Float_Random.Generator;
      A, LU     : Numbers (0 .. N * N - 1);
      B         : Numbers (0 .. N - 1) := (others => 0.0);
      X         : Numbers (0 .. N - 1);
      Residual  : Long_Float;
   begin
      Ada.Numerics.Float_Random.Reset (Generator, 1);
      for I in A'Range loop
         A (I) := 2.0 * Long_Float (Ada.Numerics.Float_Random.Random (Generator)) - 1.0;
         B (I mod N) := B (I mod N) + A (I);
      end loop;
      LU := A;
      X := B;
      Require (Solve (LU, X, Threaded) = 0, "info is 0");
      for I in B'Range loop
         Residual := B (I);
         for J in X'Range loop
            Residual := Residual - A (I + J * N) * X (J);
         end loop;
         Require (abs Residual < 1.0E-10, "the residual is small");
      end loop;
   end Solve_Random;

   procedure Solve_All is
      A        : Numbers := (1.0, 4.0, 2.0, 3.0, 8.0, 6.0, 5.0, 4.0, 6.0);
      B        : Numbers := (22.0, 32.0, 32.0);
      Singular : Numbers := (1.0, 2.0, 2.0, 4.0);
      C        : Numbers := (1.0, 1.0);
      Ipiv     : Integers (1 .. 1);
   begin
      Require (Solve (A, B, Threaded => False) = 0, "info of the small system is 0");
      Require (B = (1.0, 2.0, 3.0), "x is 1 2 3");
      Require (Solve (Singular, C, Threaded => False) = 2, "info is 2");
      Require (Factor (A, -1, 1, Ipiv) < 0, "info is negative");
      Solve_Random (120, Threaded => False);
      Solve_Random (200, Threaded => True);
   end Solve_All;

   type Pointer is access Integer;
   Zero    : constant Integer := Ada.Command_Line.Argument_Count - 2;
   Nowhere : constant Pointer := (if Zero = 0 then null else new Integer'(1));
   Sink    : Integer with Volatile;

   function Recurse (Depth : Integer) return Integer is
      Frame : array (1 .. 500) of Integer with Volatile;
   begin
      Frame (1) := Depth;
      return Recurse (Depth + 1) + Frame (1);
   end Recurse;

   procedure Provoke_Memory_Fault is
   begin
      Sink := Nowhere.all;
      Require (False, "reading at null raises an exception");
   exception
      when Storage_Error => null;
   end Provoke_Memory_Fault;

   procedure Provoke_Division is
   begin
      Sink := 1000 / Zero;
      Require (False, "division by zero raises an exception");
   exception
      when Constraint_Error => null;
   end Provoke_Division;

   procedure Provoke_Overflow is
   begin
      Sink := Recurse (Zero);
      Require (False, "an endless recursion raises an exception");
   exception
      when Storage_Error => null;
   end Provoke_Overflow;

   procedure Provoke_All is
   begin
      for I in 1 .. 2 loop
         Provoke_Memory_Fault;
         Provoke_Division;
         Provoke_Overflow;
      end loop;
   end Provoke_All;

   procedure Traps is
   begin
      for Round in 1 .. 5 loop
         Provoke_All;
         Solve_All;
      end loop;
      Provoke_All;
   end Traps;

   procedure Threads is
      task type Solver;
      task body Solver is
      begin
         Solve_All;
      end Solver;
   begin
      for Round in 1 .. 10 loop
         declare
            Solvers : array (1 .. 4) of Solver with Unreferenced;
         begin
            null; --  The block ends when they have.
         end;
      end loop;
   end Threads;

   procedure Fork_Children is
      Child  : int;
      Status : aliased int;
   begin
      for C in 1 .. 5 loop
         Child := Fork;
         Solve_All;
         if Child = 0 then
            End_Now (0);
         end if;
         Require (Waitpid (Child, Status'Access, 0) = Child and then Status = 0, "the child succeeds");
      end loop;
   end Fork_Children;

   procedure Speak_At_Exit with Convention => C;
   procedure Speak_At_Exit is
   begin
      Solve_All;
      Put_Line (To_C ("at exit"));
   end Speak_At_Exit;

   procedure Run (Situation : String) is
   begin
      if Situation = "call" then
         Solve_All;
      elsif Situation = "traps" then
         Traps;
      elsif Situation = "threads" then
         Threads;
      elsif Situation = "fork" then
         Fork_Children;
      elsif Situation = "exit" then
         Solve_All;
         Require (At_Exit (Speak_At_Exit'Access) = 0, "atexit");
         Ada.Command_Line.Set_Exit_Status (7);
      else
         Require (False, "the situation is known");
      end if;
   end Run;
end Situations;
