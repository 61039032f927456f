"""Entry points: slash commands, menus, buttons and forms. Each translates, calls one service, and draws."""
