"""What is known of people and units, gathered set by set."""
