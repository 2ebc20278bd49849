"""Convert office files through LibreOffice, started and stopped by us, with a profile of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from iomdesk.reading.intake.kinds import Kind
from iomdesk.reading.intake.taken import Limits, Remark
from iomdesk.reading.kinds import is_locked_office

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SHARE_OF_TIME = 0.8
_LOCK_REACH = 1_000_000

# No macro, no link that leads out, no file of another author's, no question: the profile says so before
# anything is opened.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""  # noqa: E501


def converter() -> str | None:
    """Return the path of LibreOffice; None where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


@contextmanager
def convert_office(path: Path, kind: Kind, limits: Limits) -> Iterator[tuple[Path | None, Remark]]:
    """Convert a file to PDF; give its path while the block lasts, or None and why there is none."""
    problem = _refusal(path)
    if problem is not None:
        yield None, problem
        return
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        made = _convert(Path(folder), path, kind, limits.seconds * _SHARE_OF_TIME)
        yield made, Remark.NOT_CONVERTED


def _refusal(path: Path) -> Remark | None:
    with path.open("rb") as file:
        if is_locked_office(file.read(_LOCK_REACH)):
            return Remark.LOCKED
    return None if converter() else Remark.NO_CONVERTER


def _convert(folder: Path, path: Path, kind: Kind, seconds: float) -> Path | None:
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    out.mkdir()
    source = folder / f"document{kind.endings[0]}"
    shutil.copyfile(path, source)
    command = [
        converter() or "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", "pdf", "--outdir", str(out), str(source)),
    ]
    _run(command, folder, seconds)
    made = out / "document.pdf"
    return made if made.is_file() and made.stat().st_size else None


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run a program with all its children, and stop them all when the time is up."""
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    apart: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {}
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        env=environment,
        preexec_fn=_unconfined(),
        **quiet,
        **apart,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _stop(process)


def _unconfined() -> Any:
    """LibreOffice maps more memory than it uses: its own limit is on time alone."""
    if os.name != "posix":
        return None
    return _lift_limit


def _lift_limit() -> None:
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _stop(process: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
