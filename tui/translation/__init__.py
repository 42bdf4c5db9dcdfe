"""Where translations come from: sidecars, the cache, providers. No Textual."""
