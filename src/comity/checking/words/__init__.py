"""The words of checking: one catalogue a language, `key,text`, with the same keys in all of them."""
