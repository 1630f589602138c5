"""School packs: untrusted files of guidance, their signatures, and joining them to what ships."""
