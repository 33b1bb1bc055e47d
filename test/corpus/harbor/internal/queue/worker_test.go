package queue

import (
	"context"
	"testing"
)

func BenchmarkPushTake(b *testing.B) {
	q := New(1024)
	for b.Loop() {
		q.Push(Job{ID: "one"})
		if _, err := q.Take(context.Background(), 1); err != nil {
			b.Fatal(err)
		}
	}
}
