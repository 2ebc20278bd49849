"""The desks that the tests of services work on."""

from tests.services.conftest import history, on_server, reference, sample, sample_session, server_desk, work

__all__ = ["history", "on_server", "reference", "sample", "sample_session", "server_desk", "work"]
