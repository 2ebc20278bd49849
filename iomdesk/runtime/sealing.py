"""Lines that only the key of a protected desk opens: AES-GCM from the library `cryptography`."""

import base64
import hmac
import os
from hashlib import sha256

from iomdesk.runtime.desk_keys import DeskKey

_NONCE_BYTES = 12


class NotUnsealed(ValueError):
    """Raised when something was changed after it was sealed, or is of another key."""


def seal(key: DeskKey, body: bytes) -> str:
    """Seal bytes with a key of their own, made from the desk's."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # only who needs it waits for it

    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(_own_key(key)).encrypt(nonce, body, key.salt)).decode()


def unseal(key: DeskKey, sealed: str) -> bytes:
    """Open what was sealed; raises NotUnsealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    whole = base64.b64decode(sealed, validate=True)
    try:
        return AESGCM(_own_key(key)).decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], key.salt)
    except InvalidTag as error:
        raise NotUnsealed from error


def _own_key(key: DeskKey) -> bytes:
    return hmac.digest(key.secret, b"iomdesk journal", sha256)
