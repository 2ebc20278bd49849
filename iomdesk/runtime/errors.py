"""The two families of errors: the world's, told to the user, and ours, which are bugs."""


class UserError(Exception):
    """Say in the user's language what happened, what is safe and what to do.

    Everything that is wrong with the world (a file, a lock, a full disk, a wrong clause) derives from this;
    the window shows it where the work is, the command line prints it as one line and exits with 1.
    """
