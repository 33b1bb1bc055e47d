package limiter

// Bucket is a token bucket for one client.
type Bucket struct{ tokens, rate float64 }

// Take reports whether the client may go on.
func (b *Bucket) Take() bool { b.tokens--; return b.tokens >= 0 }
