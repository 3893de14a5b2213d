"""The shared kernel: what every service needs and no service owns."""
