#!/bin/sh
# Copy the database and the keys into DIRECTORY, also while Rebound runs, and drop copies that are too old.
#
#   deploy/backup.sh DIRECTORY
#
# Keys go after a week: a member who erased their words has then erased them from every copy. Databases go after
# thirty days; an older one than a week still opens with the keys in the data directory. The master key is in no copy.
set -eu

directory=${1:?"say where to: backup.sh DIRECTORY"}
PATH="$(dirname "$0")/../.venv/bin:$PATH"

umask 077
mkdir -p "$directory"
rebound backup "$directory/rebound-$(date -u +%Y%m%dT%H%M%SZ).db"

# Only after a copy that worked. `-mtime +5` is six whole days and older: with a run a day, none gets past seven.
find "$directory" -maxdepth 1 -type f -name 'rebound-*.db.keys' -mtime +5 -delete
find "$directory" -maxdepth 1 -type f -name 'rebound-*.db' -mtime +28 -delete
