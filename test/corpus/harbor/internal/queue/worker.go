// Package queue hands jobs to workers.
package queue

import (
	"context"
	"sync"
)

// Job is something a worker can do.
type Job struct {
	ID      string
	Payload []byte
}

// Queue is a ring of jobs, guarded by one lock.
type Queue struct {
	mu   sync.Mutex
	jobs []Job
	head int
	size int
	wake chan struct{}
}

// New makes a queue for at most n jobs.
func New(n int) *Queue {
	return &Queue{jobs: make([]Job, n), wake: make(chan struct{}, 1)}
}

// Push adds a job and reports whether there was room.
func (q *Queue) Push(job Job) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.size == len(q.jobs) {
		return false
	}
	q.jobs[(q.head+q.size)%len(q.jobs)] = job
	q.size++
	select {
	case q.wake <- struct{}{}:
	default:
	}
	return true
}

// Take waits for at least one job and returns at most n.
func (q *Queue) Take(ctx context.Context, n int) ([]Job, error) {
	for {
		if taken := q.take(n); len(taken) > 0 {
			return taken, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-q.wake:
		}
	}
}

func (q *Queue) take(n int) []Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	n = min(n, q.size)
	taken := make([]Job, 0, n)
	for range n {
		taken = append(taken, q.jobs[q.head])
		q.jobs[q.head] = Job{}
		q.head = (q.head + 1) % len(q.jobs)
		q.size--
	}
	return taken
}
