"""What official statistics say of quantities: observations with their rows."""
