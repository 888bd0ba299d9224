#!/usr/bin/env bash
# Uses the NuGet packages as a stranger would: fresh projects in a folder outside of this checkout, with package caches of their
# own, that restore from artifacts/packages and run. test-dotnet.sh FILE appends lines "NAME passed failed" to FILE.
source "$(dirname "$0")/../common.sh"
counts=$1
packages=$artifacts/packages
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
need_sdk
command -v gcc >/dev/null || need gcc libc6-dev
need unzip

work=$(mktemp -d /tmp/recursive_lu_packages_XXXXXX)
trap 'rm -rf "$work"' EXIT
# Nothing is taken from what this machine has restored before: the packages here keep their version while they change.
export NUGET_PACKAGES=$work/cache
unset RECURSIVE_LU_SERVER_PATH RECURSIVE_LU_LIB_DIR RECURSIVE_LU_ISA RECURSIVE_LU_SERVER
passed=0
failed=0

# example PACKAGE: the first C# block of the package's own README.
example() {
    unzip -p "$packages/$1.$version.nupkg" README.md | awk '$0 == "```csharp" {on = 1; next} on && /^```/ {exit} on'
}

# project NAME PACKAGE: a console project that has the package, and its program from standard input.
project() {
    mkdir -p "$work/$1"
    cat >"$work/$1/Program.cs"
    [[ -s $work/$1/Program.cs ]] || { echo "$2 has no example" >&2; return 1; }
    cat >"$work/$1/$1.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="$2" Version="$version" />
  </ItemGroup>
</Project>
EOF
    cat >"$work/$1/nuget.config" <<EOF
<configuration>
  <packageSources>
    <add key="here" value="$packages" />
  </packageSources>
</configuration>
EOF
}

# expect NAME PATTERN COMMAND...: the command must print a line that the pattern fits.
expect() {
    local name=$1 pattern=$2 printed
    shift 2
    if printed=$("$@" 2>&1) && grep -Eq "$pattern" <<<"$printed"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s: expected %s, got\n%s\n' "$name" "$pattern" "$printed" >&2
    fi
}

# try NAME PATTERN: builds a project, as the array build says, and runs it from where it was built.
try() {
    local name=$1 pattern=$2
    local folder=$work/$name
    if quietly "package-$name" dotnet "${build[@]}" "$folder" -c Release -o "$folder/out" -v:quiet -nodeReuse:false; then
        expect "$name" "$pattern" "$work/$name/out/$name"
    else
        failed=$((failed + 1))
    fi
}

# build_alone: builds the client's example without the native files of RecursiveLU.Native; prints what the build says.
build_alone() {
    mkdir -p "$work/alone"
    cp "$work/client/"{Program.cs,nuget.config} "$work/alone"
    local reference="<PackageReference Include=\"RecursiveLU.Native\" Version=\"$version\" ExcludeAssets=\"native\" />"
    sed "s|<PackageReference|$reference&|" \
        "$work/client/client.csproj" >"$work/alone/alone.csproj"
    dotnet build "$work/alone" -c Release -o "$work/alone/out" -nodeReuse:false
}

native="native $version, (baseline|x86-64-v[34]|aarch64-neon)"
example RecursiveLU | project managed RecursiveLU
example RecursiveLU.Native | project native RecursiveLU.Native
example RecursiveLU.Client | project client RecursiveLU.Client
example RecursiveLU.MathNet | project mathnet RecursiveLU.MathNet
example RecursiveLU.Tensors | project tensors RecursiveLU.Tensors

say "running the packages' examples"
build=(build)
try managed '^x = 1 2 3, det A = 4$'
try native '^x = 1 2 3$'
try client '^x = 1 2 3, Running, Started: '
try mathnet "^x = 1 2 3, by RecursiveLU \\($native\\)\$"
try tensors '^x = 1 2 3$'
say "building an application that leaves the server's library out"
expect "the build" 'warning RLU0001: librecursivelu.so is missing beside .*/recursive_lu_server' build_alone
say "the same, compiled ahead of time and published for $host_arch"
build=(publish -r "linux-$host_arch" -p:PublishAot=true)
rm -rf "$work"/{native,client}/{bin,obj,out}
try native '^x = 1 2 3$'
try client '^x = 1 2 3, Running, Started: '
# An application that is deployed holds what it needs and no more.
expect "files of the published client" \
    '^client (librecursivelu-v3.so librecursivelu-v4.so )?librecursivelu.so recursive_lu_server $' \
    bash -c "cd '$work/client/out' && LC_ALL=C ls | grep -v '\.dbg$' | tr '\n' ' '"
say "installing the tool"
quietly package-tool dotnet tool install RecursiveLU.Tool --version "$version" --tool-path "$work/tool" \
    --configfile "$work/managed/nuget.config" || failed=$((failed + 1))
printf '2 1 1\n4 3 3\n8 7 9\n' >"$work/A.csv"
expect "the tool" '^4$' "$work/tool/recursive-lu" det "$work/A.csv"
expect "the tool's library" '^kernels: (baseline|x86-64-v[34]|aarch64-neon)$' "$work/tool/recursive-lu" info
expect "the tool's server" '^recursive_lu_server ' "$work/tool/recursive-lu" serve -- --version
echo "packages-dotnet $passed $failed" >>"$counts"
((failed == 0))
