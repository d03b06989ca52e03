#!/bin/bash
# Makes a small Debian with Matomo's package in CACHE/root. Started by in-namespace.ts: the mounts below are
# seen by this process and its children alone, and end with them.
#
# usage: make-root.sh CACHE MIRROR LOG SUITE NEWER_SUITE PACKAGE... (lines on stdout say which step it is at; the rest
# goes to LOG). From NEWER_SUITE, which may be empty, come only packages that are asked for by that suite or version.
set -eu
cache=$1 mirror=$2 log=$3 suite=$4 newer_suite=$5
shift 5
new=$cache/root.new
packages=("$@" php-cli php-mysql php-mbstring php-xml php-curl php-gd mariadb-server)
exec 3<&0

in_root() {
  chroot "$new" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# How this machine reaches its mirror (a proxy, certificates, dates that are not checked) holds in the root too.
take_over_apt_settings() {
  apt-config dump --no-empty --format '%f "%v";%n' Acquire |
    grep -E '^Acquire::(https?::|Check-|ForceIPv|Retries)' >"$new/etc/apt/apt.conf.d/90machine" || true
  if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    mkdir -p "$new/etc/ssl/certs"
    cp -L /etc/ssl/certs/ca-certificates.crt "$new/etc/ssl/certs/"
  fi
  cp -L /etc/resolv.conf /etc/hosts "$new/etc/"
}

use_newer_suite() {
  echo "deb $mirror $newer_suite main" >"$new/etc/apt/sources.list.d/newer.list"
  printf '%s\n' 'Package: *' "Pin: release n=$newer_suite" 'Pin-Priority: 100' >"$new/etc/apt/preferences.d/newer"
}

# Two reports of Matomo 5.8 lack a return type that PHP wants; without it the API answers with 500.
add_return_types() {
  find "$new/usr/share/matomo/plugins" -path '*/Reports/*' \( -name GetModel.php -o -name GetResolution.php \) \
    -exec sed -i 's/function isEnabled()$/function isEnabled(): bool/' {} +
}

make() {
  exec >>"$log" 2>&1
  # What an interrupted run left behind.
  rm -rf --one-file-system "$new"

  echo "Making a Debian $suite (debootstrap) ..." >&4
  eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
  export ${http_proxy:+http_proxy} ${https_proxy:+https_proxy}
  debootstrap --variant=minbase "$suite" "$new" "$mirror" || return 1

  echo 'Installing Matomo, PHP and MariaDB in it (apt-get) ...' >&4
  take_over_apt_settings
  printf '#!/bin/sh\nexit 101\n' >"$new/usr/sbin/policy-rc.d" # nothing starts by itself
  chmod 755 "$new/usr/sbin/policy-rc.d"
  printf '%s\n' force-unsafe-io path-exclude=/usr/share/man/\* path-exclude=/usr/share/locale/\* >"$new/etc/dpkg/dpkg.cfg.d/quick"
  mountpoint -q "$new/proc" || mount -t proc proc "$new/proc" || return 1
  mount --bind /dev "$new/dev" || return 1
  if [ -n "$newer_suite" ]; then use_newer_suite; fi
  in_root apt-get -q -o Acquire::Languages=none update || return 1
  in_root apt-get -q -y --no-install-recommends install "${packages[@]}" || return 1
  in_root apt-get -q clean
  add_return_types

  in_root mkdir -p /var/cache/matomo
  in_root chown -R www-data:www-data /usr/share/matomo/config /var/cache/matomo
  mv "$new" "$cache/root"
}

# Ends with the work, or as soon as whoever started it is gone (its end of stdin closes).
exec 4>&1
make &
cat <&3 >/dev/null &
wait -n
