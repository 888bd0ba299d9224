#!/usr/bin/env bash
# Builds the site into artifacts/site: the pages of eng/docs and what they link to, and the references of .NET, C and Python from
# their sources' documentation. Needs no finished build. To read it, any server of files will do:
# python3 -m http.server -d artifacts/site
source "$(dirname "$0")/common.sh"
need_sdk
need python3 doxygen
docs=$root/eng/docs
stage=$artifacts/docs
tools=$artifacts/tools
docfx=2.81.0
rm -rf "$stage" "$artifacts/site"
mkdir -p "$stage"/{assemblies,doxygen}

say "building what the reference of .NET is read from"
projects=(RecursiveLU RecursiveLU.Client)
for project in "${projects[@]}"; do
    quietly "docs-$project" dotnet build "$root/src/$project" -c Release -v:quiet -nodeReuse:false
    cp "$artifacts/dotnet/bin/$project/release/$project".{dll,xml} "$stage/assemblies"
done

say "writing the references of C"
python3 "$docs/stage.py" "$root" "$stage"
quietly doxygen doxygen - <<END
QUIET = YES
INPUT = "$root/include"
FILE_PATTERNS = *.h
GENERATE_HTML = NO
GENERATE_LATEX = NO
GENERATE_XML = YES
XML_PROGRAMLISTING = NO
OUTPUT_DIRECTORY = "$stage/doxygen"
JAVADOC_AUTOBRIEF = YES
OPTIMIZE_OUTPUT_FOR_C = YES
END
python3 "$docs/c_reference.py" "$stage/doxygen/xml" "$root/include" "$stage/eng/docs" "$stage/api/c"

say "building the site"
[[ $("$tools/docfx" --version 2>/dev/null) == "$docfx"* ]] ||
    quietly docfx-install dotnet tool update docfx --version "$docfx" --tool-path "$tools"
cp -r "$docs"/{docfx.json,template} "$stage"
cp "$docs/site.yml" "$stage/toc.yml"
cp "$docs/api.yml" "$stage/api/toc.yml"
quietly docfx-metadata "$tools/docfx" metadata "$stage/docfx.json" --logLevel warning
quietly docfx-build "$tools/docfx" build "$stage/docfx.json" --warningsAsErrors
say "built ${artifacts#"$root"/}/site: $(find "$artifacts/site" -name '*.html' | wc -l) pages"
