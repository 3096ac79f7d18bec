"""What can go wrong with data, in one sentence that a person can act on."""


class DataError(ValueError):
    """A dataset is absent, damaged or cannot be used as asked; the message names the file or both numbers."""
