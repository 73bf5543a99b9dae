# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A root of another Debian in a folder of its own, made with debootstrap and kept for the next
# time. To be sourced, by bash, after set-up.sh.

# Where what is kept from one time to the next is.
kept_folder() { printf '%s\n' "${XDG_CACHE_HOME:-${HOME:-}/.cache}/sync-inventory"; }

# in_root FOLDER [HERE:THERE …] -- COMMAND…: with nothing of this system's but its way to the
# network, and the folders named.
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
    # In a namespace of its own, whose mounts and processes end with it.
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
    # What this system knows of the network, and no services.
    as_root cp /etc/resolv.conf "$folder/etc/resolv.conf" || return
    apt-config dump | grep -i '^Acquire::[a-z]*::\(proxy\|ca\)' |
        as_root tee "$folder/etc/apt/apt.conf.d/00network" || true
    # The lists of the unstable suite can be older than they say they may be.
    printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'APT::Install-Recommends "false";' |
        as_root tee "$folder/etc/apt/apt.conf.d/00lists" || return
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$folder/usr/sbin/policy-rc.d" || return
    as_root chmod +x "$folder/usr/sbin/policy-rc.d" || return
    in_root "$folder" -- apt-get -q update || return
    in_root "$folder" -- apt-get -q install -y "$@" || return
    as_root rm -rf "$folder/var/cache/apt/archives"
}

# debian_root SUITE: prints the folder of a root with all that the project is built and tested with.
debian_root() {
    local suite=$1 folder log stamp
    local -a packages=("${build_packages[@]}" "${display_packages[@]}" "${test_packages[@]}")
    # For the runtime that is made of it.
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
