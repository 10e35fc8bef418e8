#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   build-appimage.sh [--sign KEY] [folder]       default: build/packages
#
# Builds the release preset and packs it as Hubwarden-VERSION-x86_64.AppImage with everything it needs but the C library:
# Qt and its plugins, QtKeychain, libsecret, OpenSSL, a font, translations, licences. Beside it come its SHA-256 and,
# with --sign, a detached signature of that GnuPG key. The oldest system it runs on is the one it is built on (Debian 12:
# glibc 2.36). The same commit gives the same bytes.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/packaging/steps.sh"
cd "$root"

key=
if [ "${1:-}" = --sign ]; then
    key=${2:?--sign needs a key}
    shift 2
fi
packages=$(realpath -m -- "${1:-build/packages}")
app=$root/build/appimage
machine=$(uname -m)

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
    'imageformats/*.so' 'tls/*.so' 'networkinformation/*.so'
)

qt_path() { qmake6 -query "$1"; }

# Times of files are in resources and archives: they are those of the commit.
fix_time() {
    SOURCE_DATE_EPOCH=$(git -c safe.directory="$root" -C "$root" log -1 --format=%ct 2>/dev/null || date --date "$(release_date)" +%s)
    export SOURCE_DATE_EPOCH
}
release_date() { sed -n 's/^set(HUBWARDEN_RELEASE_DATE \([0-9-]*\).*/\1/p' "$root/CMakeLists.txt"; }
version() { sed -n 's/^project(Hubwarden VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"; }

install_program() {
    rm -rf "$app"
    logged appimage-install cmake --install build/release --prefix "$app/usr" --strip
    cp packaging/linux/AppRun "$app/AppRun"
    ln -s usr/share/applications/org.hubwarden.Hubwarden.desktop "$app/org.hubwarden.Hubwarden.desktop"
    cp resources/icons/png/hubwarden-256.png "$app/org.hubwarden.Hubwarden.png"
    ln -s org.hubwarden.Hubwarden.png "$app/.DirIcon"
    printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$app/usr/bin/qt.conf"
    mkdir -p "$app/usr/share/hubwarden" "$app/usr/share/fonts" "$app/usr/translations"
    cp packaging/linux/fonts.conf "$app/usr/share/hubwarden/"
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf \
        /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf "$app/usr/share/fonts/"
    cp "$(qt_path QT_INSTALL_TRANSLATIONS)"/qtbase_de.qm "$app/usr/translations/"
}

install_plugins() {
    local pattern file from
    from=$(qt_path QT_INSTALL_PLUGINS)
    for pattern in "${plugins[@]}"; do
        # shellcheck disable=SC2086 # the pattern is to be expanded
        for file in $from/$pattern; do
            [ -e "$file" ] || fail "there is no Qt plugin $pattern; run packaging/install-dependencies.sh package"
            install -D -m 644 "$file" "$app/usr/plugins/${file#"$from"/}"
        done
    done
}

# Everything the program, its plugins and what is loaded by name need, over and over until nothing new comes.
install_libraries() {
    local name path file
    mkdir -p "$app/usr/lib" "$app/usr/fallback"
    {
        for name in "${by_name[@]}"; do
            /sbin/ldconfig -p | awk -v name="$name" '$1 == name { print name, $NF; exit }'
            ldd "$(/sbin/ldconfig -p | awk -v name="$name" '$1 == name { print $NF; exit }')" | awk '$2 == "=>" { print $1, $3 }'
        done
        find "$app/usr/bin" "$app/usr/plugins" -type f \( -name '*.so' -o -name hubwarden \) \
            -exec ldd {} + | awk '$2 == "=>" { print $1, $3 }'
    } | sort -u | while read -r name path; do
        case $path in /*) ;; *) fail "not found: $name" ;; esac
        if [[ $name =~ $never ]]; then
            continue
        elif [[ $name =~ $system ]]; then
            install -D -m 644 "$path" "$app/usr/fallback/$name/$name"
        else
            install -m 644 "$path" "$app/usr/lib/$name"
        fi
    done
    # shellcheck disable=SC2016 # the loader's own variable
    {
        find "$app/usr/lib" -type f -exec patchelf --set-rpath '$ORIGIN' {} +
        find "$app/usr/plugins" -type f -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
        patchelf --set-rpath '$ORIGIN/../lib' "$app/usr/bin/hubwarden"
    }
}

build_runtime() {
    gcc -std=c17 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DFUSE_USE_VERSION=32 -O2 -Wall -Wextra -Werror \
        -Wno-missing-field-initializers -ffunction-sections -fdata-sections -ffile-prefix-map="$root"=. \
        packaging/linux/runtime/{runtime,extract,mount}.c -o "$root/build/appimage-runtime" \
        -static -s -Wl,--gc-sections,--build-id=none \
        -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd -lz -llz4 -llzo2 -llzma -lpthread
    # The mark of an AppImage of type 2, in the unused bytes of the ELF header.
    printf 'AI\002' | dd of="$root/build/appimage-runtime" bs=1 seek=8 conv=notrunc status=none
}

pack() { # file
    local image=$root/build/appimage.squashfs
    find "$app" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
    chmod -R u+rwX,go+rX,go-w "$app"
    rm -f "$image"
    env -u SOURCE_DATE_EPOCH mksquashfs "$app" "$image" -comp zstd -Xcompression-level 19 -b 256K -root-owned -noappend \
        -mkfs-time 0 -all-time 0 -no-xattrs -no-progress -quiet
    cat "$root/build/appimage-runtime" "$image" >"$1.part"
    chmod 755 "$1.part"
    mv "$1.part" "$1"
}

prepare
step "Installing what is missing"
packaging/install-dependencies.sh build package
fix_time
step "Building (release preset)"
build release hubwarden
step "Collecting"
install_program
install_plugins
find "$app/usr/plugins" -type f -exec packaging/notices.sh "$app/usr/share/doc/hubwarden/licences" "$app/usr/bin/hubwarden" {} +
install_libraries
logged appimage-runtime build_runtime
step "Packing"
mkdir -p "$packages"
file=$packages/Hubwarden-$(version)-$machine.AppImage
logged appimage-pack pack "$file"
(cd "$packages" && sha256sum "$(basename "$file")" >"$(basename "$file").sha256")
if [ -n "$key" ]; then
    gpg --batch --yes --local-user "$key" --armor --detach-sign "$file"
fi
ls -l "$packages"
