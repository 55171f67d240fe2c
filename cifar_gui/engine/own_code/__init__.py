"""Code of a learner's own, read with ``ast`` and never run: ``files`` gives its text, ``network`` what it becomes.

``values`` is what code is about, ``expressions`` and ``statements`` are Python's, ``torch_words`` is torch's, and
``reading`` goes through it.
"""
