"""How good weeks are beyond their hard limits: time used, order, relevance, growth, variety."""
