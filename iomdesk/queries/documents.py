"""The contents of documents kept in the desk."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.model.documents import Content


def content_of(session: Session, *, digest: str) -> bytes:
    """Return the bytes kept under a digest; empty where there are none."""
    return session.scalar(select(Content.data).where(Content.digest == digest)) or b""
