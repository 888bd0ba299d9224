{ Free Pascal as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked. }
{$mode objfpc}{$h+}
program host;

uses
  cthreads, BaseUnix, Classes, SysUtils;

type
  TNumbers = array of Double;
  TIntegers = array of Int64;

function recursive_lu_f64(A: PDouble; m, n: Int64; ipiv: PInt64): Int64; cdecl; external 'recursivelu';
function recursive_lu_f64_threaded(A: PDouble; m, n: Int64; ipiv: PInt64): Int64; cdecl; external 'recursivelu';
function recursive_lu_f64_solve(trans: AnsiChar; n, nrhs: Int64; LU: PDouble; lda: Int64; ipiv: PInt64; B: PDouble;
  ldb: Int64): Int64; cdecl; external 'recursivelu';

procedure Require(condition: Boolean; const what: string);
begin
  if not condition then
  begin
    WriteLn(StdErr, 'not true: ', what);
    Flush(StdErr);
    FpExit(1);
  end;
end;

{ Overwrites A by its factors and b by the solution; gives info. }
function Solve(A, b: TNumbers; threaded: Boolean): Int64;
var
  n: Int64;
  ipiv: TIntegers = nil;
begin
  n := Length(b);
  SetLength(ipiv, n);
  if threaded then
    Result := recursive_lu_f64_threaded(@A[0], n, n, @ipiv[0])
  else
    Result := recursive_lu_f64(@A[0], n, n, @ipiv[0]);
  if Result = 0 then
    Result := recursive_lu_f64_solve('N', n, 1, @A[0], n, @ipiv[0], @b[0], n);
end;

procedure SolveRandom(n: Integer; threaded: Boolean);
var
  A: TNumbers = nil;
  b: TNumbers = nil;
  x: TNumbers;
  state: LongWord = 1;
  residual: Double;
  i, j: Integer;
begin
  SetLength(A, n * n);
  SetLength(b, n);
  for i := 0 to n * n - 1 do
  begin
    state := LongWord(QWord(state) * 1664525 + 1013904223);
    A[i] := state / 2147483648.0 - 1;
    b[i mod n] := b[i mod n] + A[i];
  end;
  x := Copy(b);
  Require(Solve(Copy(A), x, threaded) = 0, 'info is 0');
  for i := 0 to n - 1 do
  begin
    residual := b[i];
    for j := 0 to n - 1 do
      residual := residual - A[i + j * n] * x[j];
    Require(Abs(residual) < 1e-10, 'the residual is small');
  end;
end;

procedure SolveAll;
var
  b: TNumbers;
begin
  b := TNumbers.Create(22, 32, 32);
  Require(Solve(TNumbers.Create(1, 4, 2, 3, 8, 6, 5, 4, 6), b, False) = 0, 'info of the small system is 0');
  Require((b[0] = 1) and (b[1] = 2) and (b[2] = 3), 'x is 1 2 3');
  Require(Solve(TNumbers.Create(1, 2, 2, 4), TNumbers.Create(1, 1), False) = 2, 'info is 2');
  Require(recursive_lu_f64(nil, -1, 1, nil) < 0, 'info is negative');
  SolveRandom(120, False);
  SolveRandom(200, True);
end;

type
  TProcedure = procedure;

var
  zero: Integer = 0;
  numberZero: Double = 0;
  nowhere: PInteger = nil;

{ Signals all: SIGSEGV and SIGFPE. }
procedure ReadNowhere;
begin
  zero := nowhere^;
end;

procedure DivideInteger;
begin
  zero := 1000 div zero;
end;

procedure DivideNumber;
begin
  numberZero := 1 / numberZero;
end;

procedure TakeRoot;
begin
  numberZero := Sqrt(numberZero - 1);
end;

procedure Provoke(expected: ExceptClass; trap: TProcedure);
var
  i: Integer;
  caught: Boolean;
begin
  for i := 1 to 2 do
  begin
    caught := False;
    try
      trap();
    except
      on e: Exception do
        caught := e is expected;
    end;
    Require(caught, expected.ClassName);
  end;
end;

procedure ProvokeAll;
begin
  Provoke(EAccessViolation, @ReadNowhere);
  Provoke(EDivByZero, @DivideInteger);
  Provoke(EZeroDivide, @DivideNumber);
  Provoke(EInvalidOp, @TakeRoot);
end;

procedure Traps;
var
  round: Integer;
begin
  for round := 1 to 5 do
  begin
    ProvokeAll;
    SolveAll;
  end;
  ProvokeAll;
end;

type
  TSolver = class(TThread)
  protected
    procedure Execute; override;
  end;

procedure TSolver.Execute;
begin
  SolveAll;
  ReturnValue := 1;
end;

procedure Threads;
var
  round, t: Integer;
  solvers: array[1..4] of TSolver;
begin
  for round := 1 to 10 do
  begin
    for t := 1 to 4 do
      solvers[t] := TSolver.Create(False);
    for t := 1 to 4 do
    begin
      Require(solvers[t].WaitFor = 1, 'the thread solves');
      solvers[t].Free;
    end;
  end;
end;

procedure ForkChildren;
var
  c, child, status: Integer;
begin
  for c := 1 to 5 do
  begin
    child := FpFork;
    SolveAll;
    if child = 0 then
      FpExit(0);
    Require((FpWaitPid(child, status, 0) = child) and (status = 0), 'the child succeeds');
  end;
end;

procedure SpeakAtExit;
begin
  SolveAll;
  WriteLn('at exit');
end;

begin
  case ParamStr(2) of
    'call': SolveAll;
    'traps': Traps;
    'threads': Threads;
    'fork': ForkChildren;
    'exit':
      begin
        SolveAll;
        AddExitProc(@SpeakAtExit);
        Halt(7);
      end;
  else
    Require(False, 'the situation is known');
  end;
end.
