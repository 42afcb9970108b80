"""Which mention a pronoun stands for: the weights of `enjeu.translation.antecedents.ranking`."""
