# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Flatpak, for people and for its test. To be sourced, by bash, after set-up.sh.

app_id=com.example.SyncInventory

manifest_says() {
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))[sys.argv[2]])' \
        "$root/$app_id.json" "$1"
}

# Succeeds if the runtime and the SDK are installed.
has_runtime() {
    local version
    version=$(manifest_says runtime-version)
    flatpak info "org.gnome.Platform//$version" >/dev/null 2>&1 &&
        flatpak info "org.gnome.Sdk//$version" >/dev/null 2>&1
}

# build_flatpak FOLDER BRANCH [BUNDLE OPTION …]: leaves FOLDER/sync-inventory.flatpak.
build_flatpak() {
    local folder=$1 branch=$2 log="$1/build.log"
    shift 2
    mkdir -p "$folder"
    say "building the Flatpak in $folder; this can take some minutes"
    # A plain copy of the files works even where file systems cannot be mounted.
    flatpak-builder --user --disable-rofiles-fuse --force-clean --default-branch="$branch" \
        --state-dir="$folder/state" --repo="$folder/repo" "$folder/app" \
        "$root/$app_id.json" >"$log" 2>&1 ||
        { tail -n 40 "$log" >&2; fail "it could not be built: see above, and $log"; }
    flatpak build-bundle "$@" "$folder/repo" "$folder/sync-inventory.flatpak" "$app_id" "$branch" \
        >>"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "it could not be bundled: see above"; }
}
