package io.grapevine.ingest.load;

/// How much is taken.
///
/// @param fileBytes  size of a file
/// @param textLength characters of text out of one file
public record LoadLimits(long fileBytes, int textLength) {

    public static final LoadLimits DEFAULT = new LoadLimits(100L << 20, 20_000_000);
}
