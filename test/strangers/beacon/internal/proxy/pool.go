package proxy

import "sync"

// buffers holds the copy buffers of all connections.
var buffers = sync.Pool{New: func() any { b := make([]byte, 32<<10); return &b }}

// Borrow takes a buffer out of the pool.
func Borrow() *[]byte { return buffers.Get().(*[]byte) }

// Return puts a buffer back.
func Return(b *[]byte) { buffers.Put(b) }
