# Sourced by test-hosts.sh: the hosts. A program that links the library is linked to plain elimination in its place and finds
# the library by the loader.
c_flags=(-std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Wpedantic -Werror "-I$root/include")
linked=("-L$control" -lrecursivelu)
no_collector="no garbage collector"
no_threads="one thread only"
no_fork="other programs are started, but nothing forks"
shared_slots="glibc has the same slots for the thread-specific data of all namespaces, and allocators keep theirs there"

# The origin's crashes.
host runtime quick "own runtime in the process" ".NET %s, collecting all the time" ""
provokes "as .NET"
lacks "$no_fork" fork
folder[runtime]=dotnet
runtime_version() { dotnet_version; }
runtime_build() { dotnet_build; }
runtime_command() {
    command=(env DOTNET_GCgen0size=0x10000 dotnet "$project/bin/Host/release/Host.dll" --gc-storm)
}

c_program() {
    gcc "${c_flags[@]}" $flags "$@" "$source"/*.c -o "$out/host" -lgc -lm -pthread
}

host bridge quick "pthread bridge" "gcc %s, every call on a new thread" gcc libc6-dev libgc-dev
sanitizes
provokes "as C"
folder[bridge]=c
bridge_version() { gcc -dumpfullversion; }
bridge_build() { c_program -DBRIDGE; }
bridge_command() { command=("$out/host"); }

host dlmopen quick "dlmopen" "glibc %s, a namespace of its own" gcc libc6-dev libgc-dev
provokes "as C"
lacks "$shared_slots" jemalloc asan
folder[dlmopen]=c
dlmopen_version() { ldd --version | sed -n '1s/.* //p'; }
dlmopen_build() { c_program -DNAMESPACE; }
dlmopen_command() { command=("$out/host"); }

host c quick "C" "gcc %s" gcc libc6-dev libgc-dev
sanitizes
provokes "NULL read, stack overflow, integer and floating-point division by zero, write barrier by mprotect"
c_version() { gcc -dumpfullversion; }
c_build() { c_program; }
c_command() { command=("$out/host"); }

host cpp quick "C++" "g++ %s" g++
sanitizes
provokes "exceptions thrown by handlers of SIGSEGV and SIGFPE (-fnon-call-exceptions)"
lacks "$no_collector" collector
cpp_version() { g++ -dumpfullversion; }
cpp_build() {
    g++ -std=c++17 -O2 -g -Wall -Wextra -Wpedantic -Werror -fnon-call-exceptions $flags "-I$root/include" "$source/host.cpp" \
        -o "$out/host" "${linked[@]}" -pthread
}
cpp_command() { command=("$out/host"); }

host fortran quick "Fortran" "gfortran %s" gfortran
provokes "halting IEEE exceptions, and their flags"
lacks "$no_collector" collector
fortran_version() { gfortran -dumpfullversion; }
fortran_build() {
    gfortran -O2 -g -Wall -Wextra -Werror -fopenmp -fno-backtrace "-J$out" "$source/host.f90" -o "$out/host" "${linked[@]}"
}
fortran_command() { command=("$out/host"); }
fortran_check() {
    ! grep 'Note: The following floating-point exceptions are signalling' "$1.err" >"$1.why"
}

host python quick "Python" "%s, ctypes and NumPy" python3 python3-numpy
provokes "FloatingPointError under errstate, RecursionError, faulthandler"
python_version() { /usr/bin/python3 -c 'import platform; print(platform.python_version())'; }
python_build() { :; }
python_command() { command=(/usr/bin/python3 -B "$source/host.py"); }

host r full "R" "%s, .Call" r-base-core gcc libc6-dev
provokes "errors, nested too deeply, segfault from C stack overflow"
lacks "$no_threads" threads
r_version() { R --version | sed -n '1s/^R version \([^ ]*\).*/\1/p'; }
r_build() {
    gcc -std=gnu11 -O2 -Wall -Wextra -Werror -shared -fPIC -I/usr/share/R/include "-I$root/include" "$source/shim.c" \
        -o "$out/shim.so" "${linked[@]}"
}
r_command() { command=(R --vanilla --no-echo "--file=$source/host.R" --args "$out/shim.so"); }

# Octave calls LAPACK by name; the counts of calls prove that they came here.
host octave full "Octave" "%s, LD_PRELOAD under LAPACK's names" octave
provokes "errors, singular matrices, a child's SIGSEGV"
lacks "$no_collector" collector
lacks "$no_threads" threads
octave_version() { octave-cli --version | sed -n '1s/.*version //p'; }
octave_build() { :; }
octave_command() {
    rm -f "$stem.calls"
    preload=$(dirname "$library")/librecursivelu_lapack.so${preload:+:$preload}
    command=(env "RECURSIVE_LU_COUNT_CALLS=$stem.calls" octave-cli --quiet --norc --no-history "$source/host.m")
}
octave_check() {
    grep -qs '^dgetrf_ [1-9]' "$1.calls" || { echo "the library was not called" >"$1.why"; return 1; }
}

host sbcl quick "SBCL" "%s" sbcl
provokes "division-by-zero, floating-point traps, memory-fault-error, control stack exhausted"
sbcl_version() { sbcl --version | sed 's/^SBCL //'; }
sbcl_build() { :; }
sbcl_command() {
    command=(sbcl --noinform --no-sysinit --no-userinit --disable-debugger --load "$source/host.lisp" --end-toplevel-options)
}

host ocaml quick "OCaml" "%s" ocaml-nox gcc libc6-dev
provokes "Stack_overflow again and again, Division_by_zero"
ocaml_version() { ocamlopt -version; }
ocaml_build() {
    cp "$source"/* "$out" && cd "$out" &&
        ocamlopt -g -I +threads unix.cmxa threads.cmxa -ccopt "-Wall -Werror -O2 -I$root/include" stubs.c host.ml \
            -cclib "${linked[*]}" -o host
}
ocaml_command() { command=("$out/host"); }

host ada quick "Ada" "GNAT %s" gnat
provokes "Constraint_Error and Storage_Error from SIGSEGV, SIGFPE and stack overflow"
lacks "$no_collector" collector
ada_version() { gnatmake --version | sed -n '1s/^GNATMAKE //p'; }
ada_build() {
    cd "$out" &&
        gnatmake -q -gnat2012 -gnatp -fnon-call-exceptions -g -gnatwae "-I$source" host.adb -o host -largs "${linked[@]}"
}
ada_command() { command=("$out/host"); }

host go full "Go" "%s, cgo" golang-go gcc libc6-dev
provokes "panics from nil, protected pages and growing stacks"
lacks "$no_fork" fork
go_version() { go version | sed 's/^go version go\([^ ]*\).*/\1/'; }
# go_program FOLDER NAME: makes $out/NAME of $source/NAME.go, linked to the library in FOLDER.
go_program() {
    GOCACHE=$out/cache GOPATH=$out/path GOFLAGS= GOTOOLCHAIN=local CGO_CFLAGS="-O2 -I$root/include" CGO_LDFLAGS="-L$1" \
        go build -o "$out/$2" "$source/$2.go"
}
go_build() { go_program "$control" host; }
go_command() { command=("$out/host"); }
go_sample() {
    command=("$out/bridge")
    go_program "$lib" bridge
}

host rust full "Rust" "%s" ""
command -v rustc >/dev/null || packages[rust]="rustc gcc libc6-dev"
provokes "panics, the stack overflow of a process"
lacks "$no_collector" collector
rust_version() { rustc --version | sed 's/^rustc \([^ ]*\).*/\1/'; }
rust_build() { rustc --edition 2021 -O -D warnings "-L$control" "$source/host.rs" -o "$out/host"; }
rust_command() { command=("$out/host"); }

host java full "Java" "%s, JNA" openjdk-17-jdk-headless libjna-java
provokes "NullPointerException, ArithmeticException and StackOverflowError in compiled code"
lacks "$no_fork" fork
java=/usr/lib/jvm/java-17-openjdk-amd64/bin
jna=/usr/share/java/jna.jar
java_version() { "$java/java" --version | sed -n '1s/^openjdk \([^ ]*\).*/\1/p'; }
java_build() { "$java/javac" -Werror -Xlint:all --release 17 -cp "$jna" -d "$out" "$source/Host.java"; }
java_command() { command=("$java/java" -Xmx256m -cp "$out:$jna" Host); }

koffi=3.3.4
host node full "Node.js" "%s, koffi $koffi" ""
command -v npm >/dev/null || packages[node]="nodejs npm"
provokes "WebAssembly's out of bounds, RangeError of the stack"
lacks "$no_fork" fork
node_version() { node --version | sed 's/^v//'; }
node_build() {
    npm install --ignore-scripts --no-save --no-audit --no-fund --prefix "$out" "koffi@$koffi"
}
node_command() { command=(env "NODE_PATH=$out/node_modules" node "$source/host.js"); }

host erlang full "Erlang" "OTP %s, NIF" erlang-base erlang-dev gcc libc6-dev
provokes "badarith, a process killed for its size"
lacks "$no_fork" fork
erlang_version() { ERL_CRASH_DUMP_SECONDS=0 erl -noshell -eval 'io:put_chars(erlang:system_info(otp_release)), halt().'; }
erlang_build() {
    erlc -Werror -o "$out" "$source/host.erl" &&
        gcc -std=gnu11 -O2 -Wall -Wextra -Werror -shared -fPIC -I/usr/lib/erlang/usr/include "-I$root/include" \
            "$source/nif.c" -o "$out/host.so" "${linked[@]}"
}
erlang_command() { command=(env ERL_CRASH_DUMP_SECONDS=0 erl -noshell -pa "$out" -run host main); }

host luajit quick "LuaJIT" "%s" luajit
provokes "errors, stack overflow"
lacks "$no_threads" threads
luajit_version() { luajit -v | sed 's/^LuaJIT \([^ ]*\).*/\1/'; }
luajit_build() { :; }
luajit_command() { command=(luajit "$source/host.lua"); }
luajit_sample() { command=(luajit "$source/butterworth.lua"); }

host ruby full "Ruby" "%s, Fiddle" ruby
provokes "SystemStackError from a guard page, SignalException"
ruby_version() { ruby -e 'print RUBY_VERSION'; }
ruby_build() { :; }
ruby_command() { command=(ruby "$source/host.rb"); }
ruby_sample() { command=(ruby -w "$source/resistor_grid.rb"); }

host perl quick "Perl" "%s, FFI::Platypus" perl libffi-platypus-perl
provokes "die, handled, deadly and ignored signals"
lacks "$no_collector" collector
perl_version() { /usr/bin/perl -e 'printf "%vd", $^V'; }
perl_build() { :; }
perl_command() { command=(/usr/bin/perl "$source/host.pl"); }
perl_sample() { command=(/usr/bin/perl "$source/snakes_and_ladders.pl"); }

host php full "PHP" "%s, FFI" php-cli
provokes "errors, handled signals"
lacks "$no_threads" threads
php_version() { php -r 'echo PHP_VERSION;'; }
php_build() { :; }
# Without the extensions that are not needed: one of them crashes under jemalloc by itself.
php_command() { command=(php -n -d extension=ffi -d extension=posix "$source/host.php"); }

host haskell full "Haskell" "GHC %s" ghc
provokes "DivideByZero, StackOverflow, asynchronous exceptions, handled signals"
haskell_version() { ghc --numeric-version; }
haskell_build() {
    ghc -v0 -O1 -Wall -Werror -threaded -rtsopts -with-rtsopts=-K8m -outputdir "$out" "$source/Host.hs" -o "$out/host" \
        "${linked[@]}"
}
haskell_command() { command=("$out/host"); }

host guile full "Guile" "%s" guile-3.0
provokes "throws, stack overflow, deadly signals"
guile_version() { guile --version | sed -n '1s/.*Guile) \([^ ]*\).*/\1/p'; }
guile_build() { :; }
guile_command() { command=(guile --no-auto-compile "$source/host.scm"); }

host pascal full "Free Pascal" "%s" fp-compiler gcc libc6-dev
provokes "EAccessViolation, EDivByZero, EZeroDivide and EInvalidOp from signals"
lacks "$no_collector" collector
pascal_version() { fpc -iV; }
pascal_build() { fpc -v0we -O1 -Sew "-FE$out" "-Fl$control" "$source/host.pas"; }
pascal_command() { command=("$out/host"); }

host mono full "Mono" "%s" mono-mcs mono-runtime
provokes "NullReferenceException, DivideByZeroException, StackOverflowException"
lacks "$no_fork" fork
mono_version() { mono --version | sed -n '1s/.*version \([^ ]*\).*/\1/p'; }
mono_build() { mcs -warnaserror -warn:4 "-out:$out/Host.exe" "$source/Host.cs"; }
mono_command() { command=(mono "$out/Host.exe"); }

host dotnet quick ".NET" "%s" ""
provokes "NullReferenceException, DivideByZeroException"
lacks "$no_fork" fork
# One build for both rows.
project=$work/dotnet-project
dotnet_version() { dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10[^ ]*\).*/\1/p' | tail -n 1; }
dotnet_build() {
    flock "$work/dotnet.lock" dotnet build "$source/Host.csproj" -c Release -nodeReuse:false "-p:ArtifactsPath=$project/"
}
dotnet_command() { command=(dotnet "$project/bin/Host/release/Host.dll"); }
