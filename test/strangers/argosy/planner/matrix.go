package planner

// matrix is one part of planning.
func matrix(n int) int {
	return n
}
