"""How Rebound looks: cards (Components V2), forms and custom ids. Draws and reads; decides nothing, keeps nothing."""
