"""What ``kg serve`` serves: the SPARQL endpoint and its page."""
