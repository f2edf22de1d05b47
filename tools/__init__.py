"""Looking at a built site: pictures of it, what its pages weigh, how fast they come."""
