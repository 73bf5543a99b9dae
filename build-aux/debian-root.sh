# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a root of another Debian in a folder, with debootstrap, and keeps it for the next run.
# To be sourced, by bash, after set-up.sh.

# Prints the folder of the files that are kept from one run to the next.
kept_folder() { printf '%s\n' "${XDG_CACHE_HOME:-${HOME:-}/.cache}/sync-inventory"; }

# in_root FOLDER [HERE:THERE …] -- COMMAND…: runs a command in a root. Of this system it sees only
# the network and the named folders.
in_root() {
    local folder=$1 name
    local -a words=() mounts=()
    shift
    for name in http_proxy https_proxy no_proxy; do
        [ -z "${!name:-}" ] || words+=("$name=${!name}")
    done
    while [ "$1" != -- ]; do
        mounts+=("$1")
        shift
    done
    shift
    # The command has its own namespace, so that its mounts and processes end with it.
    # shellcheck disable=SC2016
    as_root unshare --mount --pid --fork --kill-child sh -c '
        set -e
        folder=$1
        mount --rbind /dev "$folder/dev"
        mount -t proc proc "$folder/proc"
        mount -t tmpfs tmpfs "$folder/tmp"
        while shift && [ "$1" != -- ]; do
            mkdir -p "$folder${1##*:}"
            mount --bind "${1%:*}" "$folder${1##*:}"
        done
        shift
        exec chroot "$folder" "$@"' \
        sh "$folder" "${mounts[@]}" -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "${words[@]}" "$@"
}

fill_root() {
    local suite=$1 folder=$2
    shift 2
    as_root debootstrap --variant=minbase "$suite" "$folder" \
        "${SYNC_INVENTORY_DEBIAN:-http://deb.debian.org/debian}" || return
    # The root uses this system's network settings, and starts no services.
    as_root cp /etc/resolv.conf "$folder/etc/resolv.conf" || return
    apt-config dump | grep -i '^Acquire::[a-z]*::\(proxy\|ca\)' |
        as_root tee "$folder/etc/apt/apt.conf.d/00network" || true
    # A mirror's lists of the unstable suite can be past their date.
    printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'APT::Install-Recommends "false";' |
        as_root tee "$folder/etc/apt/apt.conf.d/00lists" || return
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$folder/usr/sbin/policy-rc.d" || return
    as_root chmod +x "$folder/usr/sbin/policy-rc.d" || return
    in_root "$folder" -- apt-get -q update || return
    in_root "$folder" -- apt-get -q install -y "$@" || return
    as_root rm -rf "$folder/var/cache/apt/archives"
}

# debian_root SUITE: prints the folder of a root with all packages to build and test the project.
debian_root() {
    local suite=$1 folder log stamp
    local -a packages=("${build_packages[@]}" "${display_packages[@]}" "${test_packages[@]}")
    # The stand-in runtime is made of this root.
    [ "$suite" != trixie ] || packages+=(appstream-util)
    folder=$(kept_folder)/roots/$suite
    stamp=$folder.packages
    log=$folder.log
    mkdir -p "${folder%/*}" || fail "${folder%/*} cannot be written"
    if [ "$(cat "$stamp" 2>/dev/null)" != "${packages[*]}" ]; then
        say "making a root of Debian $suite; this can take some minutes"
        as_root rm -rf "$folder" "$stamp"
        fill_root "$suite" "$folder" "${packages[@]}" >"$log" 2>&1 ||
            { tail -n 30 "$log" >&2; fail "that did not work: see above, and $log"; }
        printf '%s' "${packages[*]}" >"$stamp"
    fi
    printf '%s\n' "$folder"
}
