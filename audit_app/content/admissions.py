"""Product rule 8: questions that could only be answered by saying that something was done."""

import re

ASKING = re.compile(
    r"\bhave you ever\b|\bdo you (still )?(have|know of) (a|any|some) (pupil|ex-pupil|parent)|"
    r"\b(are|is|were|was) there (any|some|pupils)\b|\bdo any\b|\bare any\b|"
    r"\b(have|did|do|are) you (ever |sometimes )?(accept|add|befriend|complain|contact|delet|"
    r"follow|friends with|gossip|like|messag|mock|post|publish|said|say|send|sent|shar|swear|swore|"
    r"talk|text|us|writ|wrote)\w*|\bare you (friends|in touch|in contact)\b",
    re.IGNORECASE,
)
