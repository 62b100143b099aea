"""Lists of other agencies: holds and confirmations for those put forward."""
