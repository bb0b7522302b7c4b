"""What is remembered, in SQLite or PostgreSQL; rows never leave this package."""
