"""HTTP: how a function declares its route, reads a request and renders an answer."""
