"""Measures the platform against its budgets: imports, CPU and capacity units, as ratios within one run."""
