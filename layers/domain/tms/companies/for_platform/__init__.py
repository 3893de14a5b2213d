"""Doors for platform: profiles of companies, their owners, and new companies.

They are apart because the second reads personal data and the third sends mails, which the functions of the
others have no right to.
"""
