def handle(request):
    return 200
