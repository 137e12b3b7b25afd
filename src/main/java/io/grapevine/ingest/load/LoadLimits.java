package io.grapevine.ingest.load;

import io.grapevine.ingest.load.child.ParserConfig;

/// How much is taken.
///
/// @param fileBytes  size of a file
/// @param textLength characters of text out of one file
/// @param parser     what the parser's processes may take
public record LoadLimits(long fileBytes, int textLength, ParserConfig parser) {

    public static final LoadLimits DEFAULT = new LoadLimits(100L << 20, 20_000_000);

    public LoadLimits(long fileBytes, int textLength) {
        this(fileBytes, textLength, ParserConfig.DEFAULT);
    }
}
