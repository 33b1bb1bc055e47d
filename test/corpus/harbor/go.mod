module harbor.example/dispatch

go 1.25
