"""The parts of the question screen."""
