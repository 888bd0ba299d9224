#!/usr/bin/env bash
# Julia 1.5.3 (Debian 11, julia, julia-common and libjulia1 1.5.3+dfsg-3): ccall with a type parameter of the method for an
# argument's type passes a pointer to the value, without an error, unless the method is inlined into its caller. C has an address
# for a number.
#
# Guess (implied, not written down): an argument that is declared as R is passed as one that is declared as Int64, where R is
# Int64, or else is refused.
# Seen: called by itself the C function gets the address of the boxed number, at which 7 can be read; called from a function of
# one line the same method passes 7, but not where it is marked @noinline. With Int64 in place of R it passes 7 always.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 'Label: Debian' | head -n 1)
mkdir -p lists cache
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bullseye main" >sources.list
apt=(-o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists"
    -o "Dir::Cache=$work/cache" -o Dir::State::status=/dev/null)
apt-get "${apt[@]}" -qq update 2>/dev/null
apt-get "${apt[@]}" -qq download julia=1.5.3+dfsg-3 julia-common=1.5.3+dfsg-3 libjulia1=1.5.3+dfsg-3 libllvm9=1:9.0.1-16.1 \
    libz3-4=4.8.10-1 libedit2=3.1-20191231-2+b1 libffi7=3.3-6 libunwind8=1.3.2-2 libutf8proc2=2.5.0-1 libopenlibm3=0.7.0+dfsg-2 \
    libdsfmt-19937-1=2.2.3+dfsg-5 libgmp10=2:6.2.1+dfsg-1+deb11u1 libmpfr6=4.1.0-3 libgfortran5=10.2.1-6 libquadmath0=10.2.1-6 \
    libbsd0=0.11.3-1+deb11u1 libmd0=1.0.3-3 libpcre2-8-0=10.36-2+deb11u1 libgit2-1.1=1.1.0+dfsg.1-4+deb11u2 2>/dev/null
for package in *.deb; do dpkg -x "$package" .; done
cat >identity.c <<'C'
#include <stdint.h>

int64_t identity(int64_t x) {
    return x;
}
C
gcc -shared -fPIC identity.c -o libidentity.so
cat >seen.jl <<'END'
const library = joinpath(pwd(), "libidentity.so")
declared(x) = ccall((:identity, library), Int64, (Int64,), x)
parameter(x::R) where {R} = ccall((:identity, library), Int64, (R,), x)
@noinline kept(x::R) where {R} = ccall((:identity, library), Int64, (R,), x)
inlined() = parameter(7)
never_inlined() = kept(7)
# The box of a small integer is one that Julia keeps for good.
told(x) = x == 7 ? "7" : unsafe_load(Ptr{Int64}(x)) == 7 ? "address of 7" : "?"
println(VERSION, ": declared ", told(declared(7)), ", parameter ", told(parameter(7)))
println("inlined ", told(inlined()), ", never inlined ", told(never_inlined()))
END
libraries=$work/usr/lib/x86_64-linux-gnu
seen=$(LD_LIBRARY_PATH=$libraries:$libraries/julia HOME=$work "$work/usr/bin/julia" --startup-file=no seen.jl)
echo "$seen"
[[ $seen == "1.5.3: declared 7, parameter address of 7
inlined 7, never inlined address of 7" ]]
