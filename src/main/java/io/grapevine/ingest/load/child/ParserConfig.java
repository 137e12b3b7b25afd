package io.grapevine.ingest.load.child;

import java.time.Duration;

/// How much the parser's processes may take.
///
/// @param heapMegabytes of each process
/// @param limit         time for one document; a page that OCR has read begins it anew
/// @param processes     how many files are parsed at once
public record ParserConfig(int heapMegabytes, Duration limit, int processes) {

    /// 512 MB read every file of the public collections that were tried; two minutes is six times the slowest.
    public static final ParserConfig DEFAULT = new ParserConfig(512, Duration.ofMinutes(2), 2);

    public ParserConfig {
        if (heapMegabytes < 64) {
            throw new IllegalArgumentException("the parser's heap must be at least 64 MB, was " + heapMegabytes);
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the parser's time limit must be above 0, was " + limit);
        }
        if (processes < 1) {
            throw new IllegalArgumentException("there must be at least 1 parser process, were " + processes);
        }
    }
}
