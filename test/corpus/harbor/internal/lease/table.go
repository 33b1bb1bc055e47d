// Package lease remembers who works on what.
package lease

import "time"

// Table maps jobs to the time at which their lease ends.
type Table struct {
	ends map[string]time.Time
}

// Take leases a job unless somebody else holds it.
func (t *Table) Take(job string, now time.Time, d time.Duration) bool {
	if end, held := t.ends[job]; held && end.After(now) {
		return false
	}
	t.ends[job] = now.Add(d)
	return true
}

// Expired lists all jobs whose lease has ended.
func (t *Table) Expired(now time.Time) []string {
	var expired []string
	for job, end := range t.ends {
		if !end.After(now) {
			expired = append(expired, job)
		}
	}
	return expired
}
