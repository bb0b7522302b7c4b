"""From YAML files to checked domain objects, and from what a person typed to answers."""
