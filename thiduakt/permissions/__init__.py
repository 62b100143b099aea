"""Who gets which answer at which address: declared here, joined with the resolver, walked by the test suite."""
