package org.example.ledger;

public class JournalBench {
  public void append() {
    new Journal().append(new byte[64]);
  }
}
