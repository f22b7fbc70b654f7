"""sayso reads news reports and keeps who claims what about whom, on whose word, how firmly and where it is written."""
