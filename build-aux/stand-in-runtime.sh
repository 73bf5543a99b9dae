# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a Flatpak runtime of Debian 13's packages where GNOME's is not installed. To be sourced, by
# bash, after debian-root.sh and flatpak.sh.

write_metadata() {
    local arch
    arch=$(flatpak --default-arch)
    cat >"$3/metadata" <<END
[Runtime]
name=$1
runtime=org.gnome.Platform/$arch/$2
sdk=org.gnome.Sdk/$arch/$2
END
}

# copy_system ROOT FOLDER: copies a root's /usr and /etc as a runtime has them, without documents,
# and without the files that flatpak makes for each sandbox.
copy_system() {
    as_root cp -a "$1/usr" "$2/files" &&
        as_root cp -a "$1/etc" "$2/files/etc" &&
        as_root chown -R "$(id -u):$(id -g)" "$2" || return
    chmod -R u+rwX "$2"
    rm -rf "$2"/files/{local,games,src,share/{doc,man,info,locale}} \
        "$2"/files/etc/{passwd,group,shadow,gshadow,machine-id,resolv.conf,hosts}*
}

# make_runtime ROOT VERSION REPOSITORY: makes org.gnome.Sdk, and org.gnome.Platform without the
# tools to build with.
make_runtime() {
    local version=$2 repository=$3 folder name
    folder=$(mktemp -d "$(kept_folder)/runtime.XXXXXX")
    rm -rf "$repository"
    # The repository is not compressed, since it stays on this machine.
    ostree --repo="$repository" init --mode=bare-user-only
    copy_system "$1" "$folder" || return
    for name in org.gnome.Sdk org.gnome.Platform; do
        write_metadata "$name" "$version" "$folder"
        flatpak build-export --runtime --files=files --disable-fsync "$repository" "$folder" \
            "$version" || return
        rm -rf "$folder"/files/{include,lib/gcc,libexec/gcc,lib/*/pkgconfig,share/gir-1.0} \
            "$folder"/files/bin/{gcc,cc,meson,ninja,*-linux-gnu-*}
    done
    rm -rf "$folder"
}

# Gives flatpak a folder of its own for runtimes and for the installations of the user.
use_stand_in_runtime() {
    local root_folder version repository
    need root
    root_folder=$(debian_root trixie)
    version=$(manifest_says runtime-version)
    repository=$(kept_folder)/runtime
    FLATPAK_USER_DIR=$(kept_folder)/flatpak
    export FLATPAK_USER_DIR
    if ! [ "$repository/config" -nt "$root_folder.packages" ] || ! has_runtime; then
        say "making a runtime of Debian's packages in the place of GNOME's"
        rm -rf "$FLATPAK_USER_DIR"
        { make_runtime "$root_folder" "$version" "$repository" &&
            flatpak remote-add --user --no-gpg-verify stand-in "file://$repository" &&
            flatpak install --user --noninteractive stand-in "org.gnome.Platform//$version" \
                "org.gnome.Sdk//$version"; } >"$repository.log" 2>&1 ||
            { tail -n 30 "$repository.log" >&2; fail "that did not work: see above"; }
        touch "$repository/config"
    fi
}
