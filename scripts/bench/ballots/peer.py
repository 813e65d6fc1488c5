"""Equal Shares by pabutools on a pabulib file, for comparison: prints the seconds on the processor for the rule alone, and the
projects it buys.

usage: peer.py FILE [INCREMENT]   INCREMENT: yuan by which every purse is raised again and again (completion)
"""
import json
import sys
import time
from fractions import Fraction

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares

sys.setrecursionlimit(10_000)
instance, profile = parse_pabulib(sys.argv[1])
increment = Fraction(sys.argv[2]) if len(sys.argv) > 2 else None
start = time.process_time()
bought = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=increment)
seconds = time.process_time() - start
print(json.dumps({"seconds": seconds, "bought": [project.name for project in bought]}))
