package dev.slipway.standalone;

/// A database and the proof to be let in, which no `toString` shows.
///
/// @param url as JDBC has it
record Database(String url, String user, String password) {

  @Override
  public String toString() {
    return "Database[" + url + "]";
  }
}
