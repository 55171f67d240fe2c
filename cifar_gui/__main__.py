"""``python -m cifar_gui`` and the entry point of the bundle."""

import gc
import multiprocessing
import sys


def main() -> int:
    """Start the program; the exit code."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["--serve-tensorboard"]:
        from cifar_gui import tensorboard_server

        return tensorboard_server.main(*sys.argv[2:])
    gc.disable()  # what a start makes stays, and to look through it takes long; Application collects later
    from cifar_gui import unstarted

    # On Windows torch (2.9 and newer) does not load its DLLs once Qt has loaded its own.
    failed = unstarted.import_torch() if sys.platform == "win32" else None
    try:
        from cifar_gui import plain_imports

        plain_imports.restore()
        from cifar_gui import app

        return app.main(sys.argv[1:], failed)
    except Exception as error:
        return unstarted.tell(error)


if __name__ == "__main__":
    sys.exit(main())
