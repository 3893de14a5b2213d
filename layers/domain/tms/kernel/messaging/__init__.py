"""Messaging: sends mails and SMS."""
