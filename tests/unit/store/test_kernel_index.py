"""The compiled kernel is optional, and whoever asks for it without having it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkfire.errors import UnavailableError
from checkfire.store import kernel_index
from checkfire.store.kernel_index import KernelIndex, is_built


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take the compiled kernel away."""
    monkeypatch.setattr(kernel_index, "LIBRARY", tmp_path / "kernel.so")
    kernel_index._library.cache_clear()


@pytest.mark.usefixtures("nowhere")
def test_a_kernel_that_is_not_compiled_is_told() -> None:
    """A desk without a compiler has other indexes, and says so instead of failing in a check."""
    assert not is_built()
    with pytest.raises(UnavailableError) as missing:
        KernelIndex()
    assert "kernel-missing" == missing.value.code


def test_memory_that_ran_out_is_told() -> None:
    """A kernel that could not keep an object never answers as if it had."""
    with pytest.raises(UnavailableError) as full:
        kernel_index._require_memory(-1)
    assert "memory-full" == full.value.code
