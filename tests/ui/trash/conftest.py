from tests.ui.text.desk_fixtures import desk, operations, settle

__all__ = ["desk", "operations", "settle"]
