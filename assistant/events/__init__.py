"""Which of several similar events is meant: by its day, its number, its rank, or the time since another one."""
