"""What an app has, what every large app is asked about, and what kind of page a link opens."""

from enum import StrEnum


class Trait(StrEnum):
    """What an app has. A question names the trait it concerns, never the steps that exist."""

    POSTS = "posts"
    PROFILE = "profile"
    CONTACTS = "contacts"
    COMMENTS = "comments"
    MESSAGES = "messages"
    TAGS = "tags"
    LOCATION = "location"
    SEARCHABLE = "searchable"
    LOGIN = "login"
    LINKED_APPS = "linked-apps"
    REPORTS = "reports"


class ControlKind(StrEnum):
    """The controls that an app with ``complete = true`` answers for, the largest risk first.

    An app can have others besides. The order is that of a platform card: pupils among followers,
    who sees you, who reaches you, who gets in, and last what only tidies up.
    """

    FOLLOWERS = "follower-audit"
    PRIVATE_ACCOUNT = "private-account"
    POST_AUDIENCE = "post-audience"
    PAST_POSTS = "limit-past"
    MESSAGES = "messages"
    TAG_REVIEW = "tag-review"
    COMMENTS = "comments"
    LOCATION = "location"
    PROFILE_DETAILS = "profile-details"
    FIND_BY_CONTACT = "find-by-contact"
    CONTACT_SYNC = "contact-sync"
    SEARCH_INDEXING = "search-indexing"
    FRIENDS_LIST = "connections-visibility"
    TWO_STEP = "two-step"
    SESSIONS = "sessions"
    CONNECTED_APPS = "connected-apps"
    VIEW_AS = "view-as"
    CLEAN_UP = "activity-cleanup"
    REPORT = "report-abuse"
    DOWNLOAD = "download"
    DELETE = "delete"


class LinkKind(StrEnum):
    """Where a link leads: to the very setting, to the app's home or settings, to a help page."""

    SETTING = "setting"
    HOME = "home"
    HELP = "help"
