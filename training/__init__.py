"""How the bundled reader is made: data, training, evaluation. No part of the product at run time."""
