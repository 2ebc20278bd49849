"""What can be wrong with a file that is to be read; each says what happened, what is safe, what to do."""

from pathlib import Path

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _


class FileRefused(UserError):
    """Say that a file was not read and that nothing was changed."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(text.format(name=path.name))
        self.path = path


class FileMissing(FileRefused):
    """Say that there is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _("There is no file “{name}”. Nothing was changed; check the name."))


class FileEmpty(FileRefused):
    """Say that a file holds no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _("“{name}” is empty. Nothing was changed; choose another file."))


class FileTooLarge(FileRefused):
    """Say that a file is larger than any mandate."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _("“{name}” is too large for a mandate. Nothing was changed; keep only the mandate’s pages."),
        )


class FileEncrypted(FileRefused):
    """Say that a file asks for a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _("“{name}” is protected by a password. Nothing was changed; save it without one and try again."),
        )


class FileNotWhatItSays(FileRefused):
    """Say that a file's content is not what its name promises; `ending` is the one that would fit."""

    def __init__(self, path: Path, ending: str = "") -> None:
        text = (
            _(
                "“{name}” is not what its name says: it is a {ending} file. Nothing was changed; "
                "give it its own ending and try again."
            ).replace("{ending}", ending)
            if ending
            else _(
                "“{name}” is not what its name says. Nothing was changed; save it anew in its own program."
            )
        )
        super().__init__(path, text)


class FileUnreadable(FileRefused):
    """Say that a file is damaged or may not be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, _("“{name}” is damaged or cannot be read. Nothing was changed; ask for a new copy.")
        )


class FileIsNoFile(FileUnreadable):
    """Say that a folder or a device stands where a file should."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self, path, _("“{name}” is a folder or a device, no file. Nothing was changed; choose a file.")
        )


class FileOfAnotherKind(FileUnreadable):
    """Say that a file is of a kind that is not read."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self,
            path,
            _(
                "“{name}” is no text, Word (.docx) or PDF file. Nothing was changed; "
                "save it as one of these and try again."
            ),
        )


class FileWithoutText(FileRefused):
    """Say that a file holds pictures of pages, not text."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _("“{name}” holds pictures of pages, no text. Nothing was changed; use a text or Word file."),
        )


class MinutesTooLarge(FileTooLarge):
    """Say that a file is larger than any minutes."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self,
            path,
            _("“{name}” is too large for minutes. Nothing was changed; bring it in parts."),
        )


class TableTooLarge(FileTooLarge):
    """Say that a table is larger than any list of participants."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self,
            path,
            _(
                "“{name}” is too large for a list of participants. Nothing was changed; "
                "keep only the sheet with the list."
            ),
        )


class TableOfAnotherKind(FileOfAnotherKind):
    """Say that a file is no table of a kind that is read."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self,
            path,
            _(
                "“{name}” is no CSV and no Excel (.xlsx) file. Nothing was changed; "
                "save it as one of these and try again."
            ),
        )


class TableWithoutPersons(FileEmpty):
    """Say that a table was read and holds no State, no organisation and no person."""

    def __init__(self, path: Path) -> None:
        FileRefused.__init__(
            self,
            path,
            _(
                "“{name}” holds no list of participants. Nothing was changed; the first row should name "
                "the columns: State, title, given name, family name, function, role, capacity."
            ),
        )
