"""The steps of the features, one module for who comes, one for the decision, one for the week."""
