"""The original is the text made from no other; its translations are stale once it says something else."""

from iomdesk.model.agenda import ItemText
from iomdesk.model.item_translation import digest, original_of, stale_parts, with_basis


def text(language: str, title: str = "", annotation: str = "", made_from: str | None = None) -> ItemText:
    return ItemText(language=language, title=title, annotation=annotation, made_from=made_from)


def language_of(*texts: ItemText) -> str | None:
    original = original_of(texts)
    return original.language if original else None


def test_the_original_is_the_one_that_was_made_from_no_other() -> None:
    assert language_of(text("en", "Report"), text("fr", "Rapport", made_from="x/")) == "en"
    assert language_of(text("en", "Report"), text("fr", "Rapport")) == "fr"
    assert language_of(text("en", "Report", made_from="x/"), text("fr")) == "en"
    assert language_of(text("fr")) is None


def test_only_what_is_written_and_of_which_the_basis_is_known_can_be_stale() -> None:
    french = text("fr", "Rapports", "À lire.")
    old = with_basis(None, "title", digest("Rapport"))
    assert list(stale_parts([text("en", "Report", "Read it.", old), french])) == [("en", "title")]
    assert list(stale_parts([text("en", "", "", old), french])) == []
    assert (
        list(stale_parts([text("en", "Reports", "", with_basis(old, "title", digest("Rapports "))), french]))
        == []
    )
    assert list(stale_parts([text("es", "Informe"), french])) == []
