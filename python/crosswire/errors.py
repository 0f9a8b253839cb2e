"""What can go wrong. Texts never do: a pass gives records, and diagnostics where something was odd."""


class CrosswireError(Exception):
    """Base of every error that this package raises."""


class InputError(CrosswireError, ValueError):
    """An argument, an option or a file is not what it must be."""


class MissingExtraError(CrosswireError, ImportError):
    """A package that this function needs is not installed; the message says how to install it."""


class ModelError(CrosswireError, ValueError):
    """A model's bytes are not a model of this version."""


class InternalError(CrosswireError, RuntimeError):
    """A defect of this package; the message names the article."""
