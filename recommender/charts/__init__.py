"""Pictures of what the rules did, drawn as SVG on the server."""
