"""The warehouse of official statistics: Parquet files sorted by pair, frozen vintages, plain SQL over them."""
