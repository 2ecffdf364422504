"""How generated examples are drawn in every test.

* ``full`` is what a change has to pass: the same examples on every run, so that a red test stays red.
* ``quick`` draws fewer of them.
* ``search`` looks for new ones: ``pytest --hypothesis-profile=search``.
"""

from hypothesis import settings

settings.register_profile("full", derandomize=True, database=None, deadline=None)
settings.register_profile("quick", settings.get_profile("full"), max_examples=5)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("full")
