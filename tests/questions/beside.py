"""What lies beside the tests of a page for the tests of its questions: ``tests/pages/<kind>/asked.py``.

It holds ``made(rng)``, answers of torch that the page may show, and ``ORACLES``, torch's own answer to each kind of
question. A new page brings its own; what is asked on several pages is in ``states`` and ``oracles``.
"""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

PAGES = Path(__file__).parent.parent / "pages"


def beside(kind):
    """The module of a kind of page, None where there is none."""
    path = PAGES / kind / "asked.py"
    if not path.exists():
        return None
    spec = spec_from_file_location(f"asked_{kind}", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
