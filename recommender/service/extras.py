"""What only some installations have: packages that come with an extra of this one."""


def lacking(package: str | None, extra: str) -> str:
    """Return what to say where a package is missing: which it is, and how to add it."""
    return (
        f"{package} is not installed; run `make extras` in the checkout, elsewhere "
        f"`pip install 'back-plan-recommender[{extra}]'`"
    )
