from tests.qml.queue.conftest import open_page, page

__all__ = ["open_page", "page"]
