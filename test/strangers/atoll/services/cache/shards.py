SHARDS = 16


def shard(key):
    return hash(key) % SHARDS
