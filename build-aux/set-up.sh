# SPDX-License-Identifier: GPL-3.0-or-later
# What build-aux/run and build-aux/test share: where the project is, what it needs, how it is
# built. To be sourced, by bash.

say() { printf '%s\n' "sync-inventory: $*" >&2; }
fail() { say "$*"; exit 1; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

build_packages=(
    gcc libc6-dev meson ninja-build pkg-config gettext
    libglib2.0-dev libglib2.0-dev-bin libgtk-4-dev libgtk-4-bin libadwaita-1-dev libsoup-3.0-dev
    libjson-glib-dev libsecret-1-dev libsqlite3-dev
    libxml2-utils desktop-file-utils appstream
    adwaita-icon-theme fonts-cantarell librsvg2-common glib-networking python3
)
display_packages=(xvfb xauth dbus dbus-daemon at-spi2-core)
test_packages=(
    "${display_packages[@]}"
    gnome-keyring libsecret-tools openssl python3-gi gir1.2-atspi-2.0 python3-pyatspi xdotool
    clang-format fonts-noto-core
)

# Where the system does not speak apt: what to look for, and under which names.
pkg_config_modules=(
    'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'libsoup-3.0 >= 3.2' 'json-glib-1.0 >= 1.6'
    'libsecret-1 >= 0.20' 'sqlite3 >= 3.40'
)
build_tools=(
    cc meson ninja pkg-config msgfmt glib-compile-resources xmllint desktop-file-validate
    appstreamcli
)

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

install_packages() {
    local -a missing apt
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0

    say "these packages are needed and not there: ${missing[*]}"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "install them as root, with: apt-get install ${missing[*]}"
    fi
    say "installing them with apt-get; this can take some minutes"
    apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update >&2 ||
        say "the lists of packages could not be brought up to date; trying all the same"
    as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 ||
        fail "apt-get could not install them: see what it says above"
}

check_by_hand() {
    local name
    local -a missing=()
    for name in "${build_tools[@]}"; do
        command -v "$name" >/dev/null || missing+=("$name")
    done
    for name in "${pkg_config_modules[@]}"; do
        pkg-config --exists "$name" 2>/dev/null || missing+=("$name")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    say "this is not Debian or a relative of it, so please install what is missing:"
    printf '    %s\n' "${missing[@]}" >&2
    say "on Fedora: dnf install gcc meson gettext-devel libadwaita-devel libsoup3-devel" \
        "json-glib-devel libsecret-devel sqlite-devel libxml2 desktop-file-utils appstream"
    say "on Arch: pacman -S base-devel meson libadwaita libsoup3 json-glib libsecret sqlite" \
        "libxml2 desktop-file-utils appstream"
    exit 1
}

need() {
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        install_packages "$@"
    else
        check_by_hand
    fi
}

# In the project's own folder, or in the person's cache where that cannot be written.
build_folder() {
    local key
    if [ -w "$root" ]; then
        printf '%s\n' "$root/$1"
    else
        key=$(printf '%s' "$root" | cksum | cut -d' ' -f1)
        printf '%s\n' "${XDG_CACHE_HOME:-$HOME/.cache}/sync-inventory/$key/$1"
    fi
}

# build FOLDER [MESON OPTION …]: says little unless something is wrong.
build() {
    local folder=$1 log="$1/build.log"
    shift
    mkdir -p "$folder"

    if [ ! -f "$folder/build.ninja" ]; then
        say "configuring in $folder"
        meson setup "$folder" "$root" "$@" >"$log" 2>&1 ||
            { cat "$log" >&2; fail "it could not be configured: see above"; }
    fi
    say "building (the first time takes a minute)"
    meson compile -C "$folder" >"$log" 2>&1 ||
        { cat "$log" >&2; fail "it could not be built: see above"; }
}
