"""The step modules of the features; pytest takes plugins only from the topmost conftest."""

pytest_plugins = [
    "tests.steps.people",
    "tests.steps.deciding",
    "tests.steps.weeks",
    "tests.steps.practice",
    "tests.steps.form",
    "tests.steps.stops",
    "tests.steps.keeping",
    "tests.steps.own_case",
    "tests.steps.today",
    "tests.steps.chain",
    "tests.steps.contents",
    "tests.steps.reviewing",
    "tests.steps.signing",
    "tests.steps.desk",
]
