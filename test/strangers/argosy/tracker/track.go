package tracker

func Track() {}
