"""What is known of indicators: series, the latest values, what stands behind them."""
