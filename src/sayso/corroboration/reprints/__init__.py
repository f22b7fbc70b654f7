"""Which reports are copies of others, whole, cut down or in passages, and which words show it."""
