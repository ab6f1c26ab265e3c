"""Khabar (خبر): Arabic news read into attributed event data.

>>> import khabar
>>> coder = khabar.load()
>>> coded = coder("…", published=date(2020, 12, 30))
>>> coded.events[0].trigger.text
"""

from khabar.coding.coder import Coder, load
from khabar.version import VERSION as __version__  # noqa: N811 - the name that Python packages have

__all__ = ["Coder", "__version__", "load"]
