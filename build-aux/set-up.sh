# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# The part that build-aux/run and build-aux/test share: it finds the project, installs the packages
# and builds. To be sourced, by bash.

say() { printf '%s\n' "sync-inventory: $*" >&2; }
fail() { say "$*"; exit 1; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export LANG="${LANG:-C.UTF-8}"

# Debian's packages for each purpose.
build_packages=(
    gcc libc6-dev meson ninja-build pkg-config gettext python3
    libglib2.0-dev libglib2.0-dev-bin libgtk-4-dev libgtk-4-bin libadwaita-1-dev libsoup-3.0-dev
    libjson-glib-dev libsecret-1-dev libsqlite3-dev libportal-dev zlib1g-dev
    libxml2-utils desktop-file-utils appstream
    adwaita-icon-theme fonts-cantarell librsvg2-common glib-networking
)
display_packages=(xvfb dbus-daemon at-spi2-core)
test_packages=(
    gnome-keyring openssl python3-gi gir1.2-atspi-2.0 xdotool clang-format fonts-noto-core
    poppler-utils xclip ca-certificates locales x11-utils libxtst-dev libxi-dev
    libegl1 libgl1 libgl1-mesa-dri
)
# The services that a desktop offers to sandboxed programs.
portal_packages=(xdg-desktop-portal xdg-desktop-portal-gtk fuse3)
flatpak_packages=(flatpak flatpak-builder xdg-dbus-proxy elfutils)
# The tools for a root of another Debian, and for a runtime made of it.
root_packages=(debootstrap ostree)

# The commands and libraries to look for on a system without apt.
build_modules=(
    'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'libsoup-3.0 >= 3.2' 'json-glib-1.0 >= 1.6'
    'libsecret-1 >= 0.20' 'sqlite3 >= 3.40' 'libportal >= 0.6'
)
# Debian's packages of these libraries, and the versions that they need.
least_versions=(
    'gtk4 libgtk-4-dev 4.8' 'libadwaita-1 libadwaita-1-dev 1.2' 'libsoup-3.0 libsoup-3.0-dev 3.2'
)
build_tools=(
    cc meson ninja pkg-config msgfmt python3 glib-compile-resources xmllint
    desktop-file-validate appstreamcli
)
display_tools=(Xvfb dbus-daemon)
test_tools=(gnome-keyring-daemon gdbus openssl xdotool xclip pdftotext xprop)
portal_tools=(fusermount3)
flatpak_tools=(flatpak flatpak-builder eu-strip)
root_tools=(debootstrap ostree)

missing_packages() {
    local package status
    for package in "$@"; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
        [ "$status" = installed ] || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Prints the version that apt-get would install; nothing if there is no such package.
candidate() {
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: *\([^( ].*\)/\1/p'
}

# Fails before anything is installed if the versions that apt has are too old.
refuse_old_system() {
    local each module package least version name
    for each in "${least_versions[@]}"; do
        read -r module package least <<<"$each"
        ! pkg-config --exists "$module >= $least" 2>/dev/null || continue
        version=$(candidate "$package")
        [ -n "$version" ] && dpkg --compare-versions "$version" lt "$least" || continue
        # shellcheck source=/dev/null
        name=$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}") || name=
        say "${name:-this system} is too old to build the program: it has $module $version," \
            "and $least or newer is needed"
        fail "the Flatpak brings its own, and runs here, too: build-aux/flatpak builds and" \
            "installs it"
    done
}

install_packages() {
    local package
    local -a missing there=() apt
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0

    say "these packages are needed and not installed: ${missing[*]}"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "install them as root, with: apt-get install ${missing[*]}"
    fi
    say "installing them with apt-get; this can take some minutes"
    apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update >&2 ||
        say "the lists of packages could not be brought up to date; going on all the same"
    # The package lists may have been empty before the update.
    [[ " $* " != *" libgtk-4-dev "* ]] || refuse_old_system

    for package in "${missing[@]}"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            there+=("$package")
        else
            say "there is no package $package here; going on without it"
        fi
    done
    [ "${#there[@]}" -gt 0 ] || return 0
    as_root "${apt[@]}" install -y --no-install-recommends "${there[@]}" >&2 ||
        fail "that did not work: see above, or install them as root, with:" \
            "apt-get install ${there[*]}"
}

check_by_hand() {
    local name purpose list
    local -a missing=()
    for purpose in "$@"; do
        list="${purpose}_tools[@]"
        for name in "${!list}"; do
            command -v "$name" >/dev/null || missing+=("$name")
        done
    done
    for name in "${build_modules[@]}"; do
        pkg-config --exists "$name" 2>/dev/null || missing+=("$name")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    say "this is not Debian or a relative of it; please install what is missing here:"
    printf '    %s\n' "${missing[@]}" >&2
    say "Fedora: dnf install gcc meson gettext gtk4-devel libadwaita-devel libsoup3-devel" \
        "json-glib-devel libsecret-devel sqlite-devel libportal-devel libxml2 desktop-file-utils" \
        "appstream xorg-x11-server-Xvfb dbus-daemon at-spi2-core gnome-keyring python3-gobject xdotool"
    say "Arch: pacman -S base-devel meson gtk4 libadwaita libsoup3 json-glib libsecret sqlite" \
        "libportal libxml2 desktop-file-utils appstream xorg-server-xvfb dbus at-spi2-core gnome-keyring" \
        "python-gobject xdotool"
    exit 1
}

# need PURPOSE…: build, display, test, portal, flatpak, root
need() {
    local purpose list
    local -a packages=()
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        check_by_hand "$@"
        return
    fi
    for purpose in "$@"; do
        [ "$purpose" != build ] || refuse_old_system
        list="${purpose}_packages[@]"
        packages+=("${!list}")
    done
    install_packages "${packages[@]}"
}

is_writable() {
    if [ -e "$1" ]; then
        [ -z "$(find "$1" ! -writable -print -quit)" ]
    else
        [ -w "$(dirname "$1")" ]
    fi
}

# build_folder NAME: prints a folder in the project, or in the person's cache if the project cannot
# be written to.
build_folder() {
    local folder="$root/$1" key
    if ! is_writable "$folder"; then
        key=$(printf '%s' "$root" | cksum | cut -d' ' -f1)
        folder="${XDG_CACHE_HOME:-${HOME:-}/.cache}/sync-inventory/$key/$1"
        mkdir -p "$folder" ||
            fail "neither $root nor $folder can be written; XDG_CACHE_HOME can name another place"
    fi
    printf '%s\n' "$folder"
}

# Succeeds if a folder is configured for this source, and not for one that was moved or copied.
is_set_up() {
    [ -f "$1/build.ninja" ] && python3 - "$1/meson-info/meson-info.json" "$root" <<'END'
import json, os, sys
try:
    with open(sys.argv[1], encoding="utf-8") as file:
        source = json.load(file)["directories"]["source"]
    sys.exit(not os.path.samefile(source, sys.argv[2]))
except (OSError, ValueError, KeyError):
    sys.exit(1)
END
}

# Prints the progress of ninja: each step on a terminal, and one every 15 seconds elsewhere.
tell_progress() {
    local line next=0
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [ -t 2 ]; then
            printf '\rsync-inventory: step %s of %s ' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
            next=1
        elif [ "$SECONDS" -ge "$next" ]; then
            say "step ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
            next=$((SECONDS + 15))
        fi
    done
    if [ -t 2 ] && [ "$next" = 1 ]; then printf '\n' >&2; fi
}

# build FOLDER TARGETS [MESON OPTION …]: builds, after any other build in this folder. The output
# goes to a file, and is shown if the build fails.
build() {
    local folder=$1 log="$1/build.log" lock
    local -a targets
    read -ra targets <<<"$2"
    shift 2
    mkdir -p "$folder"
    exec {lock}>"$folder/build.lock"
    flock -n "$lock" || { say "waiting for another build in $folder"; flock "$lock"; }

    if ! is_set_up "$folder"; then
        say "configuring in $folder"
        rm -rf "${folder:?}/meson-private" "${folder:?}/meson-info" "$folder/build.ninja"
        meson setup "$folder" "$root" "$@" >"$log" 2>&1 ||
            { cat "$log" >&2; fail "it could not be configured: see above"; }
    fi
    say "building"
    ninja -C "$folder" "${targets[@]}" 2>&1 | tee "$log" | tell_progress ||
        { cat "$log" >&2; fail "it could not be built: see above"; }
    exec {lock}>&-
}
