#!/bin/sh
# Prepares .venv with the locked dependencies, and the system libraries that Qt needs. No root needed.
#   setup.sh          what running Galleon needs
#   setup.sh --dev    and what testing it needs
set -eu
cd "$(dirname "$0")/../.."
PY="${PYTHON:-python3}"
GROUPS_WANTED="--no-dev"
STAMP=".venv/.installed-run"
if [ "${1:-}" = "--dev" ]; then
    GROUPS_WANTED="--group dev"
    STAMP=".venv/.installed-dev"
fi
"$PY" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Galleon needs Python 3.11 or newer. Set PYTHON=/path/to/python3 to name another one." >&2
    exit 1
}
WANTED="$(cat uv.lock pyproject.toml | sha256sum)"
if [ "$WANTED" != "$(cat "$STAMP" 2>/dev/null)" ]; then
    echo "Preparing .venv (first start, or the dependencies changed) ..." >&2
    # Debian's python3 comes without ensurepip: a venv without pip works everywhere, and uv needs none.
    [ -x .venv/bin/python ] || "$PY" -m venv --without-pip .venv
    if command -v uv >/dev/null 2>&1; then
        UV=uv
    elif [ -x .venv/bin/uv ]; then
        UV=.venv/bin/uv
    else
        "$PY" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check "uv>=0.8,<1" || {
            echo "That needs pip: sudo apt-get install python3-pip" >&2
            exit 1
        }
        UV=.venv/bin/uv
    fi
    # --inexact keeps uv itself
    UV_PYTHON=.venv/bin/python "$UV" sync --frozen --inexact --quiet $GROUPS_WANTED
    # What testing needs includes what running needs.
    echo "$WANTED" | tee "$STAMP" > .venv/.installed-run
fi
# The console entry; it finds the project from where it lies, so a clone may be moved.
cat > .venv/bin/galleon <<'END'
#!/bin/sh
here="$(dirname "$(readlink -f "$0")")"
exec "$here/python" "$here/../../main.py" "$@"
END
chmod +x .venv/bin/galleon
"$PY" packaging/source/syslibs.py .venv/syslibs > .venv/.library-path
LD_LIBRARY_PATH="$(cat .venv/.library-path)${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
    .venv/bin/python packaging/source/translations.py release
