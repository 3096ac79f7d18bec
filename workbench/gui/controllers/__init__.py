"""Controllers: each connects panels with the engine and the models; tests hand them a fake engine."""
