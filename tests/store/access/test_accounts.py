from __future__ import annotations

import pytest
from sqlalchemy import select

from sayso.errors import NotInStore, StoreError
from sayso.store.access.accounts import (
    account_named,
    add_account,
    all_accounts,
    change_password,
    change_role,
    new_token,
    remove_account,
    with_password,
    with_token,
)
from sayso.store.access.admission import accounts
from sayso.store.base import Store

PASSWORD = "four words of rain"  # nobody's


def test_only_the_right_password_lets_in(store: Store) -> None:
    """The right one does; a wrong one, another's name and an empty one don't; nothing in the store shows it."""
    with store.writing() as connection:
        add_account(store, connection, "  Ana   Roth ", "reviewer", PASSWORD)
        found = with_password(connection, "Ana Roth", PASSWORD)
        assert found is not None
        assert (found.name, found.role, found.token) == ("Ana Roth", "reviewer", False)
        for name, password in (("Ana Roth", PASSWORD + " "), ("Bo", PASSWORD), ("Ana Roth", ""), ("", "")):
            assert with_password(connection, name, password) is None
        kept = connection.execute(select(accounts.c.password)).scalar_one()
        assert PASSWORD not in kept


def test_equal_passwords_are_kept_unequally(store: Store) -> None:
    """Each is kept with salt of its own."""
    with store.writing() as connection:
        for name in ("Ana", "Bo"):
            add_account(store, connection, name, "reader", PASSWORD)
        assert len(set(connection.execute(select(accounts.c.password)).scalars())) == 2


def test_a_token_is_good_until_there_is_a_new_one(store: Store) -> None:
    """It lets in as its account, and is not kept itself; the next one ends it."""
    with store.writing() as connection:
        add_account(store, connection, "Ana", "reader", PASSWORD)
        first = new_token(store, connection, "Ana")
        found = with_token(connection, first)
        assert found is not None
        assert (found.name, found.token) == ("Ana", True)
        assert first not in connection.execute(select(accounts.c.token)).scalar_one()
        second = new_token(store, connection, "Ana")
        assert with_token(connection, first) is None
        assert with_token(connection, second) is not None
        assert with_token(connection, "\ud800") is None


def test_accounts_change(store: Store) -> None:
    """Roles and passwords change, and who is removed comes in no more."""
    with store.writing() as connection:
        add_account(store, connection, "Bo", "reader", PASSWORD)
        add_account(store, connection, "Ana", "admin", PASSWORD)
        change_role(store, connection, "Bo", "reviewer")
        change_password(store, connection, "Bo", "another four words")
        assert [(one.name, one.role) for one in all_accounts(connection)] == [
            ("Ana", "admin"),
            ("Bo", "reviewer"),
        ]
        assert with_password(connection, "Bo", PASSWORD) is None
        assert with_password(connection, "Bo", "another four words") is not None
        remove_account(store, connection, "Bo")
        assert account_named(connection, "Bo") is None
        for change in (
            lambda: remove_account(store, connection, "Bo"),
            lambda: new_token(store, connection, "Bo"),
        ):
            with pytest.raises(NotInStore, match="there is no account Bo"):
                change()


@pytest.mark.parametrize(
    ("name", "password"),
    [("", PASSWORD), (" ", PASSWORD), ("x" * 101, PASSWORD), ("Ana", "short"), ("Ana", "x" * 1001)],
)
def test_what_can_be_no_account(store: Store, name: str, password: str) -> None:
    """Neither a name that is none nor a password that is too short or long is taken, and no name twice."""
    with store.writing() as connection:
        with pytest.raises(StoreError):
            add_account(store, connection, name, "reader", password)
        add_account(store, connection, "Bo", "reader", PASSWORD)
        with pytest.raises(StoreError, match="there is an account Bo already"):
            add_account(store, connection, "Bo", "reader", PASSWORD)
