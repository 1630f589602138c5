"""The window: screens over the verbs of ``audit_app.audit``. With ``app`` the only room that knows Qt."""
