"""What can be wrong with the store.

StoreError
├── StoreRefused        at start: the data directory, the file or its schema is not fit to run on
│   └── StoreLocked     another Rebound has it open
└── StoreFailed         while running: disk full, read-only, damaged; nothing of the transaction was kept
"""


class StoreError(Exception):
    """What is kept could not be reached."""


class StoreRefused(StoreError):
    """The store is not fit to start on. The message says what to do, in one sentence."""


class StoreLocked(StoreRefused):
    """Another process has the store open."""


class StoreFailed(StoreError):
    """A transaction could not be carried out; nothing of it was kept."""
