def latest(connection, station):
    return connection.execute("select * from readings where station = %s order by at desc limit 1", (station,))
