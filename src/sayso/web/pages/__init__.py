"""The pages, one file each; the list of them is in `sayso.web.app`."""
