#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   build-appimage.sh [--sign KEY] [--update-url URL] [folder]       default: build/packages
#
# Builds the program as the release preset says and packs it as Hubwarden-VERSION-MACHINE.AppImage with everything it
# needs but the C library: Qt and its plugins, QtKeychain, libsecret, OpenSSL, a font, translations, licences. Beside it
# come its SHA-256, its SBOM (what is inside, as SPDX) and, with --sign, a detached signature of that GnuPG key.
# --update-url is the address at which the file itself will be found: it is written into the AppImage for tools that
# update AppImages, and a .zsync file is made for them. Without it nothing of the kind is in the AppImage.
# The oldest system it runs on is the one it is built on; Debian 12 is the oldest that is supported. The same commit and
# the same packages give the same bytes.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/packaging/linux/package-steps.sh"

key=
url=
while [ $# -gt 0 ]; do
    case $1 in
    --sign) key=${2:?--sign needs a key} && shift ;;
    --update-url) url=${2:?--update-url needs an address} && shift ;;
    -*) fail "unknown option '$1'" ;;
    *) break ;;
    esac
    shift
done
packages=$(realpath -m -- "${1:-$root/build/packages}")
app=$root/build/appimage
oldest_glibc=2.36 # of Debian 12
cd "$root"

# What was taken from the system, for the licences and the SBOM.
taken=()
listing=$root/build/appimage-taken.txt # each with its path inside; - for what is linked into the runtime

# Never carried: the C library and what is one with the kernel's or the display's drivers.
never='^(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libutil|libnsl|libanl|libmvec|libthread_db)\.so'
# Carried for systems without them: two of them in one program would not get on with the system's own parts.
system='^(libstdc\+\+|libgcc_s|libgomp|libatomic|libX|libxcb\.|libx11|libICE|libSM|libGL|libEGL|libOpenGL|libGLX|libgbm|libdrm|libwayland|libfontconfig|libfreetype|libexpat|libglib|libgobject|libgio|libgmodule|libgthread|libdbus|libsystemd|libudev|libselinux|libmount|libblkid|libz\.|libuuid|libcap|libffi|libbsd|libmd\.)'
# Loaded by name at run time.
by_name=(libsecret-1.so.0 libssl.so.3 libcrypto.so.3)
plugins=(
    platforms/libqxcb.so platforms/libqoffscreen.so platforms/libqminimal.so 'platforms/libqwayland*.so'
    'wayland-shell-integration/*.so' 'wayland-decoration-client/*.so' 'wayland-graphics-integration-client/*.so'
    'platforminputcontexts/*.so' 'platformthemes/libqxdgdesktopportal.so' 'xcbglintegrations/*.so'
    'tls/*.so'
)

qt_path() { qmake6 -query "$1"; }

take() { # file of the system, where to
    local to=$2
    [[ $to != */ ]] || to=$to$(basename "$1")
    install -D -m 644 "$1" "$to"
    taken+=("$1")
    printf '%s\t%s\n' "$1" "${to#"$app"/}" >>"$listing"
}

install_program() {
    rm -rf "$app" "$listing"
    logged appimage-install cmake --install "$build" --prefix "$app/usr" --strip
    cp packaging/linux/AppRun "$app/AppRun"
    ln -s usr/share/applications/org.hubwarden.Hubwarden.desktop "$app/org.hubwarden.Hubwarden.desktop"
    cp resources/icons/png/hubwarden-256.png "$app/org.hubwarden.Hubwarden.png"
    ln -s org.hubwarden.Hubwarden.png "$app/.DirIcon"
    printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$app/usr/bin/qt.conf"
    mkdir -p "$app/usr/share/hubwarden" "$app/usr/share/fonts" "$app/usr/translations"
    cp packaging/linux/fonts.conf "$app/usr/share/hubwarden/"
    take /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf "$app/usr/share/fonts/"
    take /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf "$app/usr/share/fonts/"
    take /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf "$app/usr/share/fonts/"
    take "$(qt_path QT_INSTALL_TRANSLATIONS)/qtbase_de.qm" "$app/usr/translations/"
}

install_plugins() {
    local pattern file from
    from=$(qt_path QT_INSTALL_PLUGINS)
    for pattern in "${plugins[@]}"; do
        # shellcheck disable=SC2086 # the pattern is to be expanded
        for file in $from/$pattern; do
            [ -e "$file" ] || fail "there is no Qt plugin $pattern; run packaging/install-dependencies.sh package"
            take "$file" "$app/usr/plugins/${file#"$from"/}"
        done
    done
}

# It reads to the end: who writes into a pipe that nobody reads any more is ended, and the script with it, now and then.
library_path() { # name
    /sbin/ldconfig -p | awk -v name="$1" '$1 == name && !path { path = $NF } END { print path }'
}

needed_libraries() { # lines of name and path
    local name path
    for name in "${by_name[@]}"; do
        path=$(library_path "$name")
        printf '%s %s\n' "$name" "${path:-nowhere}"
        [ -z "$path" ] || ldd "$path"
    done | awk '$2 == "=>" { print $1, $3 } NF == 2 && $2 ~ /^(\/|nowhere)/'
    find "$app/usr/bin" "$app/usr/plugins" -type f \( -name '*.so' -o -name hubwarden \) -exec ldd {} + \
        | awk '$2 == "=>" { print $1, $3 }'
}

# Everything the program, its plugins and what is loaded by name need; ldd follows them to the end.
install_libraries() {
    local name path needed=$root/build/appimage-needed.txt
    mkdir -p "$app/usr/lib" "$app/usr/fallback"
    needed_libraries | sort -u >"$needed"
    while read -r name path; do
        case $path in /*) ;; *) fail "not found: $name" ;; esac
        if [[ $name =~ $never ]]; then
            continue
        elif [[ $name =~ $system ]]; then
            take "$path" "$app/usr/fallback/$name/$name"
        else
            take "$path" "$app/usr/lib/$name"
        fi
    done <"$needed"
    # shellcheck disable=SC2016 # the loader's own variable
    {
        find "$app/usr/lib" -type f -exec patchelf --set-rpath '$ORIGIN' {} +
        find "$app/usr/fallback" -type f -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
        find "$app/usr/plugins" -type f -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
        patchelf --set-rpath '$ORIGIN/../lib' "$app/usr/bin/hubwarden"
    }
}

# Everything that something inside names is inside, or is the C library's.
check_complete() {
    local name missing=()
    while read -r name; do
        [[ $name =~ $never ]] || [ -e "$app/usr/lib/$name" ] || [ -e "$app/usr/fallback/$name/$name" ] || missing+=("$name")
    done < <(find "$app" -type f -exec sh -c 'objdump -p "$@" 2>/dev/null || true' sh {} + | awk '$1 == "NEEDED" { print $2 }' | sort -u)
    [ ${#missing[@]} -eq 0 ] || fail "not inside: ${missing[*]}"
    for name in "${by_name[@]}"; do
        [ -e "$app/usr/lib/$name" ] || fail "not inside: $name"
    done
}

# What the carried programs and libraries want of the C library, by the versions of the symbols they use.
check_glibc() {
    local needed
    needed=$(find "$app" "$runtime" -type f -exec sh -c 'objdump -T "$@" 2>/dev/null || true' sh {} + \
        | grep -o 'GLIBC_[0-9][0-9.]*' | sed 's/GLIBC_//' | sort -u --version-sort | tail -n 1)
    echo "   runs with glibc $needed and newer"
    [ "$(printf '%s\n' "$needed" $oldest_glibc | sort --version-sort | tail -n 1)" = $oldest_glibc ] \
        || fail "needs glibc $needed, and Debian 12 has $oldest_glibc: build it there"
}

runtime=$root/build/appimage-runtime
build_runtime() {
    local sources=(runtime extract mount otherformats) update=
    [ -z "$url" ] || update="zsync|$url.zsync"
    [ ${#update} -lt 1024 ] || fail "the address is too long"
    (
        cd packaging/linux/runtime || exit
        gcc -std=c17 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DFUSE_USE_VERSION=32 -DUPDATE_INFORMATION="\"$update\"" \
            -O2 -Wall -Wextra -Werror -Wno-missing-field-initializers -ffunction-sections -fdata-sections \
            "${sources[@]/%/.c}" -o "$runtime" -static -s -Wl,--gc-sections,--build-id=none \
            -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd -lpthread
    ) || return
    # The mark of an AppImage of type 2, in the unused bytes of the ELF header.
    printf 'AI\002' | dd of="$runtime" bs=1 seek=8 conv=notrunc status=none
}
# What lies inside it: its parts have licences, too.
runtime_parts() {
    local name
    for name in libsquashfuse.a libfuse3.a libzstd.a libc.a; do
        realpath "$(gcc -print-file-name="$name")"
    done
}

pack() { # file
    local image=$root/build/appimage.squashfs
    find "$app" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
    chmod -R u+rwX,go+rX,go-w "$app"
    rm -f "$image"
    # The times are those of SOURCE_DATE_EPOCH, which it reads itself.
    mksquashfs "$app" "$image" -comp zstd -Xcompression-level 19 -b 256K -root-owned -noappend -no-xattrs \
        -no-progress -quiet || return
    cat "$runtime" "$image" >"$1.part" || return
    chmod 755 "$1.part"
    mv "$1.part" "$1"
    rm "$image"
}

prepare 1000
[ -z "$url" ] || command -v zsyncmake >/dev/null || fail "--update-url needs the package zsync"
step "Installing what is missing"
"$root/packaging/install-dependencies.sh" build package
fix_time
step "Building"
build_program
step "Collecting"
install_program
install_plugins
install_libraries
logged appimage-runtime build_runtime
mapfile -t parts < <(runtime_parts)
taken+=("${parts[@]}")
printf '%s\t-\n' "${parts[@]}" >>"$listing"
logged appimage-notices packaging/notices.sh "$app/usr/share/doc/hubwarden/licences" "$build/hubwarden" "${taken[@]}"
check_complete
check_glibc
step "Packing"
mkdir -p "$packages"
file=$packages/Hubwarden-$(version)-$(uname -m).AppImage
logged appimage-pack pack "$file"
check_sum "$file"
write_sbom "$file" "$app" --taken "$listing"
[ -z "$url" ] || (cd "$packages" && logged zsync zsyncmake -u "$url" "$(basename "$file")")
sign "$file" "$key"
ls -l "$file"
