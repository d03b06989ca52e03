#!/bin/bash
# Runs MariaDB and PHP's own web server in CACHE/root. Started by in-namespace.ts: the mounts below are seen by
# this process and its children alone, and when it ends, for whatever reason, they all end.
#
# usage: serve.sh CACHE PORT COMMON_CONFIG (it stops when its stdin closes; all its output is a log)
set -eu
root=$1/root port=$2 common_config=$3
config=/usr/share/matomo/config
socket=/run/mysqld/mysqld.sock
exec 3<&0 </dev/null

in_root() {
  exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}

mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

cp "$common_config" "$root$config/common.config.ini.php"
if [ -e "$root/installed.json" ]; then
  # Matomo answers under the address that it was installed at; the port may be another one now.
  sed -i "s/^trusted_hosts\[\] = .*/trusted_hosts[] = \"127.0.0.1:$port\"/" "$root$config/config.ini.php"
else
  rm -f "$root$config/config.ini.php"
fi

(in_root mkdir -p /run/mysqld)
(in_root chown mysql:mysql /run/mysqld)
# Only by its socket, so it takes no port. Commits are not flushed to the disk one by one: tests write many.
(in_root mariadbd --user=mysql --skip-networking --socket=$socket --innodb-flush-log-at-trx-commit=2) &
database=$!
until (in_root mariadb-admin --socket=$socket --silent ping); do
  kill -0 $database # else it has ended, and the log says why
  sleep 0.2
done
if [ ! -e "$root/installed.json" ]; then
  (in_root mariadb --socket=$socket --execute "
    DROP DATABASE IF EXISTS matomo;
    CREATE DATABASE matomo CHARACTER SET utf8mb4;
    CREATE OR REPLACE USER matomo@localhost IDENTIFIED BY 'matomo';
    GRANT ALL ON matomo.* TO matomo@localhost;")
fi

(in_root setpriv --reuid=www-data --regid=www-data --init-groups env PHP_CLI_SERVER_WORKERS=4 \
  php -d date.timezone=UTC -d memory_limit=512M -S "127.0.0.1:$port" -t /usr/share/matomo/public) &
web=$!

cat <&3 >/dev/null &
wait -n || true
kill $web $database 2>/dev/null || true
wait $database || true
