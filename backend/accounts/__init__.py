"""What accounts hold, without the hosts: credentials, sessions, and the room that is left."""
