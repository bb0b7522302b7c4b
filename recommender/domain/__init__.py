"""What things are: conditions, questions, rules, exercises, weeks. Standard library only."""
