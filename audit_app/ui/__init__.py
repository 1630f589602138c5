"""The window: screens over the verbs of ``audit_app.audit``. Only this room and ``app`` know Qt."""
