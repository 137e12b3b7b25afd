package io.grapevine.lab.hold;

import io.grapevine.domain.GrapevineException.Unavailable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `grapevine worker` as a process of its own.
final class WorkerProcess implements AutoCloseable {

    private static final int END_SECONDS = 20;

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /// @param launcher    the program `grapevine`
    /// @param environment what its environment has besides this process's; what this one has of `grapevine.llm`
    ///                    is left out
    static WorkerProcess start(Path launcher, Map<String, String> environment, Redirect log) {
        try {
            var builder = new ProcessBuilder(launcher.toString(), "worker", "--threads", "1")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(log);
            builder.environment().keySet().removeIf(key -> key.startsWith("GRAPEVINE_LLM"));
            builder.environment().putAll(environment);
            return new WorkerProcess(builder.start());
        } catch (IOException e) {
            throw new Unavailable("A worker cannot be started by " + launcher + ": " + e.getMessage(), e);
        }
    }

    /// Ends it as `kill -9` does, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end, and waits for that.
    ///
    /// @return whether it ended by itself
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            if (!end()) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
