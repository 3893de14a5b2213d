"""Messaging: the transport of mails and SMS."""
