"""What happens: one package a step, the arrows between them run one way (see ARCHITECTURE.md)."""
