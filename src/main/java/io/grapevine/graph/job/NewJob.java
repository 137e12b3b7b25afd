package io.grapevine.graph.job;

import java.util.List;
import java.util.Map;

/// A job that is to be made; the fields are those of [Job].
public record NewJob(
        String id,
        String upload,
        String collection,
        String name,
        String document,
        Map<String, List<String>> given,
        String file,
        long bytes,
        String by) {}
