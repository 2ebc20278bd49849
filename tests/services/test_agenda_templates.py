"""Templates are kept from an agenda and edited as indented text."""

import pytest

from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.queries.agenda_sources import find_template, list_templates, template_text
from iomdesk.services.agenda import add_item, write_item_text
from iomdesk.services.agenda_templates import (
    TemplateNameTaken,
    remove_template,
    rename_template,
    restore_template,
    save_template,
    write_template,
)
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def template(work: Work) -> int:
    session = create_session(work, number=2).created or 0
    above = add_item(work, session=session, title="Rapports", language="fr", kind="decision").created or 0
    write_item_text(work, item=above, language="en", title="Reports")
    add_item(work, session=session, title="Partenariats", language="fr", parent=above, planned_minutes=30)
    add_item(work, session=session, title="Divers", language="fr", role="other_business")
    return save_template(work, session=session, name=" Session ordinaire ").created or 0


def text(work: Work, template: int, language: str = "fr") -> str:
    return template_text(work.session, template_id=template, language=language)


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_a_template_is_shown_as_indented_text_in_each_language(work: Work, template: int) -> None:
    assert text(work, template) == "Rapports\n\tPartenariats\nDivers\n"
    assert text(work, template, "en") == "Reports\n\tPartenariats\nDivers\n"


def test_lines_that_stay_or_are_reworded_keep_what_they_hold(work: Work, template: int) -> None:
    changes = write_template(
        work, template=template, text="Ouverture\nRapports écrits\n\tPartenariats\nDivers\n", language="fr"
    )
    write_template(
        work, template=template, text="Ouverture\nRapports\n\tPartenariats\nDivers\n", language="fr"
    )
    entries = work.get(AgendaTemplate, template).items
    assert [entry["depth"] for entry in entries] == [0, 0, 1, 0]
    assert entries[2]["planned_minutes"] == 30
    assert entries[3]["role"] == "other_business"
    back(work, changes)
    assert text(work, template) == "Rapports\n\tPartenariats\nDivers\n"


def test_a_reworded_line_keeps_its_other_languages(work: Work, template: int) -> None:
    write_template(work, template=template, text="Rapports oraux\n\tPartenariats\nDivers\n", language="fr")
    entry = work.get(AgendaTemplate, template).items[0]
    assert (entry["titles"], entry["kind"]) == ({"fr": "Rapports oraux", "en": "Reports"}, "decision")


def test_unchanged_text_changes_nothing(work: Work, template: int) -> None:
    assert write_template(work, template=template, text=text(work, template, "es"), language="es") is NOTHING


def test_names_are_given_once_and_free_again_after_removal(work: Work, template: int) -> None:
    session = create_session(work, number=3).created or 0
    for name in ("session ORDINAIRE", "  "):
        with pytest.raises(TemplateNameTaken):
            save_template(work, session=session, name=name)
    removed = remove_template(work, template=template)
    assert find_template(work.session, name="Session ordinaire") is None
    save_template(work, session=session, name="Session ordinaire")
    back(work, removed)
    assert [row.name for row in list_templates(work.session)] == [
        "Session ordinaire",
        f"Session ordinaire ({template})",
    ]


def test_a_template_is_renamed_and_taken_back(work: Work, template: int) -> None:
    changes = rename_template(work, template=template, name="Session spéciale")
    assert find_template(work.session, name="session spéciale") == template
    back(work, changes)
    assert find_template(work.session, name="Session ordinaire") == template
    assert restore_template(work, template=template) is NOTHING
