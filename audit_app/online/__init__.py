"""The only room that may open the network: once the person has seen what is sent and agreed."""
