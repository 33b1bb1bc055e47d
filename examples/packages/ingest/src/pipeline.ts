import { BatchWriter, type Catalogue } from "./batchWriter.js";
import { parseFeed } from "./feedParser.js";
import { wholeLines } from "./lineSplitter.js";

export interface Feed {
  name: string;
  open(): AsyncIterable<string>;
}

export interface Result {
  feed: string;
  rows: number;
}

async function ingestOne(feed: Feed, catalogue: Catalogue): Promise<Result> {
  const writer = new BatchWriter(catalogue);
  let rows = 0;
  for await (const lines of wholeLines(feed.open())) {
    for (const row of parseFeed(lines)) {
      await writer.add(row);
      rows += 1;
    }
  }
  await writer.flush();
  return { feed: feed.name, rows };
}

/** Reads the feeds, a few at a time; one slow supplier holds up one place only. */
export async function ingest(feeds: readonly Feed[], catalogue: Catalogue, concurrency = 4): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...feeds];
  const workers = Array.from({ length: Math.min(concurrency, queue.length) }, async () => {
    for (let feed = queue.shift(); feed !== undefined; feed = queue.shift()) {
      results.push(await ingestOne(feed, catalogue));
    }
  });
  await Promise.all(workers);
  return results;
}
