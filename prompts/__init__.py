"""The words that the product says and that language models are told, one file each."""
