"""Runs SecantusDB's server with the arguments given; scripts/engine/secantus.ts starts it."""

import sys
from functools import lru_cache

from secantus import storage
from secantus.cli import main

# It covers an outline with cells (35 ms) when it checks a document and again when it writes it. The same outline has the
# same cells: they are kept for the last few hundred.
storage.s2_doc_covering = lru_cache(maxsize=512)(storage.s2_doc_covering)

sys.argv[0] = "secantusd-py"
sys.exit(main())
