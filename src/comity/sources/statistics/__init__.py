"""Official statistics: loaders that give rows of the one flow schema (`comity.model.flows`), rates and indicators."""
