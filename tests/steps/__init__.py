"""The steps of the features, one module a subject: who comes, the decision, the week, the desk."""
