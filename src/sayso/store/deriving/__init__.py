"""What is worked out across reports, kept up to date as reports and judgements come and go."""
