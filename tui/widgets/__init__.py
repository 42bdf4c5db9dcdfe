"""What draws: widgets emit messages and touch no disk, network or service."""
