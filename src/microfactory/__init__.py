"""Re-run, question and extend a thesis on networked SME production in Kenya."""
