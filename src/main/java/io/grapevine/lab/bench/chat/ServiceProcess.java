package io.grapevine.lab.bench.chat;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.grapevine.domain.GrapevineException.Unavailable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// The service as a process of its own, as a user starts it: its heap, its collections and its threads are not
/// those of whoever measures it.
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int POLL_MS = 100;
    private static final int END_SECONDS = 20;

    private final Process process;
    private final URI home;
    private final Thread hook;

    private ServiceProcess(Process process, URI home) {
        this.process = process;
        this.home = home;
        hook = new Thread(process::destroy, "end-service");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts `grapevine serve` on a free port of loopback and waits until it answers; its log goes to stderr.
    ///
    /// @param launcher    the program `grapevine`
    /// @param environment what its environment has besides this process's; what this one has of `grapevine.llm`
    ///                    is left out
    /// @throws Unavailable where it does not start
    public static ServiceProcess start(Path launcher, Map<String, String> environment) {
        return start(launcher, environment, ProcessBuilder.Redirect.INHERIT);
    }

    /// The same with a log elsewhere.
    public static ServiceProcess start(Path launcher, Map<String, String> environment, ProcessBuilder.Redirect log) {
        try {
            var port = freePort();
            var builder = new ProcessBuilder(launcher.toString(), "serve", "--port", String.valueOf(port))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(log);
            builder.environment().keySet().removeIf(key -> key.startsWith("GRAPEVINE_LLM"));
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().putAll(environment);
            var service = new ServiceProcess(builder.start(), URI.create("http://127.0.0.1:" + port + "/"));
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new Unavailable("The service cannot be started by " + launcher + ": " + e.getMessage(), e);
        }
    }

    public URI home() {
        return home;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it as `kill -9` does, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /// What the process has taken of the machine.
    ///
    /// @param heap  bytes in use after a full collection
    /// @param files that are open; -1 where the system does not tell
    public record Vitals(long heap, int threads, long files) {}

    /// Looks after a full collection, which this asks for.
    public Vitals vitals() {
        return managed(connection -> {
            var memory = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            var system = ManagementFactory.newPlatformMXBeanProxy(
                    connection, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
            memory.gc();
            return new Vitals(
                    memory.getHeapMemoryUsage().getUsed(),
                    threads.getThreadCount(),
                    system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : -1);
        });
    }

    /// Bytes of the heap that are in use after a full collection, which this asks for.
    public long liveHeap() {
        return vitals().heap();
    }

    private interface Look<T> {
        T at(MBeanServerConnection connection) throws IOException;
    }

    @SuppressWarnings("BanJNDI") // the process is our own child, asked over the local connector
    private <T> T managed(Look<T> look) {
        try {
            var machine = VirtualMachine.attach(String.valueOf(process.pid()));
            try (var jmx = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                return look.at(jmx.getMBeanServerConnection());
            } finally {
                machine.detach();
            }
        } catch (IOException | AttachNotSupportedException e) {
            throw new Unavailable("The service's heap cannot be looked at: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        var ready = HttpRequest.newBuilder(home.resolve("q/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        var deadline = System.nanoTime() + START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http, ready)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new Unavailable("The service did not start; what it said is above.", null);
                }
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new Unavailable("Interrupted while the service started.", e);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest ready) throws InterruptedException {
        try {
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
