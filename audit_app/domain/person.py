"""Facts about a person that decide what they are asked. Never a name."""

from enum import StrEnum


class Nation(StrEnum):
    """Where the school is; some rules belong to one nation."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Role(StrEnum):
    """What the person does in school."""

    TEACHER = "teacher"
    ASSISTANT = "assistant"
    SUPPORT = "support"
    SUPPLY = "supply"
    VOLUNTEER = "volunteer"
    LEADER = "leader"


class Tie(StrEnum):
    """Facts about the person that bring questions of their own."""

    PARENT_HERE = "parent-here"
    LIVES_NEAR = "lives-near"
    SEVERAL_SCHOOLS = "several-schools"
    RUNS_ACCOUNT = "runs-account"
    LEADER_PACK = "leader-pack"


class Change(StrEnum):
    """What may have changed since the last check-in, and brings questions back."""

    NEW_APP = "new-app"
    LEFT_APP = "left-app"
    NEW_JOB = "new-job"
    SCHOOL = "school"
    PHONE = "phone"
    NAME = "name"
    PARENT_HERE = "parent-here"
