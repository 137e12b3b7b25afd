package io.grapevine.ingest.load.child;

import io.grapevine.ingest.load.Unreadable;
import io.grapevine.ingest.load.parsed.Packed;
import io.grapevine.ingest.load.parsed.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Reads files from strangers in processes of their own. Safe for use by many threads: as many as there may be
/// processes read at once, the others wait.
///
/// A process is started when the first file comes (about half a second), kept, and replaced when a file has
/// ended it.
public final class ParserProcesses implements AutoCloseable {

    /// Most files out of one archive or mail.
    private static final int MOST_PARTS = 10_000;

    private static final ConcurrentMap<ParserConfig, ParserProcesses> SHARED = new ConcurrentHashMap<>();

    private final ParserConfig config;
    private final Semaphore places;
    private final Deque<ParserProcess> idle = new ArrayDeque<>();
    private final AtomicLong peakBytes = new AtomicLong();

    public ParserProcesses(ParserConfig config) {
        this.config = config;
        this.places = new Semaphore(config.processes());
    }

    /// The processes of this configuration that every loader of this service uses.
    public static ParserProcesses shared(ParserConfig config) {
        return SHARED.computeIfAbsent(config, ParserProcesses::new);
    }

    /// @param textLength most characters that are taken
    /// @throws Unreadable with the reason, to stand behind the file's name
    public Parsed read(Path file, String mediaType, long textLength) throws Unreadable {
        var answer = ask(new Message.Read(file.toAbsolutePath().toString(), mediaType, textLength));
        if (answer instanceof Message.Done(var parsed, var peak)) {
            peakBytes.accumulateAndGet(peak, Math::max);
            return parsed;
        }
        throw new IllegalStateException("the parser answered out of turn: " + answer);
    }

    /// Writes the files in an archive or mail into a folder.
    ///
    /// @param mostBytes of all of them together
    public Packed unpack(Path file, String mediaType, Path folder, long mostBytes) throws Unreadable {
        var answer = ask(new Message.Unpack(
                file.toAbsolutePath().toString(),
                mediaType,
                folder.toAbsolutePath().toString(),
                MOST_PARTS,
                mostBytes));
        if (answer instanceof Message.Unpacked(var packed)) {
            return packed;
        }
        throw new IllegalStateException("the parser answered out of turn: " + answer);
    }

    /// The most heap that any file needed so far, in bytes.
    public long peakBytes() {
        return peakBytes.get();
    }

    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(ParserProcess::close);
            idle.clear();
        }
    }

    private Message ask(Message request) throws Unreadable {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("was not read: the ingest was ended", e);
        }
        try {
            var process = take();
            try {
                return process.ask(request, config.limit());
            } finally {
                giveBack(process);
            }
        } catch (IOException e) {
            throw new Unreadable("cannot be read: the parser's process does not start: " + e.getMessage(), e);
        } finally {
            places.release();
        }
    }

    private ParserProcess take() throws IOException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                var process = idle.pop();
                if (process.isAlive()) {
                    return process;
                }
            }
        }
        return ParserProcess.start(config);
    }

    private void giveBack(ParserProcess process) {
        if (!process.isAlive()) {
            return;
        }
        synchronized (idle) {
            idle.push(process);
        }
    }
}
