module example.de/sprosse

go 1.22
