"""Matrix products through numpy's own BLAS for spaCy.

thinc multiplies through ``blis``, whose wheel has only generic kernels for many CPUs (measured: 33 GFLOP/s against 95
of the OpenBLAS inside numpy). Nothing else of the model changes; that tags, trees, entities and lemmas come out the
same is held by a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy
from thinc.api import NumpyOps, get_current_ops, set_current_ops

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float32]


class BlasOps(NumpyOps):  # type: ignore[misc]
    """thinc's CPU operations, matrix products by :func:`numpy.matmul`."""

    name = "numpy"  # what thinc's layers look for to choose their CPU code

    def gemm(
        self, x: Floats, y: Floats, *, out: Floats | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats:
        """``x @ y``, each transposed first where asked, into ``out`` where given."""
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def use_fast_math() -> None:
    """Makes :class:`BlasOps` thinc's current operations, on a CPU; models loaded afterwards use them.

    A GPU that somebody chose before (``spacy.prefer_gpu()``) is left alone.
    """
    if type(get_current_ops()) is NumpyOps:
        set_current_ops(BlasOps())
