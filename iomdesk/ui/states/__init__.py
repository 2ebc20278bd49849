"""The area of States: who is a member or an observer, and in which groups they stand."""
