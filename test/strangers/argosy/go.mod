module example.net/argosy

go 1.23
