package io.grapevine.lab.hold;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands before a server and takes it away: refuses connections, or takes them and lets nothing through.
final class FlakyProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 14;
    private static final int BACKLOG = 200;

    /// What it does.
    enum Mood {
        PASSES,
        REFUSES,
        SWALLOWS
    }

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private volatile Mood mood = Mood.PASSES;
    private ServerSocket listening;

    /// @param target port of the server, on loopback
    FlakyProxy(int target) throws IOException {
        this.target = target;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    int port() {
        return port;
    }

    void become(Mood next) throws IOException {
        var before = mood;
        synchronized (changed) {
            mood = next;
            changed.notifyAll();
        }
        if (next == Mood.REFUSES) {
            close();
        } else if (before == Mood.REFUSES) {
            listening = listen(port);
        } else if (before == Mood.SWALLOWS) {
            cut(); // what was swallowed is lost: a connection of before is of no more use
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void cut() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private ServerSocket listen(int at) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), BACKLOG);
        Thread.ofVirtual().start(() -> accept(server));
        return server;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(server);
            var back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
            open.remove(server);
        } catch (IOException gone) {
            return; // and so is the client's connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try (from;
                to) {
            var in = from.getInputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                waitWhileSwallowing();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException gone) {
            return; // the other direction ends too: both are closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitWhileSwallowing() throws InterruptedException {
        synchronized (changed) {
            while (mood == Mood.SWALLOWS) {
                changed.wait();
            }
        }
    }
}
