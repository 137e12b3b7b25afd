package io.grapevine.ingest.load.child;

import io.grapevine.ingest.load.Unreadable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One running parser. Used by one thread at a time.
///
/// A thread of its own reads what it answers, so that the one that waits can be interrupted and keeps to the
/// time limit. The process ends when this one does: its input ends then.
final class ParserProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ParserProcess.class);

    /// Exit code of a Java virtual machine whose memory is full, by `-XX:+ExitOnOutOfMemoryError`.
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final DataOutputStream requests;
    private volatile boolean closed;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    private sealed interface Answer {
        record Said(Message message) implements Answer {}

        record Ended() implements Answer {}
    }

    private ParserProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread.ofPlatform().daemon().name("parser-answers").start(this::readAnswers);
        Thread.ofPlatform().daemon().name("parser-log").start(this::logMessages);
    }

    static ParserProcess start(ParserConfig config) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx" + config.heapMegabytes() + "m",
                "-Xss4m", // documents nest; what nests deeper is refused
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-Djava.awt.headless=true",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                ClassPath.current(),
                ParserMain.class.getName());
        return new ParserProcess(new ProcessBuilder(command).start());
    }

    /// Asks, and waits for the answer.
    ///
    /// @throws Unreadable where the file is refused, takes longer than the limit, or ends the process; this
    ///         process is of no more use then unless it [#isAlive]
    Message ask(Message request, Duration limit) throws Unreadable {
        try {
            Message.write(requests, request);
            while (true) {
                var answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (answer == null) {
                    close();
                    throw new Unreadable("took longer than " + limit.toSeconds() + " s to read");
                }
                switch (answer) {
                    case Answer.Ended ended -> throw new Unreadable(end());
                    case Answer.Said(Message.Working working) -> LOG.trace("a step of a long document is done");
                    case Answer.Said(Message.Refused(var reason)) -> throw new Unreadable(reason);
                    case Answer.Said(var message) -> {
                        return message;
                    }
                }
            }
        } catch (IOException e) {
            throw new Unreadable(end(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new Unreadable("was not read: the ingest was ended", e);
        }
    }

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly); // OCR
        process.destroyForcibly();
    }

    private String end() {
        closed = true;
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                close();
                return "ended the parser's process";
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            return "was not read: the ingest was ended";
        }
        return process.exitValue() == OUT_OF_MEMORY
                ? "ran out of memory while being read (grapevine.ingest.parser-heap allows more)"
                : "ended the parser's process (exit code " + process.exitValue() + ")";
    }

    private void readAnswers() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                answers.add(new Answer.Said(Message.read(in)));
            }
        } catch (IOException ended) {
            LOG.debugf("the parser's process has ended: %s", ended.getMessage());
        } finally {
            answers.add(new Answer.Ended());
        }
    }

    private void logMessages() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debugf("parser: %s", line.replaceAll("\\p{Cntrl}", " "));
            }
        } catch (IOException ended) {
            LOG.debugf("the parser's process has ended: %s", ended.getMessage());
        }
    }
}
