package planner

// graph is one part of planning.
func graph(n int) int {
	return n
}
