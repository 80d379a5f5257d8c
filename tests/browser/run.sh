#!/usr/bin/env bash
# Looks at reports in a real browser: bash tests/browser/run.sh GONGBAO [FOLDER-FOR-SCREENSHOTS]
#
# GONGBAO is the program. Needs Node with npm, and Chromium with a font for Chinese; what of it is missing is installed (apt-get, npm).
set -euo pipefail
gongbao=$(realpath "$1")
pictures=${2:-}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >"$work/apt.log" 2>&1 || { cat "$work/apt.log"; exit 1; }
  chromium=$(command -v chromium)
fi
npm install --silent --no-audit --no-fund --prefix "$work/npm" playwright-core@1

# report INPUT NAME: the output of INPUT and its report.
report() {
  "$gongbao" run "$1" -o "$work/$2/output" --quiet
  "$gongbao" report "$work/$2/output" -o "$work/$2/report" --quiet
}

mkdir "$work/in"
cp raw/* "$work/in/"
cp tests/browser/nasty.txt "$work/in/\"><script>alert(3)<&.txt"
report "$work/in" samples
names=(samples)
if [ -d ../shared/seeds ]; then
  report ../shared/seeds seeds
  names+=(seeds)
fi
for name in "${names[@]}"; do
  NODE_PATH="$work/npm/node_modules" CHROMIUM="$chromium" PICTURES="$pictures" node tests/browser/report.cjs "$work/$name"
done
