"""What the tests of installing share."""

import pytest

from tests.installing.bundled_pip import BundledPip, unpacked


@pytest.fixture(scope="session")
def pip(tmp_path_factory: pytest.TempPathFactory) -> BundledPip:
    return unpacked(tmp_path_factory.mktemp("pip"))
