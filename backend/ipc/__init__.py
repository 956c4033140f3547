"""How clients reach the engine: the threads of a connection, what waits for each client, and the control socket."""
