"""The kernel: code that every service may use and no service owns."""
