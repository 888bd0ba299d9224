#!/usr/bin/env bash
# Packs the finished builds of this machine and, if it is there, of arm64: Debian packages, and a tree to be unpacked anywhere.
source "$(dirname "$0")/../common.sh"
need debhelper dpkg-dev fakeroot
packages=$artifacts/packages
work=$artifacts/native-packages
version=$(sed -n 's/.*<Version>\(.*\)<\/Version>.*/\1/p' "$root/Directory.Build.props")
declare -A debian=([x64]=amd64 [arm64]=arm64) machine=([x64]=x86_64 [arm64]=aarch64)
newest=$(dpkg-parsechangelog -l "$root/eng/pack/debian/changelog" -S Version)
[[ $newest == "$version"-* ]] || { echo "eng/pack/debian/changelog ends with $newest, the version is $version" >&2; exit 1; }
rm -rf "$work" "$packages"/{librecursivelu*,recursivelu-tools*,recursive-lu-*-linux-*}
mkdir -p "$packages"
# Files and archives carry the date of the changelog's entry, so that the same build gives the same packages.
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l "$root/eng/pack/debian/changelog" -S Timestamp)

# debian_packages ARCH: of one machine's build.
debian_packages() {
    mkdir -p "$work/$1/source"
    cp -r "$root/eng/pack/debian" "$work/$1/source"
    (
        cd "$work/$1/source"
        RECURSIVE_LU_ROOT=$root quietly "pack-debian-$1" dpkg-buildpackage --build=binary --no-check-builddeps --unsigned-changes \
            --host-arch "${debian[$1]}"
    )
    mv "$work/$1"/*.deb "$packages"
}

# archive ARCH: one folder, as it would be in /opt, which is what the unit for systemd says.
archive() {
    local name=recursive-lu-$version-linux-${machine[$1]}
    DESTDIR=$work/$1 "$root/eng/install.sh" install --built "--arch=$1" "--prefix=/opt/$name" >/dev/null
    # Nothing is uninstalled from a tree that is removed as a whole.
    rm -r "$work/$1/opt/$name/share/recursivelu"
    tar -C "$work/$1/opt" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -c "$name" |
        gzip -9n >"$packages/$name.tar.gz"
}

for arch in x64 arm64; do
    built=$artifacts/$arch
    [[ $arch != "$host_arch" ]] || built=$artifacts
    [[ -e $built/lib/librecursivelu.so ]] || continue
    debian_packages "$arch"
    archive "$arch"
done
rm -r "$work"
(cd "$packages" && du -h --apparent-size librecursivelu* recursivelu-tools* recursive-lu-*-linux-*)
