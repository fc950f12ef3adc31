"""What lies on disk and who may write it: the archive's database, its version in force, locks."""
