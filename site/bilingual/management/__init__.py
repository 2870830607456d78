"""Commands of ``bilingual``."""
