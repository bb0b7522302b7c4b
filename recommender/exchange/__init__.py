"""The product's own data in the forms that others read."""
