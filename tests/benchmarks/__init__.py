"""What Rebound costs, as ratios to a bare discord.py bot measured in the same run (`make bench`)."""
