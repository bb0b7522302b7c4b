"""What a killed server leaves behind."""
