#!/usr/bin/env bash
# Builds the site into artifacts/site: the pages of eng/docs and what they link to, and the references of C, C++, Fortran, Python and
# .NET from their sources' documentation. Needs no finished build. To read it, any server of files will do:
# python3 -m http.server -d artifacts/site
source "$(dirname "$0")/common.sh"
need_sdk
need python3 doxygen
docs=$root/eng/docs
stage=$artifacts/docs
tools=$artifacts/tools
docfx=2.81.0
rm -rf "$stage" "$artifacts/site"
mkdir -p "$stage/assemblies/references"

say "building what the reference of .NET is read from"
quietly docs-assemblies dotnet build "$docs/Packages.proj" -v:quiet -nodeReuse:false
for project in $(grep -l 'Package.props' "$root"/src/*/*.csproj); do
    name=$(basename "$project" .csproj)
    built=$artifacts/dotnet/bin/$name/release
    cp "$built"/*.dll "$stage/assemblies/references"
    cp "$built/$name".{dll,xml} "$stage/assemblies"
done

# doxygen_of FOLDER FILE...: doxygen's XML of headers, in FOLDER of the stage.
doxygen_of() {
    mkdir -p "$stage/doxygen/$1"
    quietly "doxygen-$1" doxygen - <<END
QUIET = YES
INPUT = ${*:2}
GENERATE_HTML = NO
GENERATE_LATEX = NO
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
OUTPUT_DIRECTORY = "$stage/doxygen/$1"
JAVADOC_AUTOBRIEF = YES
OPTIMIZE_OUTPUT_FOR_C = $([[ $1 == c ]] && echo YES || echo NO)
EXCLUDE_SYMBOLS = recursive_lu::detail
WARN_IF_UNDOCUMENTED = NO
WARN_IF_INCOMPLETE_DOC = NO
END
}

say "writing the references of C, C++, Fortran and Python"
doxygen_of c "$root"/include/recursive_lu{,_lapack}.h
doxygen_of cpp "$root"/include/recursive_lu{.hpp,}
python3 "$docs/c_reference.py" "$stage/doxygen/c/xml" "$root" "$stage"
python3 "$docs/cpp_reference.py" "$stage/doxygen/cpp/xml" "$root/include" "$stage/api/cpp"
python3 "$docs/fortran_reference.py" "$root/src/fortran/recursive_lu.f90" "$stage/api/fortran"
python3 "$docs/python_reference.py" "$root/src/python/recursive_lu" "$stage/api/python"

say "building the site"
[[ $("$tools/docfx" --version 2>/dev/null) == "$docfx"* ]] ||
    quietly docfx-install dotnet tool update docfx --version "$docfx" --tool-path "$tools"
python3 "$docs/stage.py" "$root" "$stage"
cp -r "$docs"/{docfx.json,template} "$stage"
cp "$docs/site.yml" "$stage/toc.yml"
cp "$docs/api.yml" "$stage/api/toc.yml"
quietly docfx-metadata "$tools/docfx" metadata "$stage/docfx.json" --logLevel warning
quietly docfx-build "$tools/docfx" build "$stage/docfx.json" --warningsAsErrors
say "built ${artifacts#"$root"/}/site: $(find "$artifacts/site" -name '*.html' | wc -l) pages"
