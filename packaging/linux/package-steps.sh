# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# What build-appimage.sh and build-deb.sh share; source it after setting `root` to the top folder.

. "${root:?}/packaging/steps.sh"
build=$root/build/package

version() { sed -n 's/^project(Hubwarden VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"; }
release_date() { sed -n 's/^set(HUBWARDEN_RELEASE_DATE \([0-9-]*\).*/\1/p' "$root/CMakeLists.txt"; }

# Times of files are in archives: they are those of the commit, or of the release where there is no git.
fix_time() {
    SOURCE_DATE_EPOCH=$(git -c safe.directory="$root" -C "$root" log -1 --format=%ct 2>/dev/null \
        || date --utc --date "$(release_date)" +%s)
    export SOURCE_DATE_EPOCH
}

# The release preset in a folder of its own, always configured anew: nothing that somebody once tried is left in it.
build_program() {
    local launcher=()
    if command -v ccache >/dev/null; then
        export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1
        launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    logged package-configure cmake -S "$root" --preset release --fresh -B "$build" -DBUILD_TESTING=OFF \
        -DCMAKE_INSTALL_PREFIX=/usr "${launcher[@]}"
    logged package-build cmake --build "$build" --parallel "${JOBS:-$(nproc)}" --target hubwarden
    # A path of this computer would make other bytes elsewhere, and is nobody's business.
    ! grep -q -F -e "$root/" "$build/hubwarden" || fail "the program names $root"
}

check_sum() { # file: writes its SHA-256 beside it, in the form that sha256sum --check reads
    (cd "$(dirname "$1")" && sha256sum "$(basename "$1")" >"$(basename "$1").sha256")
}

write_sbom() { # file, folder with its content, options of sbom.py
    local file=$1 content=$2
    shift 2
    logged sbom /usr/bin/python3 -B packaging/sbom.py "$file" "$content" "$file.spdx.json" "$@"
    tail -n 1 "$logs/sbom.log"
}

sign() { # file, GnuPG key or nothing
    [ -z "$2" ] || logged sign gpg --batch --yes --local-user "$2" --armor --detach-sign "$1"
}
