"""Dialogs of the frame."""
