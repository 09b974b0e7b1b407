#!/usr/bin/env bash
# Installs what some tests need from the system: Chromium, LibreOffice's Writer without its windows, a font with
# Cyrillic letters.
# Where it may not (no apt, not root, no network) it says which tests will skip, and never fails.
set -u

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null 2>&1
office() { command -v soffice || command -v libreoffice; } >/dev/null 2>&1
font() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \
  \( -name 'DejaVuSans.ttf' -o -name 'NotoSans-Regular.*' \) -print -quit 2>/dev/null)" ]; }

[ "$(uname -s)" = Linux ] || exit 0
wanted=()
browser || wanted+=(chromium)
office || wanted+=(libreoffice-writer-nogui)
font || wanted+=(fonts-dejavu-core)
[ ${#wanted[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing ${wanted[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  timeout 600 bash -c 'apt-get -qq update && apt-get -qq -y install --no-install-recommends "$@"' _ "${wanted[@]}" \
    </dev/null >/dev/null 2>&1 || true
fi

browser || echo "no Chromium on this machine: the tests marked 'browser' will skip (install the package 'chromium')"
office || echo "no LibreOffice on this machine: the test that opens a Word file with it will skip (install 'libreoffice-writer-nogui')"
font || echo "no font with Cyrillic letters on this machine: pictures of Russian text may show boxes (install 'fonts-dejavu-core')"
exit 0
