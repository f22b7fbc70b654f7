"""Feeds and sitemaps watched for new reports, politely; and alerts on what is new in the store."""
