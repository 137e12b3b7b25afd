package io.grapevine.ingest.load.child;

import io.grapevine.ingest.load.mail.Unpacker;
import io.grapevine.ingest.load.ocr.Tesseract;
import io.grapevine.ingest.load.parsed.RefusedFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The parser's process: answers one request after the other from its input, until that ends.
///
/// It ends with exit code 3 when its memory is full (`-XX:+ExitOnOutOfMemoryError`); nothing that a file does
/// to it reaches the service.
public final class ParserMain {

    private final DataOutputStream out;

    private ParserMain(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String... args) throws IOException {
        var answers = new DataOutputStream(System.out);
        System.setOut(new PrintStream(System.err, true)); // nothing but answers may go there
        Logger.getLogger("").setLevel(Level.SEVERE); // the libraries warn of every flaw of every file
        System.setProperty("java.awt.headless", "true");
        new ParserMain(answers).run(new DataInputStream(System.in));
    }

    private void run(DataInputStream in) throws IOException {
        var readers = new BinaryReaders(Tesseract.installed(this::working));
        while (true) {
            Message request;
            try {
                request = Message.read(in);
            } catch (EOFException serviceEnded) {
                return;
            }
            Message.write(out, answer(readers, request));
        }
    }

    private static Message answer(BinaryReaders readers, Message request) {
        try {
            return switch (request) {
                case Message.Read(var file, var mediaType, var textLength) ->
                    new Message.Done(readers.read(Path.of(file), mediaType, textLength), Memory.peak());
                case Message.Unpack(var file, var mediaType, var folder, var files, var bytes) ->
                    new Message.Unpacked(new Unpacker(Path.of(folder), files, bytes).unpack(Path.of(file), mediaType));
                case Message.Working w -> refused(w);
                case Message.Done d -> refused(d);
                case Message.Unpacked u -> refused(u);
                case Message.Refused r -> refused(r);
            };
        } catch (RefusedFile e) {
            return new Message.Refused(e.getMessage());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new Message.Refused(Reasons.of(e));
        }
    }

    private static Message refused(Message notARequest) {
        return new Message.Refused("is no request: " + notARequest.getClass().getSimpleName());
    }

    private void working() {
        try {
            Message.write(out, new Message.Working());
        } catch (IOException serviceEnded) {
            throw new UncheckedIOException(serviceEnded);
        }
    }
}
