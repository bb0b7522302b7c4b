"""The step modules of the features; pytest takes plugins only from the topmost conftest."""

pytest_plugins = ["tests.steps.people", "tests.steps.deciding", "tests.steps.weeks"]
