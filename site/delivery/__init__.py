"""How pages reach readers: headers, the sitemap, health."""
