#!/usr/bin/env bash
# Runs a command with a display and an open keyring, as a person at a Linux desktop has them; for build servers.
set -euo pipefail
exec dbus-run-session -- bash -c 'printf smoke | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec xvfb-run --auto-servernum "$@"' bash "$@"
