"""What official statistics say of the figures: `wanted` names the quantities, `judge` gives the verdicts, `tell` words
them."""
