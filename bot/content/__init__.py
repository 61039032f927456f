"""Every word a member reads, and the library they are chosen from. Knows nothing of Discord or of what is kept."""
