package io.grapevine.lab.bench;

import io.grapevine.domain.GrapevineException.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// What only benchmarks need (`src/bench`: JMH, LangChain4j's store), which the build keeps out of the service
/// and which is loaded when a benchmark asks for it.
public final class BenchLibrary {

    private BenchLibrary() {}

    /// @param folder with `classes` and the jars in `lib`, as the build makes it
    /// @throws Misconfigured where it is not there, as in a distribution
    public static <S> S load(Class<S> service, Path folder) {
        if (!Files.isDirectory(folder.resolve("lib"))) {
            throw new Misconfigured("What this benchmark needs is not in "
                    + folder.toAbsolutePath().normalize()
                    + ". Run it from a checkout of the sources, after ./mvnw package.");
        }
        try {
            // stays open as long as the benchmark, which is as long as the process
            var loader = new URLClassLoader(urls(folder), BenchLibrary.class.getClassLoader());
            return ServiceLoader.load(service, loader)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(folder + " has no " + service.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static URL[] urls(Path folder) throws IOException {
        var urls = new ArrayList<URL>(List.of(url(folder.resolve("classes"))));
        try (var jars = Files.newDirectoryStream(folder.resolve("lib"), "*.jar")) {
            for (var jar : jars) {
                urls.add(url(jar));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toAbsolutePath().normalize().toUri().toURL();
    }
}
