package proxy

import "testing"

func BenchmarkBorrow(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Return(Borrow())
	}
}
