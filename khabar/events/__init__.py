"""PLOVER events: trigger, roles, status, counts."""
